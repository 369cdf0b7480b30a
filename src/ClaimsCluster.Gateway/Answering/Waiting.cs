using ClaimsCluster.Gateway.Feed;
using Microsoft.Extensions.Hosting;

namespace ClaimsCluster.Gateway.Answering;

/// <summary>Holds an answer back until there is something to tell (<c>?wait=SECONDS</c>).</summary>
internal sealed class Waiting(GatewayOptions options, IEventWakeUp wakeUp, IHostApplicationLifetime host)
{
    /// <summary>Looks until it is so, until the time is over, or until this host is asked to stop; what was seen last is the answer.</summary>
    public async Task<T> Until<T>(Func<Task<T>> look, Func<T, bool> isSo, int? seconds, CancellationToken cancel)
    {
        var wait = TimeSpan.FromSeconds(Math.Clamp(seconds ?? 0, 0, (int)options.LongestWait.TotalSeconds));
        var seen = await look();
        if (wait == TimeSpan.Zero) return seen;

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel, host.ApplicationStopping);
        over.CancelAfter(wait);
        try
        {
            while (!isSo(seen))
            {
                await wakeUp.Next(over.Token);
                seen = await look();
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // The time is over: what was seen last is the answer.
        }

        return seen;
    }
}
