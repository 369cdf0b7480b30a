using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ClaimsCluster.Storage.Committing;

/// <summary>What an operator sees of one queue of group commits: how full its batches are, how long they take, who waits.</summary>
internal sealed class BatchMeter : IDisposable
{
    private static readonly InstrumentAdvice<long> Rows = new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256] };
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    };

    private readonly Meter _meter = new("ClaimsCluster");
    private readonly KeyValuePair<string, object?> _queue;
    private readonly Histogram<long> _rows;
    private readonly Histogram<double> _seconds;

    /// <param name="queue">"commit" or "load".</param>
    /// <param name="waiting">How many wait for the next batch.</param>
    public BatchMeter(string queue, Func<int> waiting)
    {
        _queue = new("queue", queue);
        _rows = _meter.CreateHistogram("claims.store.batch.rows", "{row}", "Rows that one batch writes or reads.", null, Rows);
        _seconds = _meter.CreateHistogram("claims.store.batch.duration", "s", "How long one batch takes, waits for the database included.", null, Seconds);
        _meter.CreateObservableGauge("claims.store.waiting", () => new Measurement<int>(waiting(), _queue), "{row}", "Rows that wait for their batch.");
    }

    /// <summary>The instant from which a batch is timed; 0 while nobody looks.</summary>
    public long Begin() => _seconds.Enabled ? Stopwatch.GetTimestamp() : 0;

    /// <summary>A batch of so many rows has ended, well or not.</summary>
    public void End(long began, int rows)
    {
        if (began == 0) return;
        _rows.Record(rows, _queue);
        _seconds.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, _queue);
    }

    public void Dispose() => _meter.Dispose();
}
