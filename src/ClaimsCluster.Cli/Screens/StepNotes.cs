using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Hosting.Exporting;
using static ClaimsCluster.Cli.Screens.Figures;

namespace ClaimsCluster.Cli.Screens;

/// <summary>What waits in a step, in words.</summary>
internal static class StepNotes
{
    private static readonly (FilingState State, string Words)[] NotSent =
    [
        (FilingState.Held, "held"), (FilingState.Rejected, "rejected by payers"), (FilingState.Clean, "not sent yet"),
        (FilingState.Batched, "about to be sent"), (FilingState.Draft, "not checked yet"),
    ];

    private static readonly (FilingState State, string Words)[] Decided =
    [
        (FilingState.Paid, "paid"), (FilingState.Zero, "zero"), (FilingState.Denied, "denied"), (FilingState.Forwarded, "forwarded"),
        (FilingState.Voided, "voided"),
    ];

    // What the questions of visits are called where they are counted: one, several.
    private static readonly Dictionary<string, (string One, string Several)> VisitWords = new(StringComparer.Ordinal)
    {
        ["not-covered"] = ("not covered", "not covered"),
        ["coverage-lapsed"] = ("coverage ended", "coverages ended"),
        ["no-coverage"] = ("without coverage", "without coverage"),
        ["contradicting-birth-date"] = ("other birth date", "other birth dates"),
        ["contradicting-sex"] = ("other sex", "other sexes"),
        ["another-person"] = ("another person", "other persons"),
        ["same-person"] = ("known under another number", "known under another number"),
        ["unsigned"] = ("unsigned", "unsigned"),
        ["contradiction"] = ("contradicting", "contradicting"),
        ["no-note"] = ("without a note", "without a note"),
        ["uncodable"] = ("without a diagnosis", "without a diagnosis"),
        ["no-price"] = ("code without a price", "codes without a price"),
        ["AUT-02"] = ("authorization over", "authorizations over"),
        ["AUT-03"] = ("authorization used up", "authorizations used up"),
        ["AUT-04"] = ("authorization for other services", "authorizations for other services"),
        ["npi"] = ("wrong NPI", "wrong NPIs"),
    };

    // Coders ask the provider, whatever is missing.
    private static readonly HashSet<string> Asked = ["specificity", "drug", "level", "unknown-code"];

    private const int ShownWaits = 2; // As many as the column holds.

    /// <summary>What waits in a step of visits, most first.</summary>
    public static string Visits(IReadOnlyDictionary<string, int> waits)
    {
        var told = Told(waits).ToList();
        var others = told.Skip(ShownWaits).Sum(wait => wait.Number);
        return string.Join(", ", told.Take(ShownWaits).Select(wait => wait.Words).Concat(others > 0 ? [$"{Count(others)} more"] : []));
    }

    private static IEnumerable<(string Words, int Number)> Told(IReadOnlyDictionary<string, int> waits) =>
        waits.GroupBy(wait => Asked.Contains(wait.Key) ? "asked" : wait.Key.StartsWith("missing", StringComparison.Ordinal) ? "missing" : wait.Key)
            .Select(group => (Code: group.Key, Number: group.Sum(wait => wait.Value)))
            .OrderByDescending(wait => wait.Number).ThenBy(wait => wait.Code, StringComparer.Ordinal)
            .Select(wait => (wait.Code switch
            {
                "asked" => Count(wait.Number, "question to the provider", "questions to the provider"),
                "missing" => Count(wait.Number, "missing field", "missing fields"),
                _ when VisitWords.TryGetValue(wait.Code, out var words) => $"{Count(wait.Number)} {(wait.Number == 1 ? words.One : words.Several)}",
                _ => $"{Count(wait.Number)} {wait.Code}",
            }, wait.Number));

    public static string Submission(RunSummary summary)
    {
        var over = summary.ByFiling.GetValueOrDefault(nameof(FilingState.Abandoned)) - summary.Steps.EndedUndecided;
        string[] notes =
        [
            Listed(NotSent, summary.ByFiling), over > 0 ? $"{Count(over)} past the filing limit" : "",
            summary.Steps.EndedUndecided > 0 ? $"({Count(summary.Steps.EndedUndecided)} given up)" : "",
        ];
        return string.Join(", ", notes.Where(note => note.Length > 0));
    }

    public static string Decision(RunSummary summary)
    {
        var filings = summary.ByFiling;
        var reversed = filings.GetValueOrDefault(nameof(FilingState.Reversed));
        FilingState[] with = [FilingState.Submitted, FilingState.Received, FilingState.Accepted, FilingState.Pended, FilingState.Voiding];
        var waiting = with.Sum(state => filings.GetValueOrDefault(state.ToString()));
        if (waiting + reversed == 0) return Listed(Decided, filings) is { Length: > 0 } decided ? $"({decided})" : "";
        return string.Join(", ", new[] { waiting > 0 ? $"{Count(waiting)} with payers" : "", reversed > 0 ? $"{Count(reversed)} taken back" : "" }.Where(word => word.Length > 0));
    }

    public static string Posting(StepTotals step) => step switch
    {
        { Wait: > 0 } => $"{Count(step.Wait)} not in the journal yet",
        _ when step.Open < Domain.Money.Zero => "more was paid than is owed",
        { Open.IsZero: false } => "not paid as charged",
        { In: 0 } => "",
        _ => "(paid and adjusted)",
    };

    private static string Listed((FilingState State, string Words)[] states, IReadOnlyDictionary<string, int> filings) => string.Join(
        ", ", states.Select(state => (Number: filings.GetValueOrDefault(state.State.ToString()), state.Words)).Where(one => one.Number > 0)
            .Select(one => $"{Count(one.Number)} {one.Words}"));
}
