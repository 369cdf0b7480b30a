using System.Diagnostics.Metrics;
using ClaimsCluster.Hosting.Clustering;
using Microsoft.Extensions.Hosting;

namespace ClaimsCluster.Hosting.Telemetry;

/// <summary>1 while the host is ready, else 0: the same that <c>/health/ready</c> tells.</summary>
internal sealed class ReadinessGauge(Readiness readiness, IMeterFactory meters) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        meters.Create(ClusterTelemetry.Meter).CreateObservableGauge(
            "claims.ready", () => readiness.Missing().Count == 0 ? 1 : 0, description: "1 while the host is ready for work, else 0.");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
