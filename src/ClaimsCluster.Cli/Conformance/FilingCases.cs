using System.Text.Json;
using System.Text.Json.Nodes;
using ClaimsCluster.Domain.Claims;

namespace ClaimsCluster.Cli.Conformance;

/// <summary>Type filingFsm: walks a filing through the table.</summary>
internal static class FilingCases
{
    public static JsonNode Walk(JsonElement input)
    {
        var filing = new Filing(FilingState.None, FilingState.None, ReplacedBy: false, RejectedBefore: false);
        HashSet<string> seen = [];
        List<string> path = [];
        var anomalies = 0;
        foreach (var item in input.List("events"))
        {
            if (!seen.Add(item.Text("id"))) continue; // A repeated event id is ignored (D§11).

            var what = Enum.Parse<FilingHappening>(item.Text("event"));
            if (FilingFsm.Next(filing.State, what, Guards(filing, item)) is { } step)
            {
                filing = Take(filing, what, step);
                path.Add(Name(filing.State));
            }
            else anomalies++;
        }

        return new JsonObject
        {
            ["finalState"] = Name(filing.State),
            ["anomalies"] = anomalies,
            ["path"] = new JsonArray([.. path.Select(state => (JsonNode)state)]),
        };
    }

    private readonly record struct Filing(
        FilingState State, FilingState BeforeVoiding, bool ReplacedBy, bool RejectedBefore);

    // A case may set a guard at an event; otherwise all hold but those of the filing itself (notes of fsm.json).
    private static FilingGuards Guards(Filing filing, JsonElement item)
    {
        var set = item.TryGetProperty("guards", out var guards) ? guards : item;
        return new()
        {
            Balanced = set.Flag("balanced", true),
            NoRejects = set.Flag("noRejects", true),
            WithinFilingLimit = set.Flag("withinFilingLimit", true),
            AcceptedLessThan3Days = set.Flag("acceptedLessThan3Days", true),
            OriginalKnown = set.Flag("originalKnown", true),
            IcnKnown = set.Flag("icnKnown", true),
            WithinAppealLimit = set.Flag("withinAppealLimit", true),
            ReplacedBy = set.Flag("replacedBy", filing.ReplacedBy),
            RejectedBefore = set.Flag("rejectedBefore", filing.RejectedBefore),
            UndecidedLines = set.Flag("undecidedLines", false),
        };
    }

    private static Filing Take(Filing filing, FilingHappening what, FilingStep step)
    {
        var to = step.Move switch
        {
            FilingMove.Previous => filing.BeforeVoiding,
            FilingMove.Recomputed => Recomputed(filing.State, what),
            _ => step.To,
        };
        return new(
            to,
            to == FilingState.Voiding && filing.State != FilingState.Voiding ? filing.State : filing.BeforeVoiding,
            (filing.ReplacedBy || step.SetsReplacedBy) && !step.ClearsReplacedBy,
            filing.RejectedBefore || what == FilingHappening.SyntaxReject);
    }

    // A case tells outcomes, not lines: money on some lines is Paid, a share on some Zero, and only then Denied.
    private static FilingState Recomputed(FilingState state, FilingHappening what) => (state, what) switch
    {
        (FilingState.Paid, _) or (_, FilingHappening.EraPaid) => FilingState.Paid,
        (FilingState.Forwarded, _) or (_, FilingHappening.EraForwarded) => FilingState.Forwarded,
        (FilingState.Zero, _) or (_, FilingHappening.EraZero) => FilingState.Zero,
        _ => FilingState.Denied,
    };

    private static string Name(FilingState state) => state == FilingState.None ? "-" : state.ToString();
}
