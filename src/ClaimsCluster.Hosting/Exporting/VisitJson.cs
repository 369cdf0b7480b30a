using System.Text.Json;
using ClaimsCluster.Domain.Encounters;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>A visit as <c>status --json</c> tells it: where it stands and why. Nothing of the note, no name.</summary>
public static class VisitJson
{
    /// <summary>One object.</summary>
    public static void Write(Utf8JsonWriter json, string tenant, StoredVisit stored)
    {
        var visit = stored.Visit;
        json.WriteStartObject();
        json.WriteString("tenant", tenant);
        json.WriteString("visitId", visit.VisitId);
        json.WriteString("encounter", visit.Received!.Visit.Encounter.Id);
        json.WriteString("accountId", visit.Received.AccountId);
        json.WriteString("state", visit.Standing.ToString());
        json.WriteString("step", visit.Step is { } step ? step.Word() : null);
        json.WriteStartArray("questions");
        foreach (var question in visit.Questions) Write(json, question);
        json.WriteEndArray();
        json.WriteStartArray("claims");
        foreach (var claim in visit.Claims) json.WriteStringValue(claim.ClaimId);
        json.WriteEndArray();
        json.WriteStartArray("timeline");
        foreach (var fact in stored.Facts) Write(json, fact);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, VisitQuestion question)
    {
        json.WriteStartObject();
        json.WriteString("step", question.Step.Word());
        json.WriteString("code", question.Code);
        json.WriteString("text", question.Text);
        json.WriteString("todo", question.Todo);
        json.WriteString("path", question.Path);
        json.WriteString("suggested", question.Suggested);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ClaimFact fact)
    {
        json.WriteStartObject();
        json.WriteString("at", fact.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("event", fact.Event.GetType().Name);
        json.WriteString("actor", fact.Actor);
        json.WriteString("document", fact.Event.Document);
        json.WriteEndObject();
    }
}
