using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using ClaimsCluster.Benchmarks.Failover;
using ClaimsCluster.Simulation.Generating;
using ClaimsCluster.Storage.Postgres;

namespace ClaimsCluster.Benchmarks.Pipeline;

/// <summary>Silo processes over one database, and files that are sent to them.</summary>
internal sealed class BenchCluster : IAsyncDisposable
{
    private const int Days = 120;

    private readonly HttpClient _http;
    private readonly BenchDatabases _databases;
    private readonly string _connection;
    private readonly List<HostProcess> _silos = [];
    private long _seed;

    private BenchCluster(HttpClient http, BenchDatabases databases) => (_http, _databases, _connection) = (http, databases, databases.New());

    public static async Task<BenchCluster> Start(HttpClient http, BenchDatabases databases, int silos)
    {
        var cluster = new BenchCluster(http, databases);
        for (var number = 1; number <= silos; number++)
        {
            cluster._silos.Add(await HostProcess.Start(
                http, "silo", "--name", $"silo{number}", "--postgres", cluster._connection, "--clock", "virtual", "--start", "2026-01-05"));
        }

        return cluster;
    }

    /// <summary>Sends claims nobody has seen before, and moves time until nothing of them is left to do.</summary>
    /// <param name="claims">How many.</param>
    /// <param name="perFile">In files of so many.</param>
    /// <param name="senders">By so many at once, to one silo after the other.</param>
    public async Task<LivedOn> Live(int claims, int perFile, int senders)
    {
        var files = Enumerable.Range(0, claims / perFile).Select(_ => Generated(perFile)).ToList();
        var total = files.Count * perFile;
        var rows = await RowWrites();
        var (start, hosts, server) = (Stopwatch.GetTimestamp(), HostCpu(), _databases.ServerCpu());
        await Parallel.ForEachAsync(files.Index(), new ParallelOptions { MaxDegreeOfParallelism = senders }, async (file, _) => await Send(file.Item, file.Index));
        await Advance();
        var (elapsed, hostsTook, serverTook) = (Stopwatch.GetElapsedTime(start), HostCpu() - hosts, _databases.ServerCpu() - server);
        rows = await RowWrites() - rows;
        return new(total / elapsed.TotalSeconds, (hostsTook + serverTook).TotalMilliseconds / total, serverTook.TotalMilliseconds / total, rows / (double)total);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var silo in _silos) silo.Dispose();
        return default;
    }

    private byte[] Generated(int claims)
    {
        using var input = GeneratedInput.Open(claims, ++_seed);
        using var bytes = new MemoryStream();
        input.CopyTo(bytes);
        return bytes.ToArray();
    }

    private async Task Send(byte[] file, int number)
    {
        var silo = _silos[number % _silos.Count];
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new("application/edi-x12");
        using var taken = await _http.PostAsync(new Uri(silo.Address, $"/v1/files?name=bench{number}.837"), content);
        taken.EnsureSuccessStatusCode();
        var id = (await taken.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("fileId").GetString();
        while ((await _http.GetFromJsonAsync<JsonElement>(new Uri(silo.Address, $"/v1/files/{id}?wait=30"))).GetProperty("status").GetString() != "finished")
        {
        }
    }

    private async Task Advance()
    {
        using var done = await _http.PostAsJsonAsync(new Uri(_silos[0].Address, "/v1/test/clock:advance"), new { days = Days });
        done.EnsureSuccessStatusCode();
    }

    private TimeSpan HostCpu() => _silos.Aggregate(TimeSpan.Zero, (sum, silo) => sum + silo.CpuTime);

    private async Task<long> RowWrites()
    {
        await using var store = PostgresClusterStore.OpenAsItIs(new(_connection));
        return await WholeLives.RowWrites(store);
    }
}
