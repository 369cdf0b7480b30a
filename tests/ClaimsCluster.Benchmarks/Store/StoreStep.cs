using System.Diagnostics;
using Orleans.Storage;

namespace ClaimsCluster.Benchmarks.Store;

/// <summary>A way to make rows durable, to be measured beside others.</summary>
internal abstract class StoreStep(string name)
{
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(4);

    private readonly List<double> _rates = [];
    private readonly List<double> _cpu = [];

    /// <summary>Such as store.postgres.</summary>
    public string Name => name;

    /// <summary>Rows a second: the median of the rounds.</summary>
    public double Rate => Median(_rates);

    /// <summary>Rows a second of processor time, of callers and server: what else the machine does counts less.</summary>
    public double RatePerCpu => Median(_cpu);

    /// <summary>Writes, and is not measured.</summary>
    public Task WarmUp() => Write(Measured);

    /// <summary>Writes for some seconds.</summary>
    /// <param name="serverCpu">Processor time of the server so far.</param>
    public async Task Round(Func<TimeSpan> serverCpu)
    {
        await Write(Warm);
        var (start, cpu) = (Stopwatch.GetTimestamp(), serverCpu() + Environment.CpuUsage.TotalTime);
        var count = await Write(Measured);
        _rates.Add(count / Stopwatch.GetElapsedTime(start).TotalSeconds);
        _cpu.Add(count / (serverCpu() + Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
    }

    /// <summary>Writes until the time is over.</summary>
    /// <returns>How many rows.</returns>
    protected abstract Task<long> Write(TimeSpan time);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

/// <summary>256 callers that write through Orleans' seam, each a row after the other, each row in versions.</summary>
internal sealed class GrainStorageStep(string name, IGrainStorage storage, int eventCount) : StoreStep(name)
{
    public const int InFlight = 256;

    private const int RowCount = 20_000;

    private readonly (GrainId Id, string Key, long Version, GrainState<BenchRow> State)[] _rows =
        [.. Enumerable.Range(0, RowCount).Select(row => (GrainId.Create("claim", $"north/{row:x16}"), $"{row:x16}", 0L, new GrainState<BenchRow>()))];

    protected override async Task<long> Write(TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, InFlight).Select(caller => Task.Run(() => WriteAs(caller, start, time))));
        return counts.Sum();
    }

    private async Task<long> WriteAs(int caller, long start, TimeSpan time)
    {
        for (var count = 0L; ;)
        {
            for (var row = caller; row < RowCount; row += InFlight)
            {
                if (Stopwatch.GetElapsedTime(start) > time) return count;
                var (id, key, version, state) = _rows[row];
                state.State = BenchRow.Of(key, version + 1, eventCount);
                await storage.WriteStateAsync("row", id, state);
                _rows[row].Version++;
                count++;
            }
        }
    }
}
