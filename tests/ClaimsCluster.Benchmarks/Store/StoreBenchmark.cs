using System.Net;
using System.Net.Sockets;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Benchmarks.Measuring;
using ClaimsCluster.Storage;
using ClaimsCluster.Storage.Postgres;
using ClaimsCluster.Storage.Sqlite;
using ClaimsCluster.Tests.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Serialization;
using Orleans.Storage;

namespace ClaimsCluster.Benchmarks.Store;

/// <summary>
/// Durable writes of rows of 1.8 KB by 256 callers: our stores, Orleans' own provider on the same server, and a bare
/// upsert. Load, callers and server share the machine; what counts are the ratios.
/// </summary>
internal static class StoreBenchmark
{
    private const int Rounds = 3;

    public static async Task<int> Run(string? jsonFile)
    {
        Console.WriteLine(Report.Machine());
        using var server = new PostgresServer("autovacuum=on", "max_connections=200"); // Orleans' provider takes 100.
        using var folder = StoreFolder.Temporary();
        var settings = new PostgresSettings(server.NewDatabase());
        await using var postgres = PostgresClusterStore.Open(settings);
        await using var posting = PostgresClusterStore.Open(new PostgresSettings(server.NewDatabase()));
        await using var sqlite = SqliteClusterStore.Open(folder.Database);
        using var silo = await Silo(settings.ConnectionString);

        var groupCommit = new GrainStorageStep("store.postgres", Bridge(postgres), eventCount: 0);
        var withEvents = new GrainStorageStep("store.postgresEvents", Bridge(posting), eventCount: 1);
        var adoNet = new GrainStorageStep("store.adoNet", silo.Services.GetRequiredKeyedService<IGrainStorage>("adonet"), eventCount: 0);
        using var raw = new RawUpsertStep("store.raw", server.NewDatabase(), () => MeanBatch(settings.ConnectionString));
        var embedded = new GrainStorageStep("store.sqlite", Bridge(sqlite), eventCount: 0);
        StoreStep[] all = [groupCommit, adoNet, raw, withEvents, embedded]; // Raw takes the batch size of the first.
        foreach (var step in all) await step.WarmUp(); // All code is compiled, all rows are there.
        for (var round = 0; round < Rounds; round++)
            foreach (var step in all) await step.Round(step == embedded ? () => TimeSpan.Zero : server.CpuTime);

        var batch = await MeanBatch(settings.ConnectionString);
        Figure[] figures =
        [
            .. all.Select(step => new Figure(step.Name, step.Rate, "rows/s", step.Rate / adoNet.Rate, adoNet.Name)),
            .. all.Select(step => new Figure($"{step.Name}.cpu", 1e6 / step.RatePerCpu, "us/row", step.RatePerCpu / adoNet.RatePerCpu, adoNet.Name)),
            new("store.batch", batch, "rows"),
            new("store.overAdoNet", groupCommit.RatePerCpu, "/cpu-s", groupCommit.RatePerCpu / adoNet.RatePerCpu, adoNet.Name) { Bar = 5, Prototype = "14" },
            new("store.overRaw", groupCommit.Rate, "rows/s", groupCommit.Rate / raw.Rate, raw.Name) { Bar = 0.35, Prototype = "0.3-0.5" },
        ];
        Report.Print($"{GrainStorageStep.InFlight} in flight", figures);
        if (jsonFile is not null) Report.WriteJson(jsonFile, figures);
        return figures.Any(figure => figure.Reached == false) ? 1 : 0;
    }

    /// <summary>How many rows a commit had so far: what the store's own account of batches says.</summary>
    public static async Task<int> MeanBatch(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var ask = new NpgsqlCommand("select (select sum(etag) from grain_state) / (select sum(batch) from answer)", connection);
        return (int)(decimal)(await ask.ExecuteScalarAsync())!;
    }

    private static IGrainStorage Bridge(IClusterStore store) => new ServiceCollection()
        .AddSerializer().AddSingleton(store).AddClusterStorage("rows").BuildServiceProvider()
        .GetRequiredKeyedService<IGrainStorage>("rows");

    /// <summary>Orleans' provider is started by a silo. It gets the serializer that suits it best.</summary>
    private static async Task<IHost> Silo(string connectionString)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(FreePort(), FreePort())
            .AddAdoNetGrainStorage("adonet", options => options
                .Configure<Serializer>((storage, serializer) =>
                {
                    (storage.Invariant, storage.ConnectionString) = ("Npgsql", connectionString);
                    storage.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer);
                })));
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
