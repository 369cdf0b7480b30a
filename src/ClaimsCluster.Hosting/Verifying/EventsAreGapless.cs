namespace ClaimsCluster.Hosting.Verifying;

/// <summary>I10: the events of a record are numbered 1 to n without a gap, and its row stands at n.</summary>
internal sealed class EventsAreGapless() : Check("I10", "each record: its events are 1 to n without a gap", "records")
{
    private readonly Dictionary<(string Tenant, string Stream), long> _last = [];

    /// <inheritdoc/>
    public override void Take(Happened happened)
    {
        var key = (happened.Logged.Tenant, happened.Logged.Stream);
        var last = _last.GetValueOrDefault(key);
        if (happened.Seq != last + 1) Wrong(happened.Id, happened.Seq, $"it follows event {last}");
        _last[key] = happened.Seq;
    }

    /// <inheritdoc/>
    public override void Take(StoredEntity row)
    {
        LookedAt++;
        var id = row.Record.Id;
        _last.Remove((id.Tenant, id.Stream), out var last);
        if (!row.IsReadable) Wrong(id, null, "its row cannot be read");
        else if (row.Seq != last) Wrong(id, null, $"its row stands at event {row.Seq}, the log at {last}");
    }

    /// <inheritdoc/>
    public override void Finish()
    {
        foreach (var ((tenant, stream), last) in _last)
        {
            var slash = stream.IndexOf('/', StringComparison.Ordinal);
            Wrong(new(stream[..Math.Max(0, slash)], tenant, stream[(slash + 1)..]), null, $"it has {last} events and no row");
        }
    }
}
