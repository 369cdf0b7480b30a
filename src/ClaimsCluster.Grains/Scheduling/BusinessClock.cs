namespace ClaimsCluster.Grains.Scheduling;

/// <summary>
/// The time of the business: what entry points stamp on commands. Registered under its own type; Orleans keeps the
/// system clock. A virtual one stands still until it is moved.
/// </summary>
public sealed class BusinessClock(DateTimeOffset start) : TimeProvider, IMovedClock
{
    private long _ticks = start.UtcTicks;

    /// <summary>The instant now.</summary>
    public DateTimeOffset Now => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Moves on to <paramref name="instant"/>; an earlier one changes nothing: this clock never goes back.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        var to = instant.UtcTicks;
        for (var now = Interlocked.Read(ref _ticks); now < to; now = Interlocked.Read(ref _ticks))
            if (Interlocked.CompareExchange(ref _ticks, to, now) == now) return;
    }

    ValueTask IMovedClock.MoveTo(DateTimeOffset instant)
    {
        MoveTo(instant);
        return default;
    }
}
