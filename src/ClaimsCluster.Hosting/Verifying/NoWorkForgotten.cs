using ClaimsCluster.Hosting.Running;

namespace ClaimsCluster.Hosting.Verifying;

/// <summary>
/// I17: the column counts the open effects that the row holds, so that a sweep finds them; when the last run has ended
/// there are none, and nothing was due before the last event.
/// </summary>
internal sealed class NoWorkForgotten(RunPlan? plan) : Check("I17", "no work forgotten, none overdue", "rows")
{
    private readonly bool _isAtRest = plan?.Ended ?? false;
    private DateTimeOffset _lastEvent = DateTimeOffset.MinValue;

    /// <inheritdoc/>
    public override void Take(Happened happened)
    {
        if (happened.Logged.Event.At > _lastEvent) _lastEvent = happened.Logged.Event.At;
    }

    /// <inheritdoc/>
    public override void Take(StoredEntity row)
    {
        LookedAt++;
        var (record, open) = (row.Record, row.Record.OpenEffects);
        if (row.IsReadable && open != row.OpenEffects)
            Wrong(record.Id, null, $"its column counts {open} open effects, its row holds {row.OpenEffects}");
        if (open > 0 && record.DueAt is null) Wrong(record.Id, null, $"{open} effects are open and nobody will look");
        if (!_isAtRest) return;

        if (open > 0) Wrong(record.Id, null, $"{open} effects are open, and the run has ended");
        if (record.DueAt < _lastEvent) Wrong(record.Id, null, $"it was due at {record.DueAt:yyyy-MM-dd HH:mm}, before the last event");
    }
}
