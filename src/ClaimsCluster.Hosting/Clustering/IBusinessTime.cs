namespace ClaimsCluster.Hosting.Clustering;

/// <summary>The time that entry points stamp on what comes in.</summary>
public interface IBusinessTime
{
    /// <summary>The instant now. A virtual one is the same for all hosts of a cluster: it lies in the store.</summary>
    ValueTask<DateTimeOffset> Now();
}

/// <summary>A clock that stands still until somebody moves it (hosts with <c>--clock virtual</c>).</summary>
public interface IVirtualClock : IBusinessTime
{
    /// <summary>
    /// Moves time on by so many days and returns when all work that this makes due is done. The target is durable before
    /// anything moves: after a crash the cluster goes on to it by itself, and the same key again waits for the same target.
    /// </summary>
    /// <param name="days">1 or more.</param>
    /// <param name="key">Idempotency key: the same key ends at the same target.</param>
    /// <param name="cancel">Ends the waiting, not the work.</param>
    Task<ClockStanding> Advance(int days, string key, CancellationToken cancel = default);
}

/// <summary>Where a virtual clock stands, and where it is going.</summary>
/// <param name="Now">The instant now.</param>
/// <param name="Target">The instant up to which what is due is worked.</param>
public sealed record ClockStanding(DateTimeOffset Now, DateTimeOffset Target);
