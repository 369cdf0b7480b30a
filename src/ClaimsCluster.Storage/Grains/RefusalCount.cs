using System.Diagnostics.Metrics;
using ClaimsCluster.Abstractions.Storing;

namespace ClaimsCluster.Storage.Grains;

/// <summary>Counts rows that were not written: another wrote them first, an identity was there, or the answer was lost.</summary>
internal sealed class RefusalCount
{
    // The process's: simulated worlds have thousands of silos in one.
    private static readonly Counter<long> Shared =
        new Meter("ClaimsCluster").CreateCounter<long>("claims.store.refusals", "{row}", "Rows that were not written, by what came of it.");

    private readonly Counter<long> _refusals = Shared;

    /// <summary>Shows each outcome from the start: an alarm on a rise needs what it rose from.</summary>
    public RefusalCount()
    {
        foreach (var outcome in (CommitOutcome[])[CommitOutcome.Conflict, CommitOutcome.DuplicateIdentity, CommitOutcome.Unknown]) Add(outcome, 0);
    }

    public void Add(CommitOutcome outcome, int rows = 1) => _refusals.Add(rows, new KeyValuePair<string, object?>("outcome", outcome switch
    {
        CommitOutcome.Conflict => "conflict",
        CommitOutcome.DuplicateIdentity => "duplicate",
        _ => "unknown",
    }));
}
