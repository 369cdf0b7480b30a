using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Cli.Commands;
using ClaimsCluster.Cli.Screens;
using ClaimsCluster.Gateway;
using ClaimsCluster.Gateway.Feed;
using ClaimsCluster.Hosting.Clustering;
using ClaimsCluster.Hosting.Running;
using ClaimsCluster.Hosting.Telemetry;
using ClaimsCluster.Storage;
using ClaimsCluster.Storage.Postgres;
using ClaimsCluster.Storage.Sqlite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClaimsCluster.Cli.Hosts;

/// <summary>A host with its HTTP door in one process, until it is told to stop: then it drains.</summary>
internal static class HostProcess
{
    /// <summary>One silo, over a folder or as one of a cluster.</summary>
    public static async Task<int> Silo(HostRequest request, Terminal terminal, CancellationToken stop)
    {
        var place = request.Place;
        using var folder = request switch
        {
            { Data: { } path } => OpenBooks.Guard(place, () => StoreFolder.Open(path)),
            { Postgres: null } => StoreFolder.Temporary(),
            _ => null,
        };
        ISharedStore store = folder is null
            ? OpenBooks.Guard(place, () => PostgresClusterStore.Open(new PostgresSettings(request.Postgres!)))
            : OpenBooks.Guard(place, () => SqliteClusterStore.Open(folder.Database));
        await using var closing = (IAsyncDisposable)store;
        var plan = await Join(store, request, stop);
        var builder = Builder(request);
        if (request.Postgres is { } connection) builder.AddClusterSilo(request.Settings(), plan, store, connection, Watched);
        else builder.AddOnlySilo(request.Settings(), plan, store, Watched);
        var app = Build(builder, plan);
        app.MapDashboard();
        return await Serve(app, request, terminal, $", dashboard {request.Shown[0]}/dashboard", stop);
    }

    /// <summary>The HTTP door alone, as a client of a cluster.</summary>
    public static async Task<int> Gateway(HostRequest request, Terminal terminal, CancellationToken stop)
    {
        await using var store = OpenBooks.Guard(request.Place, () => PostgresClusterStore.OpenAsItIs(new(request.Postgres!)));
        var plan = await RunPlan.Load(store);
        if (plan is not { Cluster: true }) throw new CommandFault($"{request.Place.Name} holds no cluster's books. Start a silo first: claims silo {request.Place.Option}");
        var builder = Builder(request);
        builder.AddClusterClient(request.Settings(), plan, store, request.Postgres!);
        builder.Services.AddHostTelemetry();
        return await Serve(Build(builder, plan), request, terminal, "", stop);
    }

    private static void Watched(ISiloBuilder silo)
    {
        OperatorPages.AddDashboard(silo);
        silo.Services.AddSiloTelemetry();
        if (HostTelemetry.HasCollector) silo.AddActivityPropagation();
    }

    private static async Task<RunPlan> Join(ISharedStore store, HostRequest request, CancellationToken stop)
    {
        try
        {
            return await ClusterBooks.Join(store, request.Plan(), stop);
        }
        catch (OtherBooksException other)
        {
            throw new CommandFault($"{request.Place.Name}: {other.Message}. Start this host with the same, or name another place.");
        }
    }

    private static WebApplicationBuilder Builder(HostRequest request)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls([.. request.Shown]);
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.UseUtcTimestamp, console.TimestampFormat) = (true, true, "yyyy-MM-ddTHH:mm:ss.fffZ "));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Error); // It advises another garbage collector at each start.
        builder.Logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error); // It takes the machine's uptime for a stall, once at each start.
        builder.Logging.AddFilter("Orleans.Streams", LogLevel.Critical); // What a stream loses costs its followers a second;
        builder.Logging.AddFilter("Orleans.Providers", LogLevel.Critical); // its queues fail until all silos of a start have met.
        builder.AddHostOpenTelemetry(request.SiloName);
        return builder;
    }

    private static WebApplication Build(WebApplicationBuilder builder, RunPlan plan)
    {
        builder.Services.AddSingleton<IEventWakeUp, StreamWakeUp>();
        builder.Services.AddClaimsGateway(new GatewayOptions { Tenant = plan.Tenant });
        var app = builder.Build();
        app.MapClaimsApi();
        app.MapHealth();
        app.MapMetrics();
        return app;
    }

    private static async Task<int> Serve(WebApplication app, HostRequest request, Terminal terminal, string more, CancellationToken stop)
    {
        await using (app)
        {
            if (request.Warning is { } warning) await terminal.Error.WriteLineAsync(warning);
            await app.StartAsync(stop);
            await terminal.Output.WriteLineAsync($"ready: {request.SiloName} {string.Join(' ', request.Shown)}{more}");
            await terminal.Output.FlushAsync(CancellationToken.None);
            await using (stop.Register(app.Lifetime.StopApplication)) await app.WaitForShutdownAsync(CancellationToken.None);
        }

        return ClaimsCommandLine.Done;
    }
}
