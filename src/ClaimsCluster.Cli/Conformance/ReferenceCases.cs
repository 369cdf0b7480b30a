using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Reference;

namespace ClaimsCluster.Cli.Conformance;

/// <summary>Types npi, icdFormat and timelyFiling.</summary>
internal static class ReferenceCases
{
    public static JsonNode Npis(JsonElement input) => new JsonObject
    {
        ["valid"] = new JsonArray([.. input.List("npis").Select(npi => (JsonNode)Npi.IsValid(npi.ToString()))]),
    };

    public static JsonNode IcdFormats(JsonElement input) => new JsonObject
    {
        ["syntaxValid"] = new JsonArray([.. input.List("codes").Select(code => (JsonNode)IcdFormat.IsValid(code.ToString()))]),
    };

    public static JsonNode TimelyFiling(JsonElement input) => new JsonObject
    {
        ["last"] = new JsonArray([.. input.List("items").Select(item => (JsonNode)Domain.Claims.TimelyFiling
            .LastDay(item.Day("dos"), Limit(item)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]),
    };

    private static FilingLimit Limit(JsonElement item) => item.Text("rule") switch
    {
        "calendarYear" => new FilingLimit.CalendarYear(),
        "days" => new FilingLimit.Days((int)item.Decimal("days")),
        var other => throw new FormatException($"There is no rule \"{other}\"."),
    };
}
