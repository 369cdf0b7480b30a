using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using Orleans.Serialization;

namespace ClaimsCluster.Grains.Entities;

/// <summary>Events to stored bytes and back, with their chain.</summary>
internal sealed class EventCodec(Serializer<DomainEvent> serializer)
{
    public IReadOnlyList<StoredEvent> Chain(
        EntityId id, long seq, byte[] head, IReadOnlyList<DomainEvent> events, DateTimeOffset at, string actor)
    {
        if (events.Count == 0) return [];
        var stored = new StoredEvent[events.Count];
        for (var index = 0; index < stored.Length; index++)
        {
            var body = serializer.SerializeToArray(events[index]);
            var type = events[index].GetType().Name;
            seq++;
            var hash = EventChain.Hash(head, id.Stream, seq, type, at, actor, body);
            stored[index] = new(seq, type, events[index].Identity, at, actor, head, hash, body);
            head = hash;
        }

        return stored;
    }

    public DomainEvent Read(StoredEvent stored) => serializer.Deserialize(stored.Body)!;
}
