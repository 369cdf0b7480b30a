using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Abstractions.Storing;

/// <summary>
/// The one store of a cluster: rows, queues, entries, event log, blobs. Writes of rows come through Orleans'
/// grain storage (or <see cref="Commit"/>); everything else here reads, or keeps bytes.
/// </summary>
public interface IClusterStore
{
    /// <summary>Commits one row with its events. Many callers share a transaction (group commit).</summary>
    /// <param name="write">What to write; its Id names the row.</param>
    /// <param name="body">The serialised row.</param>
    /// <param name="etag">The version read before; 0 for a row that is not there yet.</param>
    /// <returns>How it ended, and the new version when committed.</returns>
    ValueTask<(CommitOutcome Outcome, long ETag)> Commit(RowWrite write, byte[] body, long etag);

    /// <summary>
    /// Notes that all open effects of a row are answered: nothing of it is open any more, and it is due when its state is.
    /// The row keeps its version and its body; where it has another version by now nothing happens.
    /// </summary>
    /// <param name="id">Whose row.</param>
    /// <param name="etag">The version whose effects were answered.</param>
    /// <param name="dueAt">When somebody must look at the row again; null at rest.</param>
    ValueTask Settle(EntityId id, long etag, DateTimeOffset? dueAt);

    /// <summary>One row, or null. Reads of many callers are batched.</summary>
    ValueTask<RowRecord?> Load(EntityId id);

    /// <summary>The version of a row by now, 0 where there is none: whether what one holds of it is still true.</summary>
    ValueTask<long> Version(EntityId id);

    /// <summary>Rows that are due at <paramref name="now"/>, soonest first, then by kind, tenant and key.</summary>
    ValueTask<IReadOnlyList<EntityId>> Due(DateTimeOffset now, int page);

    /// <summary>When the next row is due; null when none ever is.</summary>
    ValueTask<DateTimeOffset?> NextDue();

    /// <summary>A page of a queue in order of (sort, kind, key), after the given item (null: from the start).</summary>
    ValueTask<IReadOnlyList<QueuedItem>> Queue(string tenant, string queue, int page, QueuedItem? after = null);

    /// <summary>Who is found by a value, in order of kind and key.</summary>
    ValueTask<IReadOnlyList<EntityId>> Find(string tenant, string index, string value);

    /// <summary>A page of the log after a position; never shows a gap that could fill later.</summary>
    ValueTask<IReadOnlyList<LoggedEvent>> Events(long afterPosition, int page);

    /// <summary>A page of one entity's events after a sequence number.</summary>
    ValueTask<IReadOnlyList<LoggedEvent>> Events(EntityId id, long afterSeq, int page);

    /// <summary>A page of one entity's events of one type after a sequence number.</summary>
    ValueTask<IReadOnlyList<LoggedEvent>> Events(EntityId id, string type, long afterSeq, int page);

    /// <summary>The event that has an identity, or null.</summary>
    ValueTask<LoggedEvent?> ByIdentity(string tenant, string type, string identity);

    /// <summary>The business time of the last event; null before any. The clock is not stored, this is it.</summary>
    ValueTask<DateTimeOffset?> LastEventAt();

    /// <summary>A page of rows of one kind in order of (tenant, key), after the given one (null: from the start).</summary>
    ValueTask<IReadOnlyList<RowRecord>> Rows(string kind, int page, EntityId? after = null);

    /// <summary>How many rows there are, by kind and state.</summary>
    ValueTask<IReadOnlyList<(string Kind, string State, long Count)>> Census();

    /// <summary>Rows with open effects or due before <paramref name="now"/>: not at rest.</summary>
    ValueTask<long> NotAtRest(DateTimeOffset now);

    /// <summary>Keeps bytes under their SHA-256; the same bytes are kept once.</summary>
    /// <returns>The hash in lower-case hex.</returns>
    ValueTask<string> PutBlob(string tenant, Stream bytes, CancellationToken cancel = default);

    /// <summary>The kept bytes as a forward stream that holds one chunk at a time.</summary>
    /// <exception cref="FileNotFoundException">No such bytes.</exception>
    Stream OpenBlob(string tenant, string sha256);

    /// <summary>All kept blobs: tenant, hash, length in bytes.</summary>
    ValueTask<IReadOnlyList<(string Tenant, string Sha256, long Length)>> Blobs();

    /// <summary>A named value of the store itself (what a run was begun with), or null.</summary>
    ValueTask<string?> Setting(string name);

    /// <summary>Sets a named value, durably.</summary>
    ValueTask SetSetting(string name, string value);
}
