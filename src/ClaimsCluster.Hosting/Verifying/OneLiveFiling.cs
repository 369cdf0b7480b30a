using ClaimsCluster.Domain.Claims;

namespace ClaimsCluster.Hosting.Verifying;

/// <summary>
/// I13: of each claim and payer sequence one filing is live, the newest version that is not given up; older ones are
/// decided or over, none waits for the payer beside it. A replacement that we hold waits until the payer has decided.
/// </summary>
internal sealed class OneLiveFiling() : Check("I13", "each claim: one live filing for each payer, or none", "claims")
{
    /// <inheritdoc/>
    public override void Take(StoredEntity row)
    {
        if (row.State is not Claim claim || claim.ClaimId.Length == 0) return;

        LookedAt++;
        if (claim.Filings.Count == 0) Wrong(row.Record.Id, null, "it has no filing");
        foreach (var sequence in claim.Filings.GroupBy(filing => filing.Sequence))
        {
            var live = sequence.Where(filing => !IsOver(filing.State)).ToList();
            var newest = live.MaxBy(filing => filing.Version);
            var atOnce = live.Count(filing => filing == newest || !(WasDecided(filing.State) || newest!.State is FilingState.Draft or FilingState.Held));
            if (atOnce > 1) Wrong(row.Record.Id, null, $"{atOnce} filings of sequence {sequence.Key} are live");
        }
    }

    private static bool IsOver(FilingState state) =>
        state is FilingState.Voided or FilingState.Abandoned or FilingState.Superseded;

    private static bool WasDecided(FilingState state) => state is FilingState.Paid or FilingState.Zero or FilingState.Denied
        or FilingState.Forwarded or FilingState.Reversed or FilingState.Voiding;
}
