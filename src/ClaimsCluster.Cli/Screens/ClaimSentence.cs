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
        var filing = claim.Filings[^1];
        var payer = Payer(claim);
        return filing.State switch
        {
            FilingState.Held => "our edits hold it",
            FilingState.Clean or FilingState.Batched or FilingState.Draft => $"it waits for the next batch to {payer}",
            FilingState.Submitted or FilingState.Received => $"{payer} has it and has not accepted it yet",
            FilingState.Accepted => $"{payer} accepted it for decision",
            FilingState.Pended => $"{payer} wants documents",
            FilingState.Rejected => $"{payer} rejected it undecided (277CA {filing.Status})",
            FilingState.Reversed => $"{payer} took its decision back",
            FilingState.Abandoned => "the last day to file it is over",
            _ => Decided(stored, payer),
        };
    }

    /// <summary>The payer's name; its id where the claim has none.</summary>
    public static string Payer(Claim claim) => Shown(claim.PayerName.Length > 0 ? claim.PayerName : claim.PayerId);

    private static string Decided(StoredClaim stored, string payer)
    {
        var claim = stored.Claim;
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

    private static string All(Claim claim) => claim.Lines.Count switch
    {
        1 => "its one line",
        2 => "both lines",
        var count => $"all {Word(count)} lines",
    };

    private static string Lines(int count) => $"{Word(count)} {(count == 1 ? "line" : "lines")}";
}
