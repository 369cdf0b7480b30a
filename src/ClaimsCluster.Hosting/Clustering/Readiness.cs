using System.Diagnostics;
using ClaimsCluster.Abstractions.Storing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClaimsCluster.Hosting.Clustering;

/// <summary>Whether a host should get work: its silo is a member, its store takes writes, its sweepers keep up, it does not stop.</summary>
public sealed partial class Readiness(
    ISharedStore store, ISiloStatusOracle silo, IHostApplicationLifetime life, IServiceProvider services, ILogger<Readiness> log)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeaseSpan = TimeSpan.FromSeconds(1);

    /// <summary>A store that took no write for so long, or a sweeper that did not end a sweep, makes the host unready.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan SweepersLongest = TimeSpan.FromSeconds(15); // Of a silo that died the cluster learns in 7 s at most.

    private readonly SweeperWaker? _sweepers = services.GetService<SweeperWaker>();
    private long _written; // Timestamp of the last write that was taken; 0 before the first.

    /// <summary>What is not as it should be, each in a few words; empty: ready.</summary>
    public IReadOnlyList<string> Missing()
    {
        var missing = new List<string>();
        if (life.ApplicationStopping.IsCancellationRequested) missing.Add("stopping");
        else if (silo.CurrentStatus is not SiloStatus.Active) missing.Add($"silo is {silo.CurrentStatus}");
        var written = Interlocked.Read(ref _written);
        if (written == 0) missing.Add("store not reached yet");
        else if (Stopwatch.GetElapsedTime(written) is var ago && ago > Longest) missing.Add($"store took no write for {ago.TotalSeconds:0} s");
        if (_sweepers is { Behind: var behind } && behind > SweepersLongest) missing.Add($"sweepers are {behind.TotalSeconds:0} s behind");
        return missing;
    }

    /// <summary>Writes the smallest thing once a second; while the store is away one write waits, and no more.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var holder = silo.SiloAddress.ToString();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await store.Lease($"ready.{silo.SiloName}", holder, LeaseSpan);
                Interlocked.Exchange(ref _written, Stopwatch.GetTimestamp());
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                StoreAway(error);
            }

            await Task.Delay(Period, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store takes no writes.")]
    private partial void StoreAway(Exception error);
}
