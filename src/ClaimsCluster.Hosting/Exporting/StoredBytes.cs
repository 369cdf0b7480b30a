using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>Reads what lies in a store, without a silo: one serializer for the process.</summary>
internal class StoredBytes
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    public static Serializer Serializer { get; } = Services.GetRequiredService<Serializer>();

    /// <summary>Keeps nothing of what it reads.</summary>
    public static StoredBytes Plain { get; } = new();

    /// <summary>What the bytes of an event or a row say.</summary>
    public virtual T? Read<T>(byte[] bytes) where T : class => Serializer.Deserialize<T>(bytes);
}
