using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClaimsCluster.Cli.Conformance;

/// <summary>Runs golden cases through the engine's own methods: one adapter a type, no rule of its own.</summary>
public static class ConformanceRunner
{
    private static readonly Dictionary<string, Func<JsonElement, JsonNode>> Adapters = new()
    {
        ["filingFsm"] = FilingCases.Walk,
        ["benefit"] = BenefitCases.Share,
        ["cob"] = CoordinationCases.Methods,
        ["remit835"] = RemittanceCases.Balance,
        ["eraDuplicate"] = RemittanceCases.Duplicates,
        ["ledger"] = LedgerCases.Post,
        ["aging"] = AgingCases.Buckets,
        ["npi"] = ReferenceCases.Npis,
        ["timelyFiling"] = ReferenceCases.TimelyFiling,
        ["icdFormat"] = ReferenceCases.IcdFormats,
        ["cobOrder"] = RegistrationCases.CobOrders,
    };

    /// <summary>The types that have an adapter.</summary>
    public static IReadOnlyCollection<string> Types => Adapters.Keys;

    /// <summary>Runs every case of a JSON array of <c>{ id, type, input, expected }</c>.</summary>
    /// <param name="json">The array.</param>
    /// <returns>One result a case; a case of a type without an adapter, or that cannot be read, fails.</returns>
    /// <exception cref="JsonException">It is no JSON array.</exception>
    public static ConformanceReport Run(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
            throw new JsonException("The cases are a JSON array.");
        return new([.. document.RootElement.EnumerateArray().Select(Run)]);
    }

    private static CaseResult Run(JsonElement golden)
    {
        var id = Text(golden, "id");
        var type = Text(golden, "type");
        if (!Adapters.TryGetValue(type, out var adapter)) return new(id, type, $"no adapter for type \"{type}\"");
        if (!golden.TryGetProperty("expected", out var expected)) return new(id, type, "the case expects nothing");

        try
        {
            return new(id, type, Comparison.FirstDifference(expected, adapter(golden.GetProperty("input"))));
        }
        catch (Exception e) when (e is KeyNotFoundException or FormatException or InvalidOperationException
            or ArgumentException or OverflowException)
        {
            return new(id, type, $"the input cannot be read: {e.Message}");
        }
    }

    private static string Text(JsonElement golden, string name) =>
        golden.ValueKind == JsonValueKind.Object && golden.TryGetProperty(name, out var value) ? value.ToString() : "";
}
