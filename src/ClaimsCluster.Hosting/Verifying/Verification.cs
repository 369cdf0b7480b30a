using System.Diagnostics;
using ClaimsCluster.Abstractions.Storing;
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
        var plan = await RunPlan.Load(store);
        var lines = new LinesAddUp(plan);
        var books = new BooksBalance(plan);
        Check[] checks =
        [
            lines, new EntriesHaveTwoSides(), books, new NothingPostedTwice(plan), new NothingLost(plan), new EventsAreGapless(),
            new FilingsFollowTheTable(), new OneLiveFiling(), new NoWorkForgotten(plan), new HistoryIsUnbroken(),
            new DocumentsAreWhole(), new DecisionsAddUp(),
        ];
        await Show(store, checks, cancel);
        foreach (var check in checks) check.Finish();
        return new([.. checks.Select(check => check.Report())], books.SumsWith(lines.Total), clock.Elapsed) { IsAtRest = plan is not { Ended: false } };
    }

    private static async Task Show(IClusterStore store, Check[] checks, CancellationToken cancel)
    {
        using var evidence = new Evidence(store);
        await foreach (var happened in evidence.Events(cancel))
            foreach (var check in checks) check.Take(happened);
        await foreach (var row in evidence.Rows(cancel))
            foreach (var check in checks) check.Take(row);
        foreach (var (tenant, sha256, length) in await store.Blobs())
        {
            cancel.ThrowIfCancellationRequested();
            new KeptDocument(store, tenant, sha256, length).Show(checks);
        }
    }
}
