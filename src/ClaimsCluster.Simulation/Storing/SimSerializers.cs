using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Grains.Entities;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;

namespace ClaimsCluster.Simulation.Storing;

/// <summary>The production serializer, once for all worlds: it keeps nothing of them.</summary>
internal static class SimSerializers
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    public static Serializer Serializer { get; } = Services.GetRequiredService<Serializer>();

    public static IActivatorProvider Activators { get; } = Services.GetRequiredService<IActivatorProvider>();

    public static EventCodec Events { get; } = new(Services.GetRequiredService<Serializer<DomainEvent>>());
}
