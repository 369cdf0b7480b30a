using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Abstractions.Storing;

/// <summary>What the silos of a long-running cluster need of their store besides: shares of what is due, and leases.</summary>
public interface ISharedStore : IClusterStore
{
    /// <summary>The due rows of one share: those whose shard, 0 to 63, leaves <paramref name="part"/> divided by <paramref name="parts"/>.</summary>
    /// <param name="now">The instant up to which they are due.</param>
    /// <param name="page">So many at most, soonest first.</param>
    /// <param name="part">0 to <paramref name="parts"/> - 1.</param>
    /// <param name="parts">Into how many shares the rows are divided: 1 to 64.</param>
    ValueTask<IReadOnlyList<EntityId>> Due(DateTimeOffset now, int page, int part, int parts);

    /// <summary>
    /// Takes a lease that nobody has, whose time is over, or that the holder has already: then it is prolonged. Time is
    /// the store's own, so hosts whose clocks differ agree. A lease saves work done twice; no invariant rests on it.
    /// </summary>
    /// <returns>False: somebody else has it.</returns>
    ValueTask<bool> Lease(string name, string holder, TimeSpan span);

    /// <summary>For how long now no commit of this host has gone well, though some were tried: away, full, read-only. Zero: the last one did.</summary>
    TimeSpan Stalled { get; }

    /// <summary>Gives a lease back; one that somebody else has by now stays his.</summary>
    ValueTask Release(string name, string holder);
}
