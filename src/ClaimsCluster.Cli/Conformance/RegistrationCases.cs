using System.Text.Json;
using System.Text.Json.Nodes;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Registration;

namespace ClaimsCluster.Cli.Conformance;

/// <summary>Type cobOrder: who pays first.</summary>
internal static class RegistrationCases
{
    public static JsonNode CobOrders(JsonElement input)
    {
        var orders = input.List("cases").Select(Order).ToArray();
        return new JsonObject
        {
            ["primary"] = new JsonArray([.. orders.Select(order => (JsonNode)order[0])]),
            ["order"] = new JsonArray([.. orders.Select(order => new JsonArray([.. order.Select(id => (JsonNode)id)]))]),
        };
    }

    private static string[] Order(JsonElement golden)
    {
        var patient = golden.TryGetProperty("patient", out var told) ? told : default;
        JsonElement[] plans = [.. golden.List("plans")];
        var facts = new CobPatient(
            (int?)NumberOf(patient, "age"), Told(patient, "parents") ?? "", CauseOf(Told(patient, "cause") ?? ""));
        var cob = CobOrder.Of([.. plans.Select(plan => CoverageOf(plan, patient))], facts, PayerDirectory.Default);
        return [.. cob.Order.Select(place => plans[place].Text("id"))];
    }

    private static Coverage CoverageOf(JsonElement plan, JsonElement patient) => new()
    {
        PayerId = plan.Text("id"),
        MemberId = plan.Text("id"),
        Kind = plan.Text("kind"),
        Relationship = Told(plan, "patientIs") == "dependent" ? IsChild(patient) ? "19" : "01" : "18",
        Subscriber = plan.TryGetProperty("subscriber", out var subscriber)
            ? new() { Name = new("", ""), BirthDate = DayOf(subscriber, "birthDate") }
            : null,
        From = DayOf(plan, "from") ?? DayOf(plan, "effective"),
        Order = (int?)NumberOf(plan, "order"),
        Employment = Told(plan, "employment") ?? "",
        EmployerSize = (int?)NumberOf(plan, "employerSize"),
        Entitlement = Told(plan, "entitlement") ?? "",
        EsrdMonth = (int?)NumberOf(plan, "esrdMonth"),
        Custody = Told(plan, "custody") ?? "",
    };

    private static bool IsChild(JsonElement patient) =>
        Told(patient, "relationship") == "child" || Told(patient, "parents") is not null || NumberOf(patient, "age") < 18;

    private static string CauseOf(string cause) => cause switch
    {
        "employment" or "work" => "EM",
        "auto" or "autoAccident" => "AA",
        "other" or "otherAccident" or "liability" => "OA",
        _ => cause,
    };

    private static DateOnly? DayOf(JsonElement input, string name) => Told(input, name) is null ? null : input.Day(name);

    private static decimal? NumberOf(JsonElement input, string name) => Told(input, name) is null ? null : input.Decimal(name);

    private static string? Told(JsonElement input, string name) =>
        input.ValueKind == JsonValueKind.Object && input.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value.ToString()
            : null;
}
