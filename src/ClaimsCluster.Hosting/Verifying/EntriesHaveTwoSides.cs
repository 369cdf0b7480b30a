using System.Collections.Immutable;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Remittance;

namespace ClaimsCluster.Hosting.Verifying;

/// <summary>I3: a journal entry moves more than 0.00 from one account of the chart to another, for one tenant, from one document.</summary>
internal sealed class EntriesHaveTwoSides() : Check("I3", "each entry: two sides, more than 0.00, one tenant, one document", "entries")
{
    // The chart of accounts (D§7.6), written down a second time.
    private static readonly ImmutableHashSet<int> Chart =
    [
        1000, 1010, 1100, 1200, 1300, 1350, 1510, 1520, 2100, 2200, 2300, 2310, 2390,
        4000, 4100, 4110, 4120, 4130, 4140, 4150, 4300, 5000, 5100,
    ];

    private readonly HashSet<(string Tenant, string ClaimId)> _claims = [];

    /// <inheritdoc/>
    public override void Take(Happened happened)
    {
        switch (happened.Event)
        {
            case ClaimReceived:
                _claims.Add((happened.Id.Tenant, happened.Id.Key));
                break;
            case AccountEvent.Posted posted:
                Look(happened, posted.Lines, posted.Source);
                foreach (var entry in posted.Lines)
                    if (entry.ClaimId != posted.ClaimId) Wrong(happened, $"an entry of claim {entry.ClaimId} in a posting of {posted.ClaimId}");
                if (!IsOfTheAccount(posted) && !_claims.Contains((happened.Id.Tenant, posted.ClaimId)))
                    Wrong(happened, $"tenant {happened.Id.Tenant} had received no claim {posted.ClaimId}");
                break;
            case RemittanceEvent.Journalled journalled:
                Look(happened, journalled.Lines, journalled.Trace);
                break;
        }
    }

    /// <summary>What a patient pays beyond all claims waits on his account.</summary>
    private static bool IsOfTheAccount(AccountEvent.Posted posted) =>
        posted is { ClaimId: "", Kind: PostingKind.PatientPayment or PostingKind.Applied };

    private void Look(Happened happened, ImmutableList<JournalLine> entries, string source)
    {
        LookedAt += entries.Count;
        if (source.Length == 0) Wrong(happened, "no document is named");
        foreach (var entry in entries)
            if (FaultOf((int)entry.Debit, (int)entry.Credit, entry.Amount.Dollars) is { } fault) Wrong(happened, fault);
    }

    private static string? FaultOf(int debit, int credit, decimal amount) =>
        amount <= 0m ? $"an entry of {Dollars(amount)}"
        : debit == credit ? $"an entry from {debit} to itself"
        : !Chart.Contains(debit) || !Chart.Contains(credit) ? $"an entry from {credit} to {debit}: not in the chart of accounts"
        : null;

    private void Wrong(Happened happened, string found) => Wrong(happened.Id, happened.Seq, found);
}
