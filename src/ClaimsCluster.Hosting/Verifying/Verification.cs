using System.Diagnostics;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.Hosting.Running;

namespace ClaimsCluster.Hosting.Verifying;

/// <summary>
/// Proves the books from what is stored (FAULTS §2): one pass over the log, one over the rows, one over the kept bytes.
/// It only reads, and shares no code with the rules that wrote them, save the words in which they are stored.
/// </summary>
public static class Verification
{
    /// <summary>Runs the twelve checks. Nobody may write to the store meanwhile.</summary>
    public static async Task<VerificationReport> Run(IClusterStore store, CancellationToken cancel = default)
    {
        var clock = Stopwatch.StartNew();
        var proof = new Proof(await RunPlan.Load(store));
        await foreach (var happened in new Evidence(store, StoredBytes.Plain).Events(cancel)) proof.Take(happened);
        return await proof.Conclude(store, StoredBytes.Plain, clock, cancel);
    }
}

/// <summary>The twelve checks: they are shown each event, at once or as it happens, and then what lies in the store at rest.</summary>
internal sealed class Proof
{
    private readonly RunPlan? _plan;
    private readonly LinesAddUp _lines;
    private readonly BooksBalance _books;
    private readonly Check[] _checks;

    /// <param name="plan">What the books were begun with; null where nobody said.</param>
    public Proof(RunPlan? plan)
    {
        (_plan, _lines, _books) = (plan, new(plan), new(plan));
        _checks =
        [
            _lines, new EntriesHaveTwoSides(), _books, new NothingPostedTwice(plan), new NothingLost(plan), new EventsAreGapless(),
            new FilingsFollowTheTable(), new OneLiveFiling(), new NoWorkForgotten(plan), new HistoryIsUnbroken(),
            new DocumentsAreWhole(), new DecisionsAddUp(),
        ];
    }

    /// <summary>The first check that has found a fault; null while none has.</summary>
    public Check? Broken => Array.Find(_checks, check => check.HasFaults);

    /// <summary>The next event of the log.</summary>
    public void Take(Happened happened)
    {
        foreach (var check in _checks) check.Take(happened);
    }

    /// <summary>All events were shown: looks at the rows and the kept bytes, and judges.</summary>
    public async Task<VerificationReport> Conclude(IClusterStore store, StoredBytes bytes, Stopwatch clock, CancellationToken cancel = default)
    {
        await foreach (var row in new Evidence(store, bytes).Rows(cancel))
            foreach (var check in _checks) check.Take(row);
        foreach (var (tenant, sha256, length) in await store.Blobs())
        {
            cancel.ThrowIfCancellationRequested();
            new KeptDocument(store, tenant, sha256, length).Show(_checks);
        }

        foreach (var check in _checks) check.Finish();
        return new([.. _checks.Select(check => check.Report())], _books.SumsWith(_lines.Total), clock.Elapsed)
        {
            IsAtRest = _plan is not { Ended: false, Cluster: false },
        };
    }
}
