using System.Globalization;
using ClaimsCluster.Benchmarks.Measuring;

namespace ClaimsCluster.Benchmarks.Pipeline;

/// <summary>
/// Whole lives through silos that are processes of their own, as they run in production: one, two and three of them on the
/// same machine and server, a file taken in by one of them; and through one silo as many small files from many senders.
/// </summary>
internal static class ProcessesBenchmark
{
    private const int Most = 3;
    private const double KeptByThree = 0.85; // Of what one silo does on the same cores.
    private const int SmallFile = 50;
    private const int Senders = 8;

    public static async Task<int> Run(string? connection, int lives, string? jsonFile)
    {
        Console.WriteLine(Report.Machine());
        using var databases = new BenchDatabases(connection);
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(30) };
        var lived = new List<LivedOn>();
        for (var silos = 1; silos <= Most; silos++)
        {
            await using var cluster = await BenchCluster.Start(http, databases, silos);
            await cluster.Live(WarmLives(lives) * silos, WarmLives(lives) * silos, senders: 1); // Each process compiles for itself.
            lived.Add(await cluster.Live(lives, lives, senders: 1));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{silos} silo processes: {lived[^1].PerSecond:0} lives/s, {lived[^1].CpuMs:0.00} ms/claim"));
        }

        LivedOn small;
        await using (var cluster = await BenchCluster.Start(http, databases, silos: 1))
        {
            await cluster.Live(WarmLives(lives), SmallFile, Senders);
            small = await cluster.Live(lives, SmallFile, Senders);
        }

        List<Figure> figures = [];
        foreach (var (index, on) in lived.Index())
        {
            var name = $"pipeline.processes{index + 1}";
            figures.Add(new(name, on.PerSecond, "claims/s", on.PerSecond / lived[0].PerSecond, "pipeline.processes1") { Bar = index == 2 ? KeptByThree : null });
            figures.Add(new($"{name}.cpu", on.CpuMs, "ms/claim", lived[0].CpuMs / on.CpuMs, "pipeline.processes1.cpu"));
            figures.Add(new($"{name}.serverCpu", on.ServerCpuMs, "ms/claim"));
            figures.Add(new($"{name}.rowsPerClaim", on.RowsPerClaim, "rows"));
        }

        figures.Add(new("pipeline.http", small.PerSecond, "claims/s", small.PerSecond / lived[0].PerSecond, "pipeline.processes1"));
        figures.Add(new("pipeline.http.cpu", small.CpuMs, "ms/claim"));
        figures.Add(new("pipeline.http.rowsPerClaim", small.RowsPerClaim, "rows"));
        Report.Print($"{lives} whole lives", figures);
        Console.WriteLine($"pipeline.http: files of {SmallFile} claims, {Senders} senders, one silo. .cpu: silos and server together, of an own server; its ratio is processor time of one silo to this.");
        if (jsonFile is not null) Report.WriteJson(jsonFile, figures);
        return figures.Any(figure => figure.Reached == false) ? 1 : 0;
    }

    private static int WarmLives(int lives) => Math.Max(SmallFile, lives / 4);
}
