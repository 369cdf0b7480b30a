using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Hosting.Clustering;
using ClaimsCluster.Hosting.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClaimsCluster.Hosting.Receiving;

/// <summary>Registers the door for files.</summary>
public static class ReceivingSetup
{
    /// <summary>
    /// Adds <see cref="FileIntake"/> and <see cref="KeptRequests"/>. The host has <see cref="ClaimsClusterOptions"/>,
    /// <see cref="IClusterStore"/>, <see cref="IBusinessTime"/> and, as a silo or a client of the cluster,
    /// <see cref="IGrainFactory"/>; an <see cref="IDueWork"/> makes what is received go on at once.
    /// </summary>
    public static IServiceCollection AddFileIntake(this IServiceCollection services)
    {
        services.TryAddSingleton<ITransport>(host =>
            new RetryingTransport(new OrleansEntities(host.GetRequiredService<IGrainFactory>()), TimeProvider.System));
        services.TryAddSingleton(host => new FileIntake(
            host.GetRequiredService<IClusterStore>(), host.GetRequiredService<ITransport>(), host.GetRequiredService<IBusinessTime>(),
            host.GetService<IDueWork>(), ClusterBooks.IdKeys(host.GetService<RunPlan>(), host.GetRequiredService<ClaimsClusterOptions>().Seed)));
        services.TryAddSingleton<KeptRequests>();
        return services;
    }
}
