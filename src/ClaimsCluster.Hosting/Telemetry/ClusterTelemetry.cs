using ClaimsCluster.Grains.Entities;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimsCluster.Hosting.Telemetry;

/// <summary>What an operator measures of a host. Only hosts that ask for it pay for it; no label holds PHI (FAULTS §5).</summary>
public static class ClusterTelemetry
{
    /// <summary>The name of the meters of the cluster.</summary>
    public const string Meter = "ClaimsCluster";

    /// <summary>Adds the measures that any host has: whether it is ready.</summary>
    public static void AddHostTelemetry(this IServiceCollection services)
    {
        services.AddSingleton<ReadinessGauge>();
        services.AddHostedService(provider => provider.GetRequiredService<ReadinessGauge>());
    }

    /// <summary>Adds the measures of a silo: what it commits, and in one silo of the cluster what the whole cluster holds.</summary>
    public static void AddSiloTelemetry(this IServiceCollection services)
    {
        services.AddHostTelemetry();
        services.AddSingleton<CommitCounts>();
        services.AddSingleton<ICommitWatch, CommitWatch>();
        services.AddHostedService<CensusTaker>();
    }
}
