using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Grains.Entities;

/// <summary>Finds the entities of the cluster, wherever they live. A call goes out once: it may be lost, and then throws.</summary>
internal interface IEntities
{
    /// <summary>The entity with that id.</summary>
    IEntityGrain Entity(EntityId id);

    /// <summary>The entity with that id, by what its kind can be asked.</summary>
    TGrain Entity<TGrain>(EntityId id) where TGrain : class, IEntityGrain;
}

/// <summary>Entities are Orleans grains.</summary>
internal sealed class OrleansEntities(IGrainFactory grains) : IEntities
{
    private GrainInterfaceType? _entity; // Looking it up reads attributes, at each call.

    public IEntityGrain Entity(EntityId id)
    {
        if (_entity is { } type) return (IEntityGrain)grains.GetGrain(EntityGrains.IdOf(id), type);
        var entity = grains.Entity(id);
        _entity = ((GrainReference)entity).InterfaceType;
        return entity;
    }

    public TGrain Entity<TGrain>(EntityId id) where TGrain : class, IEntityGrain => grains.Entity<TGrain>(id);
}

/// <summary>From an entity's id to its grain.</summary>
internal static class EntityGrains
{
    public static IEntityGrain Entity(this IGrainFactory grains, EntityId id) =>
        grains.GetGrain<IEntityGrain>(IdOf(id));

    public static TGrain Entity<TGrain>(this IGrainFactory grains, EntityId id) where TGrain : IEntityGrain =>
        grains.GetGrain<TGrain>(IdOf(id));

    public static GrainId IdOf(EntityId id) => GrainId.Create(id.Kind, id.GrainKey);
}
