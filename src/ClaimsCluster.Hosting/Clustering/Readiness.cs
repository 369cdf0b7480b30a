using System.Diagnostics;
using ClaimsCluster.Abstractions.Storing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClaimsCluster.Hosting.Clustering;

/// <summary>
/// Whether a host should get work: its silo is a member (of a client: it reaches one), its store takes writes and commits,
/// its sweepers keep up, it does not stop.
/// </summary>
public sealed partial class Readiness(
    ISharedStore store, IGrainFactory grains, IHostApplicationLifetime life, IServiceProvider services, ILogger<Readiness> log)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeaseSpan = TimeSpan.FromSeconds(1);

    /// <summary>A store that took no write for so long, or a sweeper that did not end a sweep, makes the host unready.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan SweepersLongest = TimeSpan.FromSeconds(15); // Of a silo that died the cluster learns in 7 s at most.

    private readonly SweeperWaker? _sweepers = services.GetService<SweeperWaker>();
    private readonly ISiloStatusOracle? _silo = services.GetService<ISiloStatusOracle>();
    private long _written; // Timestamp of the last write that was taken; 0 before the first.
    private long _reached; // The same of the last answer of a silo to a client.

    /// <summary>What is not as it should be, each in a few words; empty: ready.</summary>
    public IReadOnlyList<string> Missing()
    {
        var missing = new List<string>();
        if (life.ApplicationStopping.IsCancellationRequested) missing.Add("stopping");
        else if (_silo is { CurrentStatus: not SiloStatus.Active and var status }) missing.Add($"silo is {status}");
        if (_silo is null) Since(ref _reached, "no silo reached yet", "no silo answered for", missing);
        Since(ref _written, "store not reached yet", "store took no write for", missing);
        if (store.Stalled is var stalled && stalled > Longest) missing.Add($"store took no commit for {stalled.TotalSeconds:0} s");
        if (_sweepers is { Behind: var behind } && behind > SweepersLongest) missing.Add($"sweepers are {behind.TotalSeconds:0} s behind");
        return missing;
    }

    /// <summary>Writes the smallest thing once a second; while the store is away one write waits, and no more.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var holder = LeaseHolder.New();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await store.Lease($"ready.{holder}", holder, LeaseSpan);
                await store.Release($"ready.{holder}", holder);
                Interlocked.Exchange(ref _written, Stopwatch.GetTimestamp());
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                StoreAway(error);
            }

            if (_silo is null) await Reach(stoppingToken);

            await Task.Delay(Period, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static void Since(ref long last, string never, string notFor, List<string> missing)
    {
        var at = Interlocked.Read(ref last);
        if (at == 0) missing.Add(never);
        else if (Stopwatch.GetElapsedTime(at) is var ago && ago > Longest) missing.Add($"{notFor} {ago.TotalSeconds:0} s");
    }

    private async Task Reach(CancellationToken stop)
    {
        try
        {
            await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, stop).WaitAsync(Longest, stop);
            Interlocked.Exchange(ref _reached, Stopwatch.GetTimestamp());
        }
        catch (Exception lost) when (!stop.IsCancellationRequested) // Before the first silo is met, no grain is known at all.
        {
            SilosAway(lost);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No silo answers.")]
    private partial void SilosAway(Exception lost);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store takes no writes.")]
    private partial void StoreAway(Exception error);
}
