using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Storage.Grains;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;

namespace ClaimsCluster.Storage;

/// <summary>Wires the cluster store into a silo.</summary>
public static class ClusterStorageExtensions
{
    /// <summary>
    /// Grain storage under <paramref name="name"/> (<c>[PersistentState("row", name)]</c>) over the
    /// <see cref="IClusterStore"/> of the container. Register the store as an instance: silos of a process share it,
    /// and its owner disposes it after the last of them has stopped.
    /// </summary>
    public static IServiceCollection AddClusterStorage(this IServiceCollection services, string name) =>
        services.AddGrainStorage(name, (provider, _) => new GroupCommitGrainStorage(
            provider.GetRequiredService<IClusterStore>(),
            provider.GetRequiredService<Serializer>(),
            provider.GetRequiredService<IActivatorProvider>()));

    /// <inheritdoc cref="AddClusterStorage(IServiceCollection, string)"/>
    public static ISiloBuilder AddClusterStorage(this ISiloBuilder silo, string name)
    {
        silo.Services.AddClusterStorage(name);
        return silo;
    }
}
