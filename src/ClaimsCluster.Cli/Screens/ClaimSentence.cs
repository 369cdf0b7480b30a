using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Hosting.Exporting;
using static ClaimsCluster.Cli.Screens.Figures;

namespace ClaimsCluster.Cli.Screens;

/// <summary>What became of a claim, in half a sentence.</summary>
internal static class ClaimSentence
{
    public static string Of(StoredClaim stored)
    {
        var claim = stored.Claim;
        var filing = LiveFiling.Of(claim);
        var (payer, it) = (LiveFiling.Payer(claim, filing), LiveFiling.Subject(claim, filing));
        return filing.State switch
        {
            FilingState.Held => $"our edits hold {it}",
            FilingState.Clean or FilingState.Batched or FilingState.Draft => $"{it} waits for the next batch to {payer}",
            FilingState.Submitted or FilingState.Received when filing.OverdueSince is { } since => $"{payer} has {it} and is silent; overdue since {Day(since)}",
            FilingState.Submitted or FilingState.Received => $"{payer} has {it} and has not accepted it yet",
            FilingState.Accepted when filing.OverdueSince is { } since => $"{payer} accepted {it} and is silent; overdue since {Day(since)}",
            FilingState.Accepted => $"{payer} accepted {it} for decision",
            FilingState.Pended => $"{payer} wants documents",
            FilingState.Rejected => $"{payer} rejected {it} undecided (277CA {filing.Status})",
            FilingState.Reversed => $"{payer} took its decision back",
            FilingState.Voiding => $"{payer} is asked to void {(it == "it" ? LiveFiling.Name(filing) : it)}",
            FilingState.Voided => $"it was voided; {payer} took its decision back",
            FilingState.Abandoned when stored.Facts.Any(fact => fact.Event is FilingEvent.Cancelled cancelled && cancelled.Clm01 == filing.Clm01) =>
                $"{it} was given up before {payer} decided",
            FilingState.Abandoned => "the last day to file it is over",
            _ => Decided(stored, filing, payer) + Rest(stored, filing),
        };
    }

    private static string Decided(StoredClaim stored, Filing filing, string payer)
    {
        var claim = stored.Claim;
        if (!claim.Prior.IsEmpty) return $"{payer} paid {Amount(filing.Paid)} after what was paid before";
        var decided = claim.LiveFilings.Where(one => one.IsFinal).ToList();
        if (decided.Count > 1) return string.Join(" and ", decided.Select(one => $"{LiveFiling.Payer(claim, one)} paid {Amount(one.Paid)}"));

        var denied = claim.Lines.Count(line => LineStanding.IsDenied(claim, line.Number));
        var paid = claim.Lines.Count(line => !LineStanding.IsDenied(claim, line.Number) && stored.Line(line.Number).InsurancePaid > Money.Zero);
        return (paid, denied, claim.Lines.Count - paid - denied) switch
        {
            ( > 0, 0, 0) => $"{payer} paid {All(claim)}",
            (0, > 0, 0) => $"{payer} denied {All(claim)}",
            (0, 0, _) => $"{payer} decided it and paid nothing",
            ( > 0, > 0, 0) => $"{payer} paid {Lines(paid)} and denied {Word(denied)}",
            ( > 0, 0, var rest) => $"{payer} paid {Lines(paid)} and nothing for {Word(rest)}",
            (0, _, var rest) => $"{payer} denied {Lines(denied)} and paid nothing for {Word(rest)}",
            (_, _, var rest) => $"{payer} paid {Lines(paid)}, denied {Word(denied)} and paid nothing for {Word(rest)}",
        };
    }

    /// <summary>What else there is to say of a decided claim.</summary>
    private static string Rest(StoredClaim stored, Filing filing)
    {
        var refused = filing.VoidRefused ? "; it did not take the void" : "";
        return stored.Money.WrittenOff > Money.Zero ? $"{refused}; {Amount(stored.Money.WrittenOff)} written off" : refused;
    }

    private static string All(Claim claim) => claim.Lines.Count switch
    {
        1 => "its one line",
        2 => "both lines",
        var count => $"all {Word(count)} lines",
    };

    private static string Lines(int count) => $"{Word(count)} {(count == 1 ? "line" : "lines")}";
}
