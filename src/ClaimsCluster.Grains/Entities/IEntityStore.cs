using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Abstractions.Storing;

namespace ClaimsCluster.Grains.Entities;

/// <summary>Where one entity's row lives: Orleans' persistent state, or the simulator's store.</summary>
internal interface IEntityStore<S>
{
    /// <summary>The row as it is durable; an empty one where none is.</summary>
    ValueTask<Row<S>> Load();

    /// <summary>
    /// Whether the loaded row is still the newest. Two activations of one entity may live for a while: what the older one
    /// says without writing would rest on nothing.
    /// </summary>
    ValueTask<bool> IsNewest();

    /// <summary>Writes the row and its events in one transaction.</summary>
    ValueTask<CommitResult> Commit(Row<S> next);

    /// <summary>
    /// Notes that all open effects of the loaded row are answered. It keeps its version: where another one has been
    /// written since, nothing happens.
    /// </summary>
    /// <returns>False when the store failed: the row may still be due for them.</returns>
    ValueTask<bool> Settle(DateTimeOffset? dueAt);
}

/// <summary>How it ended; of a duplicate, the identity that was there.</summary>
internal readonly record struct CommitResult(CommitOutcome Outcome, string? Identity = null);
