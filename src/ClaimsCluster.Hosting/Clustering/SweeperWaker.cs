using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Scheduling;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClaimsCluster.Hosting.Clustering;

/// <summary>
/// In each silo under the real clock: asks every few seconds for every sweeper, so that those of a silo that died live on
/// in another as soon as the cluster knows of it. (Their reminders would take a minute.)
/// </summary>
internal sealed partial class SweeperWaker(IGrainFactory grains, TimeProvider time, ILogger<SweeperWaker> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    private readonly DateTimeOffset _began = time.GetUtcNow();
    private readonly DateTimeOffset?[] _swept = new DateTimeOffset?[SweeperGrain.Shares];

    /// <summary>How long ago the share that is furthest behind was last swept.</summary>
    public TimeSpan Behind => time.GetUtcNow() - _swept.Min(swept => swept ?? _began);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Bounded.ForEach(Enumerable.Range(0, SweeperGrain.Shares), SweeperGrain.Shares, Wake, stoppingToken);
            await Task.Delay(Period, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Wake(int share)
    {
        try
        {
            if (await grains.GetGrain<ISweeperGrain>(share).Wake() is { } swept) _swept[share] = swept;
        }
        catch (Exception lost) when (Losses.AreRetriedLater(lost) || lost is OrleansException)
        {
            NotWoken(lost, share);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Sweeper {Share} did not answer; it is asked again.")]
    private partial void NotWoken(Exception lost, int share);
}
