using ClaimsCluster.Gateway;
using ClaimsCluster.Gateway.Feed;
using ClaimsCluster.Hosting.Clustering;

namespace ClaimsCluster.Cli.Hosts;

/// <summary>Those who wait for events are woken by the cluster's stream, or look after a second.</summary>
internal sealed class StreamWakeUp(FeedWaiting feed, GatewayOptions options) : IEventWakeUp
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    public Task Next(CancellationToken cancel) => feed.Wait(options.Tenant, Longest).WaitAsync(cancel);
}
