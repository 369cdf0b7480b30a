using System.Diagnostics;

namespace ClaimsCluster.Storage.Postgres;

/// <summary>Tries again for so long, with growing pauses; then no more until something has succeeded.</summary>
/// <param name="limit">From the first trouble on.</param>
/// <param name="closing">Ends all pauses: who closes the store does not wait for a database that is away.</param>
internal sealed class Patience(TimeSpan limit, CancellationToken closing)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private long? _since;
    private TimeSpan _pause = FirstPause;

    /// <summary>Something succeeded: the next trouble is a new one.</summary>
    public void Restore() => (_since, _pause) = (null, FirstPause);

    /// <summary>Pauses on this thread, which is the caller's own.</summary>
    /// <returns>False, at once, when there is no patience left.</returns>
    public bool Pause()
    {
        if (NextPause() is not { } pause) return false;
        closing.WaitHandle.WaitOne(pause);
        return true;
    }

    /// <inheritdoc cref="Pause"/>
    public async ValueTask<bool> PauseAsync()
    {
        if (NextPause() is not { } pause) return false;
        await Task.Delay(pause, closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return true;
    }

    private TimeSpan? NextPause()
    {
        var since = _since ??= Stopwatch.GetTimestamp();
        if (closing.IsCancellationRequested || Stopwatch.GetElapsedTime(since) >= limit) return null;
        var pause = _pause;
        _pause = TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, LongestPause.Ticks));
        return pause;
    }
}
