using Orleans;

namespace ClaimsCluster.Domain.Deciding;

/// <summary>The plain columns of a stored row, and where else it is found. No PHI.</summary>
/// <param name="State">A word: the lifecycle state.</param>
public sealed record RowIndex(string State)
{
    /// <summary>The payer's id.</summary>
    public string? Payer { get; init; }

    /// <summary>The account's id.</summary>
    public string? Account { get; init; }

    /// <summary>What the entity is worth: a claim's charge, a payment's amount.</summary>
    public Money? Amount { get; init; }

    /// <summary>What of it is open.</summary>
    public Money? Balance { get; init; }

    /// <summary>The queues the entity stands in now. Rows are added and removed in its own commit.</summary>
    public IReadOnlyList<QueuePlace> Queues { get; init; } = [];

    /// <summary>What the entity must be found by now.</summary>
    public IReadOnlyList<EntryPlace> Entries { get; init; } = [];
}

/// <summary>A place in a queue: who works many pulls pages, in the order of <paramref name="Sort"/>.</summary>
/// <param name="Queue">E.g. "submit/PPO01".</param>
/// <param name="Sort">From data, so that the order does not depend on who came first.</param>
[GenerateSerializer, Immutable, Alias("queue-place")]
public readonly record struct QueuePlace([property: Id(0)] string Queue, [property: Id(1)] string Sort);

/// <summary>A way to find an entity.</summary>
/// <param name="Index">E.g. "clm01".</param>
/// <param name="Value">A value without PHI, else its HMAC.</param>
[GenerateSerializer, Immutable, Alias("entry-place")]
public readonly record struct EntryPlace([property: Id(0)] string Index, [property: Id(1)] string Value);
