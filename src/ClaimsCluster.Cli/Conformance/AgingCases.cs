using System.Text.Json;
using System.Text.Json.Nodes;
using ClaimsCluster.Domain.PatientBilling;

namespace ClaimsCluster.Cli.Conformance;

/// <summary>Type aging: the bucket of a balance by the day it came up.</summary>
internal static class AgingCases
{
    public static JsonNode Buckets(JsonElement input)
    {
        var today = input.Day("asOf");
        return new JsonObject
        {
            ["buckets"] = new JsonArray([.. input.GetProperty("dates").EnumerateArray()
                .Select(date => (JsonNode)Aging.Names[Aging.BucketOf(today.DayNumber - DateOnly.ParseExact(date.GetString()!, "yyyy-MM-dd").DayNumber)])]),
        };
    }
}
