using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClaimsCluster.Cli.Conformance;

/// <summary>
/// Holds what came out against what was expected: every expected field, lists in order, decimals as numbers.
/// </summary>
internal static class Comparison
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>The first difference with its path; null when there is none.</summary>
    public static string? FirstDifference(JsonElement expected, JsonNode? actual, string path = "") =>
        (expected.ValueKind, actual) switch
        {
            (JsonValueKind.Object, JsonObject fields) => First(expected.EnumerateObject().Select(field =>
                FirstDifference(field.Value, fields[field.Name], $"{path}.{field.Name}".TrimStart('.')))),
            (JsonValueKind.Array, JsonArray items) when items.Count == expected.GetArrayLength() =>
                First(expected.EnumerateArray().Select((item, index) =>
                    FirstDifference(item, items[index], $"{path}[{index}]"))),
            (JsonValueKind.Object or JsonValueKind.Array, _) => Differs(path, expected, actual),
            _ => IsSame(expected, actual) ? null : Differs(path, expected, actual),
        };

    private static string? First(IEnumerable<string?> differences) =>
        differences.FirstOrDefault(difference => difference is not null);

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
        decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Differs(string path, JsonElement expected, JsonNode? actual) =>
        $"{path}: expected {expected.GetRawText()}, got {actual?.ToJsonString() ?? "null"}";
}
