using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Simulation.Faults;
using ClaimsCluster.Simulation.Planting;
using ClaimsCluster.Simulation.Scheduling;
using ClaimsCluster.Storage;

namespace ClaimsCluster.Simulation.Storing;

/// <summary>
/// The claim store across a connection that takes time and fails: it may refuse, be slow, be full, or lose the answer to
/// a commit that is durable. What is written is written at one step; who wrote it may be dead by then.
/// </summary>
internal sealed class SimStore(SimWorld world, SimProcess caller, MemoryStore memory) : IClusterStore
{
    private const int Quick = 2_000; // 200 us
    private const int Usual = 20_000;

    public ValueTask<(CommitOutcome Outcome, long ETag)> Commit(RowWrite write, byte[] body, long etag) =>
        Written(write.Id, () => Write(write, body, etag));

    public async ValueTask Settle(EntityId id, long etag, DateTimeOffset? dueAt) => await Written(id, () =>
    {
        memory.Settle(id, etag, dueAt);
        return true;
    });

    public ValueTask<RowRecord?> Load(EntityId id) => Read(() => memory.Load(id));

    public ValueTask<long> Version(EntityId id) => Read(() => memory.Load(id)?.ETag ?? 0);

    public ValueTask<IReadOnlyList<EntityId>> Due(DateTimeOffset now, int page) => Read(() => memory.Due(now, page));

    public ValueTask<DateTimeOffset?> NextDue() => Read(memory.NextDue);

    public ValueTask<IReadOnlyList<QueuedItem>> Queue(string tenant, string queue, int page, QueuedItem? after = null) =>
        Read(() => memory.Queue(tenant, queue, page, after));

    public ValueTask<IReadOnlyList<EntityId>> Find(string tenant, string index, string value) => Read(() => memory.Find(tenant, index, value));

    public ValueTask<IReadOnlyList<LoggedEvent>> Events(long afterPosition, int page) => Read(() => memory.Events(afterPosition, page));

    public ValueTask<IReadOnlyList<LoggedEvent>> Events(EntityId id, long afterSeq, int page) =>
        Read(() => memory.Events(id, null, afterSeq, page));

    public ValueTask<IReadOnlyList<LoggedEvent>> Events(EntityId id, string type, long afterSeq, int page) =>
        Read(() => memory.Events(id, type, afterSeq, page));

    public ValueTask<LoggedEvent?> ByIdentity(string tenant, string type, string identity) =>
        Read(() => memory.ByIdentity(tenant, type, identity));

    public ValueTask<DateTimeOffset?> LastEventAt() => Read(memory.LastEventAt);

    public ValueTask<IReadOnlyList<RowRecord>> Rows(string kind, int page, EntityId? after = null) =>
        Read(() => memory.Rows(kind, page, after));

    public ValueTask<IReadOnlyList<(string Kind, string State, long Count)>> Census() => Read(memory.Census);

    public ValueTask<long> NotAtRest(DateTimeOffset now) => Read(() => memory.NotAtRest(now));

    public ValueTask<string> PutBlob(string tenant, Stream bytes, CancellationToken cancel = default)
    {
        // Its bytes are the caller's stream: they are read at once, and durable a little later.
        var sha256 = memory.PutBlob(tenant, bytes);
        if (world.Bug == PlantedBug.BytesNotDurable)
            world.Scheduler.After(10 * TimeSpan.TicksPerMillisecond, world.Store, _ =>
            {
                if (!caller.IsAlive) memory.LoseBlob(tenant, sha256);
            });
        return Read(() => sha256);
    }

    public Stream OpenBlob(string tenant, string sha256) => memory.OpenBlob(tenant, sha256);

    public ValueTask<IReadOnlyList<(string Tenant, string Sha256, long Length)>> Blobs() => Read(memory.Blobs);

    public ValueTask<string?> Setting(string name) => Read(() => memory.Setting(name));

    public async ValueTask SetSetting(string name, string value) => await Read(() =>
    {
        memory.SetSetting(name, value);
        return true;
    });

    private ValueTask<T> Written<T>(EntityId id, Func<T> write)
    {
        var fault = Fault(id);
        var latency = world.Chance.Between(Quick, Usual);
        if (fault == FaultKind.StoreSlow) latency *= world.Faults.Draw(20_000);
        var answer = new TaskCompletionSource<T>();
        world.Scheduler.After(latency, world.Store, _ =>
        {
            var result = IsWritten(fault) ? write() : default!;
            world.Scheduler.After(world.Chance.Between(Quick, Usual), caller, _ =>
            {
                if (ErrorOf(fault, id) is { } error) answer.SetException(error);
                else answer.SetResult(result);
            });
        });
        return new(answer.Task);
    }

    private (CommitOutcome Outcome, long ETag) Write(RowWrite write, byte[] body, long etag)
    {
        if (world.Bug == PlantedBug.EventsOutsideCommit && write.Events.Count > 0)
        {
            var alone = memory.Commit(write with { Events = [] }, body, etag);
            if (alone.Outcome == CommitOutcome.Committed)
                world.Scheduler.After(world.Chance.Between(Quick, Usual), caller, _ =>
                {
                    foreach (var happened in write.Events) memory.Append(write.Id, happened);
                    world.Committed(caller, write, etag, alone.Outcome);
                });
            return alone;
        }

        var result = memory.Commit(write, body, etag);
        world.Committed(caller, write, etag, result.Outcome);
        return result;
    }

    private FaultKind? Fault(EntityId id)
    {
        var faults = world.Faults;
        if (!faults.IsActive) return null;
        if (world.FullUntil > world.Scheduler.Now) return FaultKind.StoreFull;
        if (faults.Hit(FaultKind.StoreFull, $"{id.Kind} and all others, for a while"))
        {
            world.FullUntil = world.Scheduler.Now + (faults.Draw(60) * TimeSpan.TicksPerSecond);
            return FaultKind.StoreFull;
        }

        foreach (var kind in (ReadOnlySpan<FaultKind>)[
            FaultKind.StoreRefuses, FaultKind.OutcomeUnknownWritten, FaultKind.OutcomeUnknownLost, FaultKind.StoreSlow])
            if (faults.Hit(kind, id)) return kind;
        return null;
    }

    private static bool IsWritten(FaultKind? fault) =>
        fault is not (FaultKind.StoreRefuses or FaultKind.StoreFull or FaultKind.OutcomeUnknownLost);

    private static Exception? ErrorOf(FaultKind? fault, EntityId id) => fault switch
    {
        FaultKind.StoreRefuses or FaultKind.StoreFull => new StoreWriteException($"{id} was not written: the store refuses."),
        FaultKind.OutcomeUnknownWritten or FaultKind.OutcomeUnknownLost => new CommitUnknownException($"Whether {id} was written is not known."),
        _ => null,
    };

    private ValueTask<T> Read<T>(Func<T> read)
    {
        var answer = new TaskCompletionSource<T>();
        world.Scheduler.After(world.Chance.Between(Quick, Usual), caller, _ => answer.SetResult(read()));
        return new(answer.Task);
    }
}
