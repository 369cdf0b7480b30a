using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ClaimsCluster.Benchmarks.Failover;

/// <summary>A <c>claims silo</c> or <c>claims gateway</c> of this build, as a process of its own.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process _process;

    private HostProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<HostProcess> Start(HttpClient http, params IEnumerable<string> arguments)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(Program, [.. arguments, "--urls", address.ToString()]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var host = new HostProcess(Process.Start(start)!, address);
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        while (!await host.IsReady(http))
        {
            if (host._process.HasExited) throw new InvalidOperationException($"claims {string.Join(' ', arguments)} ended with {host._process.ExitCode}.");
            await Task.Delay(50);
        }

        return host;
    }

    /// <summary>Processor time that it has taken.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public Task Signal(string name) => Process.Start("kill", [$"-{name}", $"{_process.Id}"]).WaitForExitAsync();

    public Task End() => _process.WaitForExitAsync();

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task<bool> IsReady(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(Address, "/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string Program
    {
        get
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(root.FullName, "ClaimsCluster.sln"))) root = root.Parent!;
            return Path.Combine(root.FullName, "src/ClaimsCluster.Cli/bin/Release/net10.0/claims");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
