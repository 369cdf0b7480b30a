using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Grains.Entities;

/// <summary>Sees what is durable, to count it. Hosts that nobody watches have none.</summary>
internal interface ICommitWatch
{
    /// <summary>These events are committed. It is called in the entity's turn: it must cost next to nothing, and not fail.</summary>
    /// <param name="id">Whose they are.</param>
    /// <param name="state">Its state after them.</param>
    /// <param name="events">One or more.</param>
    void Happened(EntityId id, object state, IReadOnlyList<DomainEvent> events);
}
