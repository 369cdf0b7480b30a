using System.Collections.Immutable;
using System.Security.Cryptography;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Simulation.Planting;

namespace ClaimsCluster.Simulation.Storing;

/// <summary>
/// What the claim store promises, in memory and in one thread: rows with versions, unique event identities, queues,
/// entries, the log, the due index, kept bytes. It orders as the real ones do, byte by byte.
/// </summary>
internal sealed class MemoryStore(PlantedBug bug = PlantedBug.None)
{
    private static readonly Comparer<QueuedItem> InQueue = Comparer<QueuedItem>.Create((left, right) =>
    {
        var order = string.CompareOrdinal(left.Sort, right.Sort);
        return order == 0 ? ByKey(left.Item, right.Item) : order;
    });

    private static readonly Comparer<(DateTimeOffset At, EntityId Id)> WhenDue = Comparer<(DateTimeOffset At, EntityId Id)>.Create((left, right) =>
    {
        var order = left.At.CompareTo(right.At);
        return order == 0 ? ById(left.Id, right.Id) : order;
    });

    private readonly Dictionary<EntityId, RowRecord> _rows = [];
    private readonly SortedSet<(DateTimeOffset At, EntityId Id)> _due = new(WhenDue);
    private readonly List<LoggedEvent> _log = [];
    private readonly Dictionary<(string Tenant, string Stream), List<LoggedEvent>> _streams = [];
    private readonly Dictionary<(string Tenant, string Type, string Identity), LoggedEvent> _identities = [];
    private readonly Dictionary<(string Tenant, string Queue), SortedSet<QueuedItem>> _queues = [];
    private readonly Dictionary<(string Tenant, string Index, string Value), SortedSet<EntityId>> _entries = [];
    private readonly Dictionary<(string Tenant, string Sha256), byte[]> _blobs = [];
    private readonly Dictionary<string, string> _settings = [];

    /// <summary>Writes one row with all that goes with it, or nothing.</summary>
    public (CommitOutcome Outcome, long ETag) Commit(RowWrite write, byte[] body, long etag)
    {
        var id = write.Id;
        var before = _rows.GetValueOrDefault(id);
        if ((before?.ETag ?? 0) != etag)
        {
            if (bug != PlantedBug.NoVersionCheck) return (CommitOutcome.Conflict, 0);
            etag = before?.ETag ?? 0;
        }

        var own = new HashSet<(string, string)>();
        foreach (var happened in write.Events)
        {
            if (happened.Identity is not { } identity) continue;
            if (_identities.ContainsKey((id.Tenant, happened.Type, identity)) || !own.Add((happened.Type, identity)))
                return (CommitOutcome.DuplicateIdentity, 0);
        }

        if (before?.DueAt is { } was) _due.Remove((was, id));
        if (write.DueAt is { } due) _due.Add((due, id));
        var index = write.Index;
        _rows[id] = new(
            id, etag + 1, index.State, index.Payer, index.Account, index.Amount?.Cents, index.Balance?.Cents, write.DueAt,
            write.OpenEffects, write.At, body);
        foreach (var happened in write.Events) Append(id, happened);
        WritePlaces(write);
        return (CommitOutcome.Committed, etag + 1);
    }

    /// <summary>See <see cref="IClusterStore.Settle"/>.</summary>
    public void Settle(EntityId id, long etag, DateTimeOffset? dueAt)
    {
        if (_rows.GetValueOrDefault(id) is not { OpenEffects: > 0 } row || row.ETag != etag) return;
        if (row.DueAt is { } was) _due.Remove((was, id));
        if (dueAt is { } due) _due.Add((due, id));
        _rows[id] = row with { DueAt = dueAt, OpenEffects = 0, AnsweredEffects = row.OpenEffects };
    }

    public RowRecord? Load(EntityId id) => _rows.GetValueOrDefault(id);

    public IReadOnlyList<EntityId> Due(DateTimeOffset now, int page) =>
        [.. _due.TakeWhile(due => due.At <= now).Take(page).Select(due => due.Id)];

    public DateTimeOffset? NextDue() => _due.Count == 0 ? null : _due.Min.At;

    public IReadOnlyList<QueuedItem> Queue(string tenant, string queue, int page, QueuedItem? after)
    {
        if (!_queues.TryGetValue((tenant, queue), out var places)) return [];
        return [.. places.SkipWhile(place => after is { } last && InQueue.Compare(place, last) <= 0).Take(page)];
    }

    public IReadOnlyList<EntityId> Find(string tenant, string index, string value) =>
        _entries.TryGetValue((tenant, index, value), out var owners) ? [.. owners] : [];

    public IReadOnlyList<LoggedEvent> Events(long afterPosition, int page) =>
        _log.GetRange((int)Math.Min(afterPosition, _log.Count), (int)Math.Min(page, Math.Max(0, _log.Count - afterPosition)));

    public IReadOnlyList<LoggedEvent> Events(EntityId id, string? type, long afterSeq, int page) =>
        _streams.TryGetValue((id.Tenant, id.Stream), out var stream)
            ? [.. stream.Where(logged => logged.Event.Seq > afterSeq && (type is null || logged.Event.Type == type)).Take(page)]
            : [];

    public LoggedEvent? ByIdentity(string tenant, string type, string identity) => _identities.GetValueOrDefault((tenant, type, identity));

    public DateTimeOffset? LastEventAt() => _log.Count == 0 ? null : _log[^1].Event.At;

    public IReadOnlyList<RowRecord> Rows(string kind, int page, EntityId? after) =>
    [
        .. _rows.Values.Where(row => row.Id.Kind == kind && (after is not { } last || ByTenantAndKey(row.Id, last) > 0))
            .Order(Comparer<RowRecord>.Create((left, right) => ByTenantAndKey(left.Id, right.Id))).Take(page),
    ];

    public IReadOnlyList<(string Kind, string State, long Count)> Census() =>
    [
        .. _rows.Values.GroupBy(row => (row.Id.Kind, row.State)).Select(group => (group.Key.Kind, group.Key.State, group.LongCount()))
            .OrderBy(one => one.Kind, StringComparer.Ordinal).ThenBy(one => one.State, StringComparer.Ordinal),
    ];

    public long NotAtRest(DateTimeOffset now) => _rows.Values.LongCount(row => row.OpenEffects > 0 || row.DueAt <= now);

    public string PutBlob(string tenant, Stream bytes)
    {
        using var copy = new MemoryStream();
        bytes.CopyTo(copy);
        var kept = copy.ToArray();
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(kept));
        _blobs.TryAdd((tenant, sha256), kept);
        return sha256;
    }

    /// <summary>The bytes are gone (a planted mistake).</summary>
    public void LoseBlob(string tenant, string sha256) => _blobs.Remove((tenant, sha256));

    public Stream OpenBlob(string tenant, string sha256) => _blobs.TryGetValue((tenant, sha256), out var kept)
        ? new MemoryStream(kept, writable: false)
        : throw new FileNotFoundException($"{tenant} keeps no {sha256}.");

    public IReadOnlyList<(string Tenant, string Sha256, long Length)> Blobs() =>
    [
        .. _blobs.Select(blob => (blob.Key.Tenant, blob.Key.Sha256, blob.Value.LongLength))
            .OrderBy(blob => blob.Tenant, StringComparer.Ordinal).ThenBy(blob => blob.Sha256, StringComparer.Ordinal),
    ];

    public string? Setting(string name) => _settings.GetValueOrDefault(name);

    public void SetSetting(string name, string value) => _settings[name] = value;

    public void Append(EntityId id, StoredEvent happened)
    {
        var logged = new LoggedEvent(_log.Count + 1, id.Tenant, id.Stream, happened);
        _log.Add(logged);
        if (!_streams.TryGetValue((id.Tenant, id.Stream), out var stream)) _streams[(id.Tenant, id.Stream)] = stream = [];
        stream.Add(logged);
        if (happened.Identity is { } identity) _identities.Add((id.Tenant, happened.Type, identity), logged);
    }

    private void WritePlaces(RowWrite write)
    {
        var id = write.Id;
        foreach (var place in write.Dequeue) Queue(id.Tenant, place.Queue).Remove(new(place.Sort, id));
        foreach (var place in write.Enqueue) Queue(id.Tenant, place.Queue).Add(new(place.Sort, id));
        foreach (var entry in write.RemoveEntries) Entries(id.Tenant, entry).Remove(id);
        foreach (var entry in write.AddEntries) Entries(id.Tenant, entry).Add(id);
    }

    private SortedSet<QueuedItem> Queue(string tenant, string queue)
    {
        if (!_queues.TryGetValue((tenant, queue), out var places)) _queues[(tenant, queue)] = places = new(InQueue);
        return places;
    }

    private SortedSet<EntityId> Entries(string tenant, EntryPlace entry)
    {
        var key = (tenant, entry.Index, entry.Value);
        if (!_entries.TryGetValue(key, out var owners)) _entries[key] = owners = new(Comparer<EntityId>.Create(ByKey));
        return owners;
    }

    private static int ById(EntityId left, EntityId right)
    {
        var order = string.CompareOrdinal(left.Kind, right.Kind);
        return order == 0 ? ByTenantAndKey(left, right) : order;
    }

    private static int ByTenantAndKey(EntityId left, EntityId right)
    {
        var order = string.CompareOrdinal(left.Tenant, right.Tenant);
        return order == 0 ? string.CompareOrdinal(left.Key, right.Key) : order;
    }

    private static int ByKey(EntityId left, EntityId right)
    {
        var order = string.CompareOrdinal(left.Kind, right.Kind);
        return order == 0 ? string.CompareOrdinal(left.Key, right.Key) : order;
    }
}
