using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>Reads what lies in a store, without a silo: one serializer for the process, which keeps nothing of what it reads.</summary>
internal static class StoredBytes
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    public static Serializer Serializer { get; } = Services.GetRequiredService<Serializer>();
}
