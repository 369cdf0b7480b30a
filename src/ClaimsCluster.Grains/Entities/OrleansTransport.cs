using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Grains.Entities;

/// <summary>Orleans calls, retried where a failure says nothing about the outcome (100 ms to 1 s apart, up to 30 s).</summary>
internal sealed class OrleansTransport(IGrainFactory grains) : ITransport
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    public async ValueTask<Reply> Send(EntityId to, Command command)
    {
        var pause = TimeSpan.FromMilliseconds(100);
        for (var waited = TimeSpan.Zero; ; waited += pause)
        {
            try
            {
                return await grains.Entity(to).Handle(command);
            }
            catch (Exception lost) when (Losses.AreRetriedLater(lost) && waited < TimeSpan.FromSeconds(30))
            {
                await Task.Delay(pause);
                pause = pause * 2 < Longest ? pause * 2 : Longest;
            }
        }
    }
}

/// <summary>From an entity's id to its grain.</summary>
internal static class EntityGrains
{
    public static IEntityGrain Entity(this IGrainFactory grains, EntityId id) =>
        grains.GetGrain<IEntityGrain>(GrainId.Create(id.Kind, id.GrainKey));

    public static TGrain Entity<TGrain>(this IGrainFactory grains, EntityId id) where TGrain : IEntityGrain =>
        grains.GetGrain<TGrain>(GrainId.Create(id.Kind, id.GrainKey));
}
