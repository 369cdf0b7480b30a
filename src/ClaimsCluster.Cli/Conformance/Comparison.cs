using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClaimsCluster.Cli.Conformance;

/// <summary>Holds what came out against what was expected: every expected field, lists in order, decimals as numbers.</summary>
internal static class Comparison
{
    /// <summary>The first difference with its path; null when there is none.</summary>
    public static string? FirstDifference(JsonElement expected, JsonNode? actual, string path = "") => expected.ValueKind switch
    {
        JsonValueKind.Object => actual is JsonObject fields
            ? expected.EnumerateObject()
                .Select(field => FirstDifference(field.Value, fields[field.Name], path.Length == 0 ? field.Name : $"{path}.{field.Name}"))
                .FirstOrDefault(difference => difference is not null)
            : Differs(path, expected, actual),
        JsonValueKind.Array => actual is JsonArray items && items.Count == expected.GetArrayLength()
            ? expected.EnumerateArray().Select((item, index) => FirstDifference(item, items[index], $"{path}[{index}]"))
                .FirstOrDefault(difference => difference is not null)
            : Differs(path, expected, actual),
        _ => IsSame(expected, actual) ? null : Differs(path, expected, actual),
    };

    private static bool IsSame(JsonElement expected, JsonNode? actual)
    {
        if (expected.ValueKind == JsonValueKind.Null) return actual is null;
        if (actual is not JsonValue value) return false;
        return value.GetValueKind() is var kind && IsNumberOrText(expected.ValueKind) && IsNumberOrText(kind)
            ? Number(expected.ToString()) is { } number && Number(value.ToString()) is { } other
                ? number == other
                : expected.ToString() == value.ToString()
            : expected.ValueKind == kind;
    }

    private static bool IsNumberOrText(JsonValueKind kind) => kind is JsonValueKind.Number or JsonValueKind.String;

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static string Differs(string path, JsonElement expected, JsonNode? actual) =>
        $"{path}: expected {expected.GetRawText()}, got {actual?.ToJsonString() ?? "null"}";
}
