using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.Hosting.Running;
using ClaimsCluster.Hosting.Verifying;
using ClaimsCluster.Storage.Postgres;
using Npgsql;

namespace ClaimsCluster.Faults.Clusters;

/// <summary>Silos in processes of their own over a database of their own, under a virtual clock.</summary>
internal sealed class ClusterUnderTest : IAsyncDisposable
{
    /// <summary>The day on which all that is sent enters.</summary>
    public const string Start = "2026-01-05";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private readonly HttpClient _http = new() { Timeout = Longest };
    private readonly List<SiloUnderTest> _silos = [];
    private readonly string _silosConnection;
    private readonly (string Name, string Value)[] _settings;
    private SiloUnderTest? _gateway;
    private int _started;

    private ClusterUnderTest(string connection, string silosConnection, (string, string)[] settings) =>
        (Connection, _silosConnection, _settings) = (connection, silosConnection, settings);

    /// <summary>The database, as the test reaches it.</summary>
    public string Connection { get; }

    public IReadOnlyList<SiloUnderTest> Silos => _silos;

    /// <summary>Starts so many silos and waits until all of them are ready.</summary>
    /// <param name="connection">An empty database.</param>
    /// <param name="silos">How many.</param>
    /// <param name="silosConnection">Where the silos find it, when that is elsewhere than the test.</param>
    /// <param name="settings">What their environment says.</param>
    public static async Task<ClusterUnderTest> Of(string connection, int silos, string? silosConnection = null, params (string, string)[] settings)
    {
        var cluster = new ClusterUnderTest(connection, silosConnection ?? connection, settings);
        try
        {
            for (var number = 0; number < silos; number++) cluster.Begin();
            foreach (var silo in cluster.Silos) await cluster.Ready(silo);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>One host over a folder (<c>claims serve</c>), ready.</summary>
    /// <param name="folder">Where its books are.</param>
    /// <param name="entry">What its program is started with, before its name.</param>
    public static async Task<ClusterUnderTest> OfFolder(string folder, IReadOnlyList<string> entry)
    {
        var cluster = new ClusterUnderTest("", "", []);
        try
        {
            var silo = SiloUnderTest.Start(
                "serve", "serve", FreePort(), ["--data", folder, "--clock", "virtual", "--start", Start, "--seed", "1"], program: [.. entry, ClaimsProcess.Program]);
            cluster._silos.Add(silo);
            await cluster.Ready(silo);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Adds a silo and waits until it is ready.</summary>
    /// <param name="program">Of which build; null: of this one.</param>
    /// <param name="settings">What its environment says besides.</param>
    public async Task<SiloUnderTest> Add(string? program = null, params (string, string)[] settings)
    {
        var silo = Begin(program, settings);
        await Ready(silo);
        return silo;
    }

    /// <summary>Puts a gateway in a process of its own before the silos: from now on it is asked, and nobody else.</summary>
    public async Task AddGateway()
    {
        _gateway = SiloUnderTest.Start("gateway", "gateway", FreePort(), ["--postgres", _silosConnection]);
        await Ready(_gateway);
    }

    /// <summary>Sends a file as its sender does who must get it in: to whoever answers, again until it is taken.</summary>
    /// <param name="file">The file.</param>
    /// <param name="first">Who is asked first.</param>
    /// <returns>Its id.</returns>
    public Task<string> Submit(string file, int first = 0) => Send(File.ReadAllBytes(file), Path.GetFileName(file), first);

    /// <summary>The same of bytes.</summary>
    public async Task<string> Send(byte[] bytes, string name, int first = 0) => (await UntilAnswered(HttpMethod.Post, $"/v1/files?name={name}", () =>
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new("application/edi-x12");
        return content;
    }, first: first)).GetProperty("fileId").GetString()!;

    /// <summary>Waits until a file is answered.</summary>
    /// <returns>What became of it.</returns>
    public async Task<JsonElement> Finished(string fileId)
    {
        for (; ; )
        {
            var file = await UntilAnswered(HttpMethod.Get, $"/v1/files/{fileId}?wait=5", () => null);
            if (file.GetProperty("status").GetString() == "finished") return file;
        }
    }

    /// <summary>Moves time, however often it must be asked: the same key ends at the same target.</summary>
    public async Task Advance(int days, string key) =>
        await UntilAnswered(HttpMethod.Post, "/v1/test/clock:advance", () => JsonContent.Create(new { days }), key);

    /// <summary>Waits until the log has so many events.</summary>
    public async Task Logged(long events)
    {
        var began = Stopwatch.GetTimestamp();
        while (await Count("select count(*) from event") < events)
        {
            if (Stopwatch.GetElapsedTime(began) > Longest) throw new TimeoutException($"The log has {await Count("select count(*) from event")} events, not {events}.\n{Said}");
            await Task.Delay(20, TestContext.Current.CancellationToken); // Other processes write it: it can only be asked again.
        }
    }

    /// <summary>Waits until a silo has committed so many events.</summary>
    public async Task Wrote(SiloUnderTest silo, long events)
    {
        var began = Stopwatch.GetTimestamp();
        while (await Metric(silo, "claims_events_total", "") < events)
        {
            if (Stopwatch.GetElapsedTime(began) > Longest) throw new TimeoutException($"{silo.Name} has not committed {events} events.\n{Said}");
            await Task.Delay(20, TestContext.Current.CancellationToken); // Another process: it can only be asked again.
        }
    }

    /// <summary>One number from the database.</summary>
    public async Task<long> Count(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken), null);
    }

    /// <summary>The silo that moves the clock on now; waits until there is one.</summary>
    public async Task<SiloUnderTest> Driver()
    {
        var began = Stopwatch.GetTimestamp();
        for (; ; )
        {
            foreach (var silo in _silos.Where(silo => !silo.HasEnded))
                if (await Metric(silo, "claims_lease", "lease=\"clock\"") > 0) return silo;
            if (Stopwatch.GetElapsedTime(began) > Longest) throw new TimeoutException($"Nobody drives the clock.\n{Said}");
        }
    }

    /// <summary>What a silo measures: the sum of the lines of one metric that carry a label.</summary>
    public async Task<double> Metric(SiloUnderTest silo, string name, string label) =>
        (await Metrics(silo)).Where(line => line.StartsWith(name, StringComparison.Ordinal) && line.Contains(label, StringComparison.Ordinal))
        .Sum(line => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));

    /// <summary>Asks one silo once; the answer is the caller's to judge and to dispose of.</summary>
    public Task<HttpResponseMessage> Ask(SiloUnderTest silo, HttpMethod method, string path, HttpContent? content = null) => _http.SendAsync(
        new(method, new Uri(silo.Address, path)) { Content = content }, TestContext.Current.CancellationToken);

    /// <summary>What a silo tells of itself as Prometheus reads it.</summary>
    public async Task<string[]> Metrics(SiloUnderTest silo) =>
        (await _http.GetStringAsync(new Uri(silo.Address, "/metrics"), TestContext.Current.CancellationToken)).Split('\n');

    /// <summary>Writes the files of INTERFACE §2 and proves the books.</summary>
    /// <returns>What is not proved; empty when all is.</returns>
    public async Task<string> Export(string folder)
    {
        await using var store = PostgresClusterStore.Open(new PostgresSettings(Connection));
        var plan = await RunPlan.Load(store);
        await new RunExport(store, plan!.Directory).Write(folder);
        var report = await Verification.Run(store, TestContext.Current.CancellationToken);
        return string.Join('\n', report.Checks.Where(check => check.Wrong > 0).Select(check => check.ToString()));
    }

    /// <summary>What all silos printed.</summary>
    public string Said => string.Join('\n', _silos.Select(silo => $"--- {silo.Name}\n{silo.Said}"));

    public ValueTask DisposeAsync()
    {
        _gateway?.Dispose();
        foreach (var silo in _silos) silo.Dispose();
        _http.Dispose();
        return default;
    }

    private SiloUnderTest Begin(string? program = null, params (string, string)[] settings)
    {
        var name = $"silo{++_started}";
        var silo = SiloUnderTest.Start(
            "silo", name, FreePort(), ["--name", name, "--postgres", _silosConnection, "--clock", "virtual", "--start", Start, "--seed", "1"],
            [.. _settings, .. settings], program is null ? null : [program]);
        _silos.Add(silo);
        return silo;
    }

    private Task Ready(SiloUnderTest silo) => Turns(silo, ready: true);

    /// <summary>Waits until a silo says that it is ready, or that it is not.</summary>
    public async Task Turns(SiloUnderTest silo, bool ready)
    {
        var began = Stopwatch.GetTimestamp();
        while (await IsReady(silo) != ready)
        {
            if (silo.HasEnded || Stopwatch.GetElapsedTime(began) > Longest) throw new InvalidOperationException($"{silo.Name} does not get {(ready ? "ready" : "red")}.\n{silo.Said}");
            await Task.Delay(50, TestContext.Current.CancellationToken); // Another process: it can only be asked again.
        }
    }

    private async Task<bool> IsReady(SiloUnderTest silo)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(silo.Address, "/health/ready"), TestContext.Current.CancellationToken);
            return answer.StatusCode is HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Asks one silo after the other until one answers.</summary>
    private async Task<JsonElement> UntilAnswered(HttpMethod method, string path, Func<HttpContent?> content, string? key = null, int first = 0)
    {
        var began = Stopwatch.GetTimestamp();
        for (var turn = first; ; turn++)
        {
            var silo = _gateway ?? _silos[turn % _silos.Count];
            var refused = "";
            if (!silo.HasEnded)
            {
                try
                {
                    using var request = new HttpRequestMessage(method, new Uri(silo.Address, path)) { Content = content() };
                    if (key is not null) request.Headers.Add("Idempotency-Key", key);
                    using var attempt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
                    using var answer = await _http.SendAsync(request, attempt.Token);
                    refused = $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}";
                    if (answer.IsSuccessStatusCode) return JsonDocument.Parse(refused[4..]).RootElement;
                    if ((int)answer.StatusCode is >= 400 and < 500 and not 429) throw new InvalidOperationException($"{path}: {refused}");
                }
                catch (HttpRequestException lost)
                {
                    refused = lost.Message;
                }
            }

            if (Stopwatch.GetElapsedTime(began) > Longest) throw new TimeoutException($"{path} is not answered: {refused}\n{Said}");
            await Task.Delay(100, TestContext.Current.CancellationToken); // As a client waits before it asks the next one.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
