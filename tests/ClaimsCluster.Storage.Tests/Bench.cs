using System.Diagnostics;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Storage.Sqlite;

namespace ClaimsCluster.Storage.Tests;

/// <summary>Commits of 2 KB bodies with one event each: a third new rows, the rest their later versions.</summary>
internal static class Bench
{
    private const int RowCount = 20_000;
    private const int Versions = 3;

    public static async Task Run()
    {
        await Commits(256, "warm-up");
        foreach (var inFlight in new[] { 1, 64, 256, 1024 }) await Commits(inFlight, $"{inFlight} in flight");
    }

    private static async Task Commits(int inFlight, string name)
    {
        using var folder = StoreFolder.Temporary();
        await using var store = SqliteClusterStore.Open(folder.Database);
        var rows = inFlight == 1 ? RowCount / 10 : RowCount;
        var latencies = new double[rows * Versions];
        using var process = Process.GetCurrentProcess();
        var (cpu, wall, allocated) = (process.TotalProcessorTime, Stopwatch.StartNew(), GC.GetTotalAllocatedBytes());

        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(worker => Task.Run(async () =>
        {
            for (var version = 0; version < Versions; version++)
            {
                for (var row = worker; row < rows; row += inFlight)
                {
                    var start = Stopwatch.GetTimestamp();
                    var id = Some.Id($"{row:x16}");
                    await store.Commit(Some.Row(id, Event(version + 1, id)) with { OpenEffects = version % 2 }, Some.Body, version);
                    latencies[(version * rows) + row] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                }
            }
        })));

        wall.Stop();
        process.Refresh();
        Report(name, latencies, wall.Elapsed, process.TotalProcessorTime - cpu, GC.GetTotalAllocatedBytes() - allocated);
        await Loads(store, rows, inFlight);
    }

    private static async Task Loads(SqliteClusterStore store, int rows, int inFlight)
    {
        var wall = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(worker => Task.Run(async () =>
        {
            for (var row = worker; row < rows; row += inFlight) await store.Load(Some.Id($"{row:x16}"));
        })));
        Console.WriteLine($"{"",-16} loads {rows / wall.Elapsed.TotalSeconds,9:0} rows/s");
    }

    private static void Report(string name, double[] latencies, TimeSpan wall, TimeSpan cpu, long allocated)
    {
        Array.Sort(latencies);
        var count = latencies.Length;
        Console.WriteLine(
            $"{name,-16} {count / wall.TotalSeconds,9:0} rows/s  p50 {latencies[count / 2]:0.00} ms  p99 {latencies[count * 99 / 100]:0.00} ms  "
            + $"cpu {cpu.TotalMicroseconds / count:0.0} us/row  allocated {allocated / count} B/row");
    }

    private static Abstractions.Storing.StoredEvent Event(long seq, EntityId id) => new(
        seq, "Posted", $"{id.Key}-{seq}", Some.Day, "system", seq == 1 ? [] : Hash, Hash, EventBody);

    private static readonly byte[] Hash = Some.Bytes(1, 32);
    private static readonly byte[] EventBody = Some.Bytes(2, 120);
}
