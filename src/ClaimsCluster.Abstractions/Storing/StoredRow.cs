using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Abstractions.Storing;

/// <summary>What a storage provider needs to know of a row besides its serialised body.</summary>
public interface IStoredRow
{
    /// <summary>What must be written with the body, in the same transaction; null on a row that was only read.</summary>
    RowWrite? Write { get; }

    /// <summary>The row as it is when all its open effects are answered (<see cref="IClusterStore.Settle"/>).</summary>
    IStoredRow Settled();
}

/// <summary>One row's commit: columns, events, queue and entry changes. All of it or nothing.</summary>
/// <param name="Id">Whose row.</param>
/// <param name="Index">The plain columns.</param>
/// <param name="At">Business time of the command.</param>
/// <param name="DueAt">When somebody must look at the row again; null at rest.</param>
/// <param name="OpenEffects">How many effects are not answered.</param>
/// <param name="Events">In order, with their chain hashes.</param>
public sealed record RowWrite(
    EntityId Id, RowIndex Index, DateTimeOffset At, DateTimeOffset? DueAt, int OpenEffects, IReadOnlyList<StoredEvent> Events)
{
    /// <summary>Queue places that are new with this commit.</summary>
    public IReadOnlyList<QueuePlace> Enqueue { get; init; } = [];

    /// <summary>Queue places that end with this commit.</summary>
    public IReadOnlyList<QueuePlace> Dequeue { get; init; } = [];

    /// <summary>Entries that are new with this commit.</summary>
    public IReadOnlyList<EntryPlace> AddEntries { get; init; } = [];

    /// <summary>Entries that end with this commit.</summary>
    public IReadOnlyList<EntryPlace> RemoveEntries { get; init; } = [];
}

/// <summary>One event as the log keeps it. Hash(n) = SHA-256(Hash(n-1), stream, seq, type, at, actor, body).</summary>
/// <param name="Seq">1..n in its stream.</param>
/// <param name="Type">The case's name.</param>
/// <param name="Identity">Unique per (tenant, type) when not null.</param>
/// <param name="At">Business time.</param>
/// <param name="Actor">Who.</param>
/// <param name="PrevHash">The chain's head before it; empty for the first.</param>
/// <param name="Hash">32 bytes.</param>
/// <param name="Body">The event, as the Orleans serializer wrote it.</param>
public sealed record StoredEvent(
    long Seq, string Type, string? Identity, DateTimeOffset At, string Actor, byte[] PrevHash, byte[] Hash, byte[] Body);

/// <summary>An event read back.</summary>
/// <param name="Position">Its place in the log of the whole store; grows, without gaps that fill later.</param>
/// <param name="Tenant">Whose.</param>
/// <param name="Stream">"kind/key" of its entity.</param>
/// <param name="Event">The event.</param>
public sealed record LoggedEvent(long Position, string Tenant, string Stream, StoredEvent Event);

/// <summary>A row read back.</summary>
/// <param name="Id">Whose.</param>
/// <param name="ETag">Its version, 1..n.</param>
/// <param name="State">Lifecycle state column.</param>
/// <param name="Payer">Payer column.</param>
/// <param name="Account">Account column.</param>
/// <param name="AmountCents">Amount column, cents.</param>
/// <param name="BalanceCents">Balance column, cents.</param>
/// <param name="DueAt">Due column.</param>
/// <param name="OpenEffects">Open effects column.</param>
/// <param name="UpdatedAt">Business time of the last commit.</param>
/// <param name="Body">The serialised row (envelope taken off).</param>
public sealed record RowRecord(
    EntityId Id, long ETag, string State, string? Payer, string? Account, long? AmountCents, long? BalanceCents,
    DateTimeOffset? DueAt, int OpenEffects, DateTimeOffset UpdatedAt, byte[] Body)
{
    /// <summary>How many effects that the body holds were answered since it was written: all that were open, or none.</summary>
    public int AnsweredEffects { get; init; }
}

/// <summary>A place in a queue, read back.</summary>
/// <param name="Sort">Its order.</param>
/// <param name="Item">The entity that stands there.</param>
public readonly record struct QueuedItem(string Sort, EntityId Item);

/// <summary>How a commit ended.</summary>
public enum CommitOutcome
{
    /// <summary>Durable.</summary>
    Committed,

    /// <summary>Somebody else wrote the row first; nothing of this one was written.</summary>
    Conflict,

    /// <summary>An event identity was there already; nothing was written.</summary>
    DuplicateIdentity,

    /// <summary>The store failed; whether it is written is not known.</summary>
    Unknown,
}
