using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Simulation.Storing;

/// <summary>A world's store after its end, for the oracles: everything is answered at once.</summary>
internal sealed class RestingStore(MemoryStore memory) : IClusterStore
{
    public ValueTask<(CommitOutcome Outcome, long ETag)> Commit(RowWrite write, byte[] body, long etag) =>
        throw new NotSupportedException("The world is at its end.");

    public ValueTask Settle(EntityId id, long etag, DateTimeOffset? dueAt) => throw new NotSupportedException("The world is at its end.");

    public ValueTask<RowRecord?> Load(EntityId id) => new(memory.Load(id));

    public ValueTask<long> Version(EntityId id) => new(memory.Load(id)?.ETag ?? 0);

    public ValueTask<IReadOnlyList<EntityId>> Due(DateTimeOffset now, int page) => new(memory.Due(now, page));

    public ValueTask<DateTimeOffset?> NextDue() => new(memory.NextDue());

    public ValueTask<IReadOnlyList<QueuedItem>> Queue(string tenant, string queue, int page, QueuedItem? after = null) =>
        new(memory.Queue(tenant, queue, page, after));

    public ValueTask<IReadOnlyList<EntityId>> Find(string tenant, string index, string value) => new(memory.Find(tenant, index, value));

    public ValueTask<IReadOnlyList<LoggedEvent>> Events(long afterPosition, int page) => new(memory.Events(afterPosition, page));

    public ValueTask<IReadOnlyList<LoggedEvent>> Events(EntityId id, long afterSeq, int page) => new(memory.Events(id, null, afterSeq, page));

    public ValueTask<IReadOnlyList<LoggedEvent>> Events(EntityId id, string type, long afterSeq, int page) =>
        new(memory.Events(id, type, afterSeq, page));

    public ValueTask<LoggedEvent?> ByIdentity(string tenant, string type, string identity) => new(memory.ByIdentity(tenant, type, identity));

    public ValueTask<DateTimeOffset?> LastEventAt() => new(memory.LastEventAt());

    public ValueTask<IReadOnlyList<RowRecord>> Rows(string kind, int page, EntityId? after = null) => new(memory.Rows(kind, page, after));

    public ValueTask<IReadOnlyList<(string Kind, string State, long Count)>> Census() => new(memory.Census());

    public ValueTask<long> NotAtRest(DateTimeOffset now) => new(memory.NotAtRest(now));

    public ValueTask<string> PutBlob(string tenant, Stream bytes, CancellationToken cancel = default) => new(memory.PutBlob(tenant, bytes));

    public Stream OpenBlob(string tenant, string sha256) => memory.OpenBlob(tenant, sha256);

    public ValueTask<IReadOnlyList<(string Tenant, string Sha256, long Length)>> Blobs() => new(memory.Blobs());

    public ValueTask<string?> Setting(string name) => new(memory.Setting(name));

    public ValueTask SetSetting(string name, string value)
    {
        memory.SetSetting(name, value);
        return ValueTask.CompletedTask;
    }
}
