using System.Text.Json;
using System.Text.Json.Nodes;
using ClaimsCluster.Cli.Conformance;

namespace ClaimsCluster.Conformance;

public class ConformanceRunnerTests
{
    public static TheoryData<string> Ids => [.. GoldenFile.Supported().Select(golden => (string)golden!["id"]!)];

    [Fact]
    public void Every_supported_case_passes()
    {
        var report = ConformanceRunner.Run(GoldenFile.Supported().ToJsonString());
        report.Cases.Where(result => !result.Passed).Select(result => $"{result.Id} {result.Difference}").ShouldBeEmpty();
        report.Summary.ShouldBe("23 passed, 0 failed");
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_case_fails_when_any_expected_value_is_altered(string id)
    {
        var golden = GoldenFile.Supported().Single(golden => (string)golden!["id"]! == id)!;
        var places = Leaves(golden["expected"]!).Count();
        places.ShouldBeGreaterThan(0);
        for (var place = 0; place < places; place++)
        {
            var altered = golden.DeepClone();
            var leaf = Leaves(altered["expected"]!).ElementAt(place);
            leaf.ReplaceWith(Altered(leaf));
            ConformanceRunner.Run($"[{altered.ToJsonString()}]").FailedCount.ShouldBe(1, $"{id}, value {place}: {altered["expected"]!.ToJsonString()}");
        }
    }

    [Fact]
    public void A_case_of_an_unknown_type_fails() =>
        ConformanceRunner.Run("""[{ "id": "X1", "type": "astrology", "input": {}, "expected": {} }]""")
            .Cases.Single().Difference.ShouldBe("no adapter for type \"astrology\"");

    [Fact]
    public void A_case_that_cannot_be_read_fails() =>
        ConformanceRunner.Run("""[{ "id": "X1", "type": "filingFsm", "input": { "events": [{ "id": "e1", "event": "Dance" }] }, "expected": {} }]""")
            .FailedCount.ShouldBe(1);

    [Fact]
    public void A_shorter_list_is_a_difference() =>
        ConformanceRunner.Run("""[{ "id": "X1", "type": "npi", "input": { "npis": ["1234567893"] }, "expected": { "valid": [true, true] } }]""")
            .Cases.Single().Difference.ShouldBe("valid: expected [true, true], got [true]");

    [Fact]
    public void What_is_no_list_of_cases_is_an_error() => Should.Throw<JsonException>(() => ConformanceRunner.Run("{}"));

    private static IEnumerable<JsonNode> Leaves(JsonNode node) => node switch
    {
        JsonObject fields => fields.Select(field => field.Value).OfType<JsonNode>().SelectMany(Leaves),
        JsonArray items => items.OfType<JsonNode>().SelectMany(Leaves),
        _ => [node],
    };

    private static JsonNode Altered(JsonNode leaf) => leaf.GetValueKind() switch
    {
        JsonValueKind.True => false,
        JsonValueKind.False => true,
        JsonValueKind.Number => leaf.GetValue<decimal>() + 1,
        _ => leaf.ToString() is var text && decimal.TryParse(text, out var amount) ? $"{amount + 0.01m}" : text + "x",
    };
}
