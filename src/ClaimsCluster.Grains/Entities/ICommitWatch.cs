using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Grains.Entities;

/// <summary>Counts what is durable. Hosts that nobody watches have none.</summary>
internal interface ICommitWatch
{
    /// <summary>These events are committed. It is called in the entity's turn: it must cost next to nothing, and not fail.</summary>
    void Happened(EntityId id, IReadOnlyList<DomainEvent> events);
}
