using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ClaimsCluster.Cli.Commands;

namespace ClaimsCluster.Conformance.Operating;

/// <summary><c>claims serve</c> in this process, on a free port of loopback; drained when it is disposed.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    /// <summary>Tests with hosts run one after the other: what is measured and traced is of the process, and a process has one host.</summary>
    public const string OneAtATime = "hosts";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _stop = new();
    private readonly StringWriter _said = new();
    private readonly HttpClient _http;
    private readonly Task<int> _running;
    private readonly string _folder = Directory.CreateTempSubdirectory("claims-operating-").FullName;

    private RunningHost(bool isVirtual)
    {
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{FreePort()}") };
        string[] clock = isVirtual ? ["--clock", "virtual", "--start", "2026-01-05"] : [];
        _running = Task.Run(() => ClaimsCommandLine.Run(["serve", "--data", _folder, "--urls", Url, .. clock], _said, _said, _stop.Token));
    }

    public string Url => _http.BaseAddress!.GetLeftPart(UriPartial.Authority);

    /// <summary>Starts one and waits until it is ready.</summary>
    public static async Task<RunningHost> Start(bool isVirtual)
    {
        var host = new RunningHost(isVirtual);
        await Until(async () =>
        {
            if (host._running.IsCompleted) throw new InvalidOperationException($"The host ended: {host._said}");
            try
            {
                return await host.Status("/health/ready") == HttpStatusCode.OK;
            }
            catch (HttpRequestException)
            {
                return false; // It does not listen yet.
            }
        }, "the host is ready");
        return host;
    }

    public async Task<HttpStatusCode> Status(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    public Task<string> Get(string path) => _http.GetStringAsync(new Uri(path, UriKind.Relative));

    /// <summary>Sends a file and waits until it is answered.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> Submit(byte[] file)
    {
        using var body = new ByteArrayContent(file) { Headers = { ContentType = new("application/edi-x12") } };
        using var answer = await _http.PostAsync(new Uri("/v1/files?name=some.837", UriKind.Relative), body);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        var id = Convert.ToHexStringLower(SHA256.HashData(file));
        await Until(async () => JsonNode.Parse(await Get($"/v1/files/{id}"))!["status"]!.GetValue<string>() == "finished", "the file is answered");
        return id;
    }

    /// <summary>Moves a virtual clock on.</summary>
    public async Task Advance(int days)
    {
        var told = new StringWriter();
        (await ClaimsCommandLine.Run(["clock", "advance", $"{days}", "--server", Url], told, told, CancellationToken.None)).ShouldBe(0, told.ToString());
    }

    /// <summary>Asks until it is so.</summary>
    public static async Task Until(Func<Task<bool>> isSo, string what)
    {
        var end = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            if (TimeProvider.System.GetElapsedTime(end) > Longest) throw new TimeoutException($"Not in {Longest.TotalSeconds} s: {what}.");
            await Task.Delay(Look);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _http.Dispose();
        _stop.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
