namespace ClaimsCluster.Simulation.Scheduling;

/// <summary>
/// The one thread and the one clock of a simulated world: a queue in the order of virtual time. Time costs nothing, so an
/// hour of waiting is one step; the same seed gives the same order.
/// </summary>
/// <remarks>Ticks are of 100 ns from the world's start: the machine's time, not the time of the business.</remarks>
internal sealed class SimScheduler
{
    private readonly PriorityQueue<SimItem, (long Time, long Order)> _queue = new();
    private long _order;

    /// <summary>Virtual time now, in ticks since the world began.</summary>
    public long Now { get; private set; }

    /// <summary>Steps that ran.</summary>
    public long Steps { get; private set; }

    /// <summary>Runs <paramref name="work"/> on a process after so many ticks; a process that has died by then does not.</summary>
    public void After(long ticks, SimProcess process, SendOrPostCallback work, object? state = null) =>
        _queue.Enqueue(new(process, work, state), (Now + ticks, _order++));

    /// <summary>Runs the next step; false when nothing is left.</summary>
    public bool Step()
    {
        while (_queue.TryDequeue(out var item, out var at))
        {
            Now = Math.Max(Now, at.Time);
            if (!item.Process.IsAlive) continue;
            if (item.Process.PausedUntil is { } until && until > Now)
            {
                _queue.Enqueue(item, (until, at.Order));
                continue;
            }

            Steps++;
            item.Process.Run(item.Work, item.State);
            return true;
        }

        return false;
    }

    private readonly record struct SimItem(SimProcess Process, SendOrPostCallback Work, object? State);
}

/// <summary>
/// A process of the world: what it awaits comes back to it. When it is killed, whatever it had in hand never goes on, as
/// with a real one.
/// </summary>
internal sealed class SimProcess(string name, SimScheduler scheduler) : SynchronizationContext
{
    /// <summary>What a trace calls it.</summary>
    public string Name => name;

    /// <summary>False from the kill on, for ever: who starts again is another process.</summary>
    public bool IsAlive { get; private set; } = true;

    /// <summary>It stands still until then (SIGSTOP), and does not know.</summary>
    public long? PausedUntil { get; set; }

    /// <summary>The process that runs; null between two steps.</summary>
    public static SimProcess? Running { get; private set; }

    /// <summary>SIGKILL.</summary>
    public void Kill() => IsAlive = false;

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state) => scheduler.After(0, this, d, state);

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("Nobody waits for another in one thread.");

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs a step of this process.</summary>
    public void Run(SendOrPostCallback work, object? state)
    {
        var before = Current;
        SetSynchronizationContext(this);
        Running = this;
        try
        {
            work(state);
        }
        finally
        {
            Running = null;
            SetSynchronizationContext(before);
        }
    }
}
