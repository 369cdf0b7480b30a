using System.Text.Json;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Denials;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>One claim as a line of <c>claims.jsonl</c> (INTERFACE §2).</summary>
internal static class ClaimJson
{
    public static void Write(
        Utf8JsonWriter json, string tenant, Claim claim, ClaimBooks books, IReadOnlyList<TimelineEntry> timeline, Pricing pricing)
    {
        json.WriteStartObject();
        json.WriteString("tenant", tenant);
        json.WriteString("claimId", claim.ClaimId);
        json.WriteString("patientControlNumber", claim.PatientControlNumber);
        json.WriteString("accountId", claim.AccountId);
        json.WriteString("payerId", claim.PayerId);
        json.WriteString("state", ClaimStanding.Of(claim).ToString());
        json.WriteStartArray("filings");
        foreach (var filing in claim.Filings) Write(json, filing);
        json.WriteEndArray();
        json.WriteMoney("charge", books.Charge);
        json.WriteMoney("insurancePaid", books.InsurancePaid);
        json.WriteMoney("adjustments", books.Adjustments);
        json.WriteMoney("patientResponsibility", books.PatientResponsibility);
        json.WriteMoney("patientPaid", books.PatientPaid);
        json.WriteMoney("writtenOff", books.WrittenOff);
        json.WriteMoney("balance", books.Balance);
        json.WriteStartArray("edits");
        foreach (var hit in claim.Edits)
        {
            json.WriteStartObject();
            json.WriteString("id", hit.EditId);
            json.WriteString("severity", hit.Severity.ToString());
            json.WriteNumber("line", hit.Line);
            json.WriteString("path", hit.Path);
            json.WriteString("message", hit.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("denials");
        foreach (var item in claim.Denials) Write(json, claim, item, pricing);
        json.WriteEndArray();
        Write(json, timeline);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, IReadOnlyList<TimelineEntry> timeline)
    {
        json.WriteStartArray("timeline");
        foreach (var (index, entry) in timeline.Index()) Write(json, index + 1, entry);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Filing filing)
    {
        json.WriteStartObject();
        json.WriteString("sequence", filing.Sequence);
        json.WriteNumber("version", filing.Version);
        json.WriteString("frequency", filing.Frequency);
        json.WriteString("clm01", filing.Clm01);
        json.WriteString("state", filing.State.ToString());
        json.WriteString("icn", filing.Icn);
        json.WriteMoney("charge", filing.Charge);
        json.WriteMoney("paid", filing.Paid);
        json.WriteMoney("patientResponsibility", filing.PatientResponsibility);
        json.WriteStartArray("adjustments");
        foreach (var cas in filing.Adjustments)
        {
            json.WriteStartObject();
            json.WriteNumber("line", cas.Line);
            json.WriteString("group", cas.Group);
            json.WriteString("carc", cas.Carc);
            json.WriteMoney("amount", cas.Amount);
            json.WriteStrings("rarcs", cas.Rarcs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Claim claim, DenialItem item, Pricing pricing)
    {
        json.WriteStartObject();
        json.WriteNumber("line", item.Line);
        json.WriteString("group", item.Group);
        json.WriteString("carc", item.Carc);
        json.WriteStrings("rarcs", item.Rarcs);
        json.WriteString("category", item.Category);
        json.WriteMoney("amountAtStake", pricing.AtStake(claim, item));
        json.WriteString("deadline", item.Deadline.ToString("yyyy-MM-dd"));
        json.WriteMoney("priority", pricing.Priority(claim, item));
        json.WriteString("state", item.State.ToString());
        json.WriteString("action", item.Action);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, int seq, TimelineEntry entry)
    {
        json.WriteStartObject();
        json.WriteNumber("seq", seq);
        json.WriteString("at", entry.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ"));
        json.WriteString("event", entry.Event);
        json.WriteString("actor", entry.Actor);
        json.WriteString("document", entry.Document);
        json.WriteEndObject();
    }
}

/// <summary>How JSON carries our values.</summary>
internal static class JsonValues
{
    public static void WriteMoney(this Utf8JsonWriter json, string name, Money amount) => json.WriteString(name, amount.ToString());

    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
