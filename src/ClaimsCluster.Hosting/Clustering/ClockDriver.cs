using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Scheduling;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClaimsCluster.Hosting.Clustering;

/// <summary>
/// In each silo of a cluster with a virtual clock: looks whether something is due, and one of them at a time drives it.
/// If that one dies another goes on, to the same target, from the store alone.
/// </summary>
internal sealed partial class ClockDriver(
    ISharedStore store, StoredClock clock, IEntities entities, ClusterQuiet quiet, ILogger<ClockDriver> log)
    : BackgroundService
{
    /// <summary>Whether this silo is the one that drives the clock now.</summary>
    public bool IsDriving { get; private set; }

    private const string LeaseName = "clock.driver";
    private static readonly TimeSpan LeaseSpan = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AfterLosses = TimeSpan.FromMilliseconds(100);

    private readonly string _holder = LeaseHolder.New();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var woken = clock.Woken;
            try
            {
                await Drive(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                DriveFailed(error); // A store that is away, a lease that ran out: whoever looks next goes on.
            }

            await Task.WhenAny(woken, Task.Delay(Look, stoppingToken));
        }
    }

    private async Task Drive(CancellationToken stop)
    {
        var target = await clock.Target();
        if (!await HasWork(target) || !await store.Lease(LeaseName, _holder, LeaseSpan)) return;
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var renewing = Renew(lost);
        IsDriving = true;
        try
        {
            var moved = new DrivenClock(clock, await clock.Now(), StillDrives);
            var driver = new VirtualDriver(store, entities, quiet, moved, cancel => Task.Delay(AfterLosses, cancel));
            await driver.RunTo(target, lost.Token);
            await moved.MoveTo(target);
            await StillDrives();
            await clock.Reach(target);
        }
        finally
        {
            IsDriving = false;
            await lost.CancelAsync();
            await renewing;
            await store.Release(LeaseName, _holder);
        }
    }

    /// <summary>A driver that hung for longer than its lease must not draw the clock back to where it stood.</summary>
    private async ValueTask StillDrives()
    {
        if (!await store.Lease(LeaseName, _holder, LeaseSpan)) throw new OperationCanceledException("Another silo drives the clock.");
    }

    private async ValueTask<bool> HasWork(DateTimeOffset target) =>
        await clock.Reached() < target || (await store.NextDue() is { } next && next <= target);

    /// <summary>Keeps the lease; cancels the drive when it is somebody else's.</summary>
    private async Task Renew(CancellationTokenSource lost)
    {
        while (!lost.IsCancellationRequested)
        {
            await Task.Delay(Renewal, lost.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (lost.IsCancellationRequested) return;
            try
            {
                if (await store.Lease(LeaseName, _holder, LeaseSpan)) continue;
            }
            catch (Exception error) when (!lost.IsCancellationRequested)
            {
                DriveFailed(error);
            }

            await lost.CancelAsync();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The virtual clock could not be driven on; it is tried again.")]
    private partial void DriveFailed(Exception error);

    /// <summary>What the driver reads is its own; what it moves is durable first.</summary>
    private sealed class DrivenClock(StoredClock clock, DateTimeOffset now, Func<ValueTask> stillDrives) : IMovedClock
    {
        public DateTimeOffset Now { get; private set; } = now;

        public async ValueTask MoveTo(DateTimeOffset instant)
        {
            if (instant <= Now) return;
            await stillDrives();
            await clock.MoveTo(instant);
            Now = instant;
        }
    }
}
