using System.Diagnostics;

namespace ClaimsCluster.Storage.Committing;

/// <summary>Whether the batches of one queue go well. Written by its thread, read by any.</summary>
internal sealed class BatchHealth
{
    /// <summary>A failure that nobody has tried again for so long tells nothing any more.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(3);

    private long _since; // When the first batch began after the last that went well; 0: there was none.
    private long _ended; // When the last batch ended; 0 while one runs.

    /// <summary>For how long now no batch has gone well; zero where the last one did, or failed long ago.</summary>
    public TimeSpan Stalled
    {
        get
        {
            var (since, ended) = (Interlocked.Read(ref _since), Interlocked.Read(ref _ended));
            return since == 0 || (ended != 0 && Stopwatch.GetElapsedTime(ended) > Remembered) ? TimeSpan.Zero : Stopwatch.GetElapsedTime(since);
        }
    }

    public void Begin()
    {
        var now = Stopwatch.GetTimestamp();
        if (Stalled == TimeSpan.Zero) Interlocked.Exchange(ref _since, now);
        Interlocked.Exchange(ref _ended, 0);
    }

    /// <param name="isWell">Something of it was written.</param>
    public void End(bool isWell)
    {
        if (isWell) Interlocked.Exchange(ref _since, 0);
        Interlocked.Exchange(ref _ended, Stopwatch.GetTimestamp());
    }
}
