using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Cli.Commands;
using ClaimsCluster.Cli.Screens;
using ClaimsCluster.Hosting.Clustering;
using ClaimsCluster.Hosting.Running;
using ClaimsCluster.Storage;
using ClaimsCluster.Storage.Postgres;
using ClaimsCluster.Storage.Sqlite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Dashboard;

namespace ClaimsCluster.Cli.Hosts;

/// <summary>A silo with its HTTP door in one process, until it is told to stop: then it drains.</summary>
internal static class SiloProcess
{
    public static async Task<int> Run(HostRequest request, Terminal terminal, CancellationToken stop)
    {
        using var folder = request.Data is { } path ? StoreFolder.Open(path) : null;
        ISharedStore store = folder is null
            ? PostgresClusterStore.Open(new PostgresSettings(request.Postgres!))
            : SqliteClusterStore.Open(folder.Database);
        await using var closing = (IAsyncDisposable)store;
        var plan = await Join(store, request, stop);
        await using var app = Build(request, plan, store);
        await app.StartAsync(stop);
        await terminal.Output.WriteLineAsync(Ready(request));
        await terminal.Output.FlushAsync(stop);
        await using (stop.Register(app.Lifetime.StopApplication)) await app.WaitForShutdownAsync(CancellationToken.None);
        return ClaimsCommandLine.Done;
    }

    private static async Task<RunPlan> Join(ISharedStore store, HostRequest request, CancellationToken stop)
    {
        try
        {
            return await ClusterBooks.Join(store, request.Plan(), stop);
        }
        catch (OtherBooksException other)
        {
            throw new CommandFault($"{other.Message}. Start this host with the same, or name another place.");
        }
    }

    private static WebApplication Build(HostRequest request, RunPlan plan, ISharedStore store)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls([.. request.Addresses.Select(address => address.ToString())]);
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.UseUtcTimestamp, console.TimestampFormat) = (true, true, "yyyy-MM-ddTHH:mm:ss.fffZ "));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        if (request.Postgres is { } connection) builder.AddClusterSilo(request.Settings(), plan, store, connection, AddDashboard);
        else builder.AddOnlySilo(request.Settings(), plan, store, AddDashboard);
        var app = builder.Build();
        app.MapHealth();
        app.MapDashboard();
        return app;
    }

    private static void AddDashboard(ISiloBuilder silo) => silo.AddDashboard(options => options.HideTrace = true);

    private static string Ready(HostRequest request) =>
        $"ready: {request.SiloName} {string.Join(' ', request.Addresses.Select(address => address.GetLeftPart(UriPartial.Authority)))}, dashboard {request.Addresses[0].GetLeftPart(UriPartial.Authority)}/dashboard";
}
