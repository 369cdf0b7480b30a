using System.Diagnostics;
using ClaimsCluster.Benchmarks.Measuring;
using ClaimsCluster.Benchmarks.Store;
using ClaimsCluster.Hosting;
using ClaimsCluster.Hosting.Embedded;
using ClaimsCluster.Storage;
using ClaimsCluster.Storage.Postgres;
using ClaimsCluster.Storage.Sqlite;

namespace ClaimsCluster.Benchmarks.Pipeline;

/// <summary>
/// Whole lives of claims, from the 837 to a zero balance, through real silos on each store. Generator, silos and server
/// share the machine; beside it stand bare upserts of as many rows as a claim's life writes.
/// </summary>
internal static class PipelineBenchmark
{
    private const int WarmLives = 8_000; // By then the code that matters is compiled: 35,000 methods, 20 s of a core.
    private const int Lives = 12_000;

    /// <param name="connection">A server that is there; null: one of its own.</param>
    /// <param name="jsonFile">Where the figures go besides.</param>
    public static async Task<int> Run(string? connection, string? jsonFile)
    {
        Console.WriteLine(Report.Machine());
        var startSeconds = await Start();
        using var databases = new BenchDatabases(connection);
        await OnSqlite(WarmLives);
        await OnPostgres(databases.New(), WarmLives, silos: 1, databases);

        var sqlite = await OnSqlite(Lives);
        var database = databases.New();
        var postgres = await OnPostgres(database, Lives, silos: 1, databases);
        var three = await OnPostgres(databases.New(), Lives, silos: 3, databases);
        using var process = Process.GetCurrentProcess();
        var peakMb = process.PeakWorkingSet64 / 1e6;

        using var raw = new RawUpsertStep("store.raw", databases.New(), () => StoreBenchmark.MeanBatch(database));
        await raw.WarmUp();
        await raw.Round(databases.ServerCpu);
        var most = raw.Rate / postgres.RowsPerClaim;
        const string against = "store.raw/rows";
        Figure[] figures =
        [
            new("pipeline.sqlite", sqlite.PerSecond, "claims/s", sqlite.PerSecond / most, against),
            new("pipeline.postgres", postgres.PerSecond, "claims/s", postgres.PerSecond / most, against),
            new("pipeline.postgres3", three.PerSecond, "claims/s", three.PerSecond / most, against),
            new("pipeline.sqlite.cpu", sqlite.CpuMs, "ms/claim"),
            new("pipeline.postgres.cpu", postgres.CpuMs, "ms/claim"),
            new("pipeline.postgres.serverCpu", postgres.ServerCpuMs, "ms/claim"),
            new("pipeline.postgres.collecting", postgres.CollectMs, "ms/claim"),
            new("pipeline.postgres.compiling", postgres.CompileMs, "ms/claim"),
            new("pipeline.postgres3.cpu", three.CpuMs, "ms/claim"),
            new("pipeline.rowsPerClaim", postgres.RowsPerClaim, "rows"),
            new("pipeline.peakMb", peakMb, "MB"),
            new("pipeline.startSeconds", startSeconds, "s"),
            new("store.raw", raw.Rate, "rows/s"),
            new("pipeline.bar", postgres.PerSecond, "claims/s") { Bar = 1_000, Prototype = "2450" },
        ];
        Report.Print($"{Lives} whole lives", figures);
        Console.WriteLine("pipeline.postgres3: three silos in this one process. .cpu: silos and server together, of an own server.");
        if (jsonFile is not null) Report.WriteJson(jsonFile, figures);
        return figures.Any(figure => figure.Reached == false) ? 1 : 0;
    }

    /// <summary>From the beginning of the process until a silo on an empty store answers; nothing was compiled before.</summary>
    private static async Task<double> Start()
    {
        using var folder = StoreFolder.Temporary();
        await using var store = SqliteClusterStore.Open(folder.Database);
        await using var cluster = await EmbeddedCluster.Start(new ClaimsClusterOptions(), store, silos: 1, new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero));
        using var process = Process.GetCurrentProcess();
        return (TimeProvider.System.GetLocalNow() - process.StartTime).TotalSeconds;
    }

    private static async Task<LivedOn> OnSqlite(int lives)
    {
        using var folder = StoreFolder.Temporary();
        await using var store = SqliteClusterStore.Open(folder.Database);
        return await WholeLives.On(store, lives, silos: 1, () => TimeSpan.Zero);
    }

    private static async Task<LivedOn> OnPostgres(string database, int lives, int silos, BenchDatabases databases)
    {
        await using var store = PostgresClusterStore.Open(new(database));
        return await WholeLives.On(store, lives, silos, databases.ServerCpu);
    }
}
