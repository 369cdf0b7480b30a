using System.Globalization;
using ClaimsCluster.Abstractions.Storing;

namespace ClaimsCluster.Hosting.Clustering;

/// <summary>
/// The virtual clock of a cluster: its instant and its target lie in the store, so every host sees the same time and any
/// of them goes on to the target.
/// </summary>
/// <param name="store">Where it lies.</param>
/// <param name="start">Where it stands before it was ever moved.</param>
internal sealed class StoredClock(ISharedStore store, DateTimeOffset start) : IVirtualClock, IDueWork
{
    private const string NowSetting = "clock.now";
    private const string TargetSetting = "clock.target";
    private const string ReachedSetting = "clock.reached"; // The clock stands at an instant while its work goes on: this one is done.
    private const string AimLease = "clock.aim";
    private static readonly TimeSpan AimSpan = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private volatile TaskCompletionSource _moved = NewSignal();

    /// <inheritdoc/>
    public async ValueTask<DateTimeOffset> Now() => await Read(NowSetting) ?? start;

    /// <summary>The instant up to which what is due is worked.</summary>
    public async ValueTask<DateTimeOffset> Target() => await Read(TargetSetting) ?? start;

    /// <summary>Completes when this host has something new to do: a target, or what an entry point put in.</summary>
    public Task Woken => _moved.Task;

    /// <inheritdoc/>
    public void LookNow() => Interlocked.Exchange(ref _moved, NewSignal()).TrySetResult();

    /// <summary>The target up to which all work is done.</summary>
    public async ValueTask<DateTimeOffset> Reached() => await Read(ReachedSetting) ?? start;

    /// <summary>All work up to a target is done. Only whoever has the driver's lease says so.</summary>
    public ValueTask Reach(DateTimeOffset target) => Write(ReachedSetting, target);

    /// <summary>Only whoever has the driver's lease moves it.</summary>
    public ValueTask MoveTo(DateTimeOffset instant) => Write(NowSetting, instant);

    /// <inheritdoc/>
    public async Task<ClockStanding> Advance(int days, string key, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var target = await Aim(days, key, cancel);
        LookNow();
        for (; ; )
        {
            if (await Reached() >= target) return new(await Now(), target);
            await Task.Delay(Look, cancel);
        }
    }

    /// <summary>The target of a key; durable, and never drawn back.</summary>
    private async Task<DateTimeOffset> Aim(int days, string key, CancellationToken cancel)
    {
        var holder = LeaseHolder.New();
        while (!await store.Lease(AimLease, holder, AimSpan)) await Task.Delay(Look, cancel);
        try
        {
            var setting = $"clock.key.{key}";
            if (await Read(setting) is { } earlier)
            {
                if (await Target() < earlier) await Write(TargetSetting, earlier); // A crash came between the two.
                return earlier;
            }

            var target = (await Target()).AddDays(days);
            await Write(setting, target);
            await Write(TargetSetting, target);
            return target;
        }
        finally
        {
            await store.Release(AimLease, holder);
        }
    }

    private async ValueTask<DateTimeOffset?> Read(string setting) => await store.Setting(setting) is { } text
        ? DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture)
        : null;

    private ValueTask Write(string setting, DateTimeOffset instant) =>
        store.SetSetting(setting, instant.ToString("O", CultureInfo.InvariantCulture));

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>The machine's own time, for clusters that do real work.</summary>
internal sealed class RealTime(TimeProvider time) : IBusinessTime
{
    /// <inheritdoc/>
    public ValueTask<DateTimeOffset> Now() => new(time.GetUtcNow());
}
