using System.Reflection;
using ClaimsCluster.Hosting.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ClaimsCluster.Cli.Hosts;

/// <summary>Metrics at <c>/metrics</c>; metrics and traces to a collector where one is named, by OpenTelemetry's own settings.</summary>
internal static class HostTelemetry
{
    private const string Service = "claimscluster";
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Switch = "OTEL_TRACES_SAMPLER"; // "always_off", "parentbased_traceidratio", …

    /// <summary>A collector is named: without one nobody listens to spans, and none are made.</summary>
    public static bool HasCollector => Environment.GetEnvironmentVariable(Endpoint) is { Length: > 0 };

    public static void AddHostOpenTelemetry(this WebApplicationBuilder builder, string name)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Service, serviceVersion: Version, serviceInstanceId: name))
            .WithMetrics(metrics => Add(metrics
                .AddMeter(ClusterTelemetry.Meter, "Microsoft.Orleans", "Npgsql")
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation()
                .AddPrometheusExporter()));
        if (HasCollector) telemetry.WithTracing(Add);
    }

    /// <summary><c>/metrics</c>, as Prometheus reads it.</summary>
    public static void MapMetrics(this WebApplication app) => app.MapPrometheusScrapingEndpoint("/metrics");

    private static string? Version => typeof(HostTelemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    private static void Add(MeterProviderBuilder metrics)
    {
        if (HasCollector) metrics.AddOtlpExporter();
    }

    private static void Add(TracerProviderBuilder traces)
    {
        traces.AddSource(ClusterTelemetry.Meter, "Microsoft.Orleans.Application")
            .AddAspNetCoreInstrumentation()
            .AddNpgsql()
            .AddOtlpExporter();
        if (Environment.GetEnvironmentVariable(Switch) is not { Length: > 0 }) traces.SetSampler(new ParentBasedSampler(new AlwaysOnSampler()));
    }
}
