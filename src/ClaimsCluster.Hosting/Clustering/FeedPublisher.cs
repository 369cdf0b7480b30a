using System.Collections.Concurrent;
using System.Threading.Channels;
using ClaimsCluster.Grains.Projections;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClaimsCluster.Hosting.Clustering;

/// <summary>
/// Tells the stream of each tenant that its log grew, at most some times a second: a message wakes followers and says
/// nothing else, so many commits need no more than one.
/// </summary>
/// <param name="cluster">The cluster that this silo is of.</param>
/// <param name="drops">A test's switch: every message is lost.</param>
/// <param name="log">Where it is said that a message was lost.</param>
internal sealed partial class FeedPublisher(IClusterClient cluster, bool drops, ILogger<FeedPublisher> log) : BackgroundService, IFeedSignal
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<string, bool> _grown = new(StringComparer.Ordinal);
    private readonly Channel<string> _tenants = Channel.CreateUnbounded<string>(); // Each tenant at most once: that bounds it.

    public void Committed(string tenant)
    {
        if (_grown.TryAdd(tenant, true)) _tenants.Writer.TryWrite(tenant);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _tenants.Reader.WaitToReadAsync(stoppingToken))
        {
            while (_tenants.Reader.TryRead(out var tenant))
            {
                _grown.TryRemove(tenant, out _);
                if (!drops) await Tell(tenant);
            }

            await Task.Delay(Between, stoppingToken);
        }
    }

    private async Task Tell(string tenant)
    {
        try
        {
            await cluster.GetStreamProvider(FeedGrain.Stream).GetStream<LogGrew>(StreamId.Create(FeedGrain.Stream, tenant)).OnNextAsync(default);
        }
        catch (Exception lost)
        {
            NotTold(lost, tenant); // Its followers look by themselves.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The stream of tenant {Tenant} could not be told that its log grew.")]
    private partial void NotTold(Exception lost, string tenant);
}
