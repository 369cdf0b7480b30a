using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Projections;

namespace ClaimsCluster.Hosting.Clustering;

/// <summary>Waits until a tenant's log has probably grown. Who is woken reads the log by position: a lost message costs time.</summary>
public sealed class FeedWaiting(IGrainFactory grains)
{
    /// <summary>Completes when the log grew, or after <paramref name="longest"/>.</summary>
    public async Task Wait(string tenant, TimeSpan longest)
    {
        try
        {
            await grains.GetGrain<IFeedGrain>(tenant).Wait(longest);
        }
        catch (Exception lost) when (Losses.AreRetriedLater(lost))
        {
            await Task.Delay(longest); // The silo in which it waited is gone: as if no message had come.
        }
    }
}
