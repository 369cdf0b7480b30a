namespace ClaimsCluster.Simulation.Scheduling;

/// <summary>The machine's time as a process of the world sees it: pauses cost no time at all.</summary>
internal sealed class SimTime(SimScheduler scheduler, SimProcess process) : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Start.AddTicks(scheduler.Now);

    /// <inheritdoc/>
    public override long GetTimestamp() => scheduler.Now;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(scheduler, process, () => callback(state), dueTime);

    /// <summary>Rings once; what waits here waits with Task.Delay, which asks for no more.</summary>
    private sealed class Timer : ITimer
    {
        private readonly SimScheduler _scheduler;
        private readonly SimProcess _process;
        private readonly Action _ring;
        private int _setting;

        public Timer(SimScheduler scheduler, SimProcess process, Action ring, TimeSpan dueTime)
        {
            (_scheduler, _process, _ring) = (scheduler, process, ring);
            Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (period != Timeout.InfiniteTimeSpan && period != TimeSpan.Zero)
                throw new NotSupportedException("A simulated timer rings once.");
            var setting = ++_setting;
            if (dueTime != Timeout.InfiniteTimeSpan) _scheduler.After(dueTime.Ticks, _process, _ => Ring(setting));
            return true;
        }

        public void Dispose() => _setting++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Ring(int setting)
        {
            if (setting == _setting) _ring();
        }
    }
}
