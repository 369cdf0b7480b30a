using System.Globalization;
using System.Threading.Channels;
using ClaimsCluster.Hosting.Clustering;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimsCluster.Hosting.Embedded;

/// <summary>
/// The virtual clock of a cluster in one process. One loop moves it: to where it was sent last, and without being sent
/// anywhere it works what is due now when it is told that something is.
/// </summary>
public sealed class EmbeddedClock : IVirtualClock, IDueWork, IAsyncDisposable
{
    private const string TargetSetting = "clock.target";

    private readonly EmbeddedCluster _cluster;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _targets = new(1, 1); // One target after the other is made durable.
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock _gate = new();
    private readonly List<(DateTimeOffset Target, TaskCompletionSource Reached)> _waiting = [];
    private DateTimeOffset _target;

    private EmbeddedClock(EmbeddedCluster cluster, DateTimeOffset target)
    {
        _cluster = cluster;
        _target = target;
        LookNow(); // After a stop there may be work left.
        Working = Work();
    }

    /// <summary>Runs as long as the clock does; it fails when the work does, and then nothing goes on in this process.</summary>
    public Task Working { get; }

    /// <summary>A clock that stands where the cluster's does, or goes on to where it was sent before the process ended.</summary>
    public static async Task<EmbeddedClock> Start(EmbeddedCluster cluster)
    {
        var kept = await cluster.Store.Setting(TargetSetting);
        var target = kept is null ? cluster.Clock.Now : Instant(kept);
        return new(cluster, target > cluster.Clock.Now ? target : cluster.Clock.Now);
    }

    /// <inheritdoc/>
    public ValueTask<DateTimeOffset> Now() => new(_cluster.Clock.Now);

    /// <inheritdoc/>
    public void LookNow() => _wakes.Writer.TryWrite(true);

    /// <inheritdoc/>
    public async Task<ClockStanding> Advance(int days, string key, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(days);
        var target = await Target(days, $"clock.advance:{key}");
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (target > _target) _target = target;
            _waiting.Add((target, reached));
        }

        LookNow();
        await await Task.WhenAny(reached.Task, Working).WaitAsync(cancel); // A loop that failed fails those who wait.
        if (!reached.Task.IsCompleted) throw new IOException("The host stops. The clock goes on to its target when one starts again.");
        return new(_cluster.Clock.Now, target);
    }

    /// <summary>Stops between two sweeps; what is left is due in the store.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Working.ContinueWith(_ => { }, TaskScheduler.Default); // How it ended is told by Working.
        _stop.Dispose();
        _targets.Dispose();
    }

    /// <summary>Where a key sends the clock: durable before anything moves, and the same for the same key.</summary>
    private async Task<DateTimeOffset> Target(int days, string setting)
    {
        await _targets.WaitAsync();
        try
        {
            DateTimeOffset standing;
            lock (_gate) standing = _target;
            DateTimeOffset target;
            if (await _cluster.Store.Setting(setting) is { } kept) target = Instant(kept);
            else
            {
                target = standing.AddDays(days);
                await _cluster.Store.SetSetting(setting, target.ToString("O", CultureInfo.InvariantCulture));
            }

            // Also of a repeat: the process may have ended between the two.
            if (target > standing) await _cluster.Store.SetSetting(TargetSetting, target.ToString("O", CultureInfo.InvariantCulture));
            return target;
        }
        finally
        {
            _targets.Release();
        }
    }

    private async Task Work()
    {
        try
        {
            while (await _wakes.Reader.WaitToReadAsync(_stop.Token))
            {
                _wakes.Reader.TryRead(out _);
                DateTimeOffset until;
                lock (_gate) until = _target;
                await _cluster.RunTo(until, _stop.Token);
                _cluster.Clock.MoveTo(until);
                lock (_gate)
                {
                    foreach (var (_, reached) in _waiting.Where(one => one.Target <= until)) reached.SetResult();
                    _waiting.RemoveAll(one => one.Target <= until);
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // It was asked to stop; what is left is due in the store.
        }
    }

    private static DateTimeOffset Instant(string kept) => DateTimeOffset.Parse(kept, CultureInfo.InvariantCulture);
}

/// <summary>Lets a host beside an embedded cluster call it.</summary>
public static class EmbeddedEntry
{
    /// <summary>Registers the cluster's options, store, grains and time.</summary>
    public static IServiceCollection AddEmbeddedCluster(this IServiceCollection services, EmbeddedCluster cluster, EmbeddedClock clock) => services
        .AddSingleton(cluster.Options)
        .AddSingleton(cluster.Store)
        .AddSingleton(cluster.Grains)
        .AddSingleton<IBusinessTime>(clock)
        .AddSingleton<IVirtualClock>(clock)
        .AddSingleton<IDueWork>(clock);
}
