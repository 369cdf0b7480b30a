using System.Diagnostics;
using System.Globalization;

namespace ClaimsCluster.Faults.Clusters;

/// <summary>A <c>claims silo</c> process that a test does harm to, or a <c>claims gateway</c> before them.</summary>
internal sealed class SiloUnderTest : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _said = [];

    private SiloUnderTest(Process process, string name, Uri address)
    {
        (_process, Name, Address) = (process, name, address);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Name { get; }

    /// <summary>Where its HTTP door is.</summary>
    public Uri Address { get; }

    public bool HasEnded => _process.HasExited;

    /// <summary>Memory that it has now, in bytes.</summary>
    public long ResidentBytes => long.Parse(File.ReadAllText($"/proc/{_process.Id}/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;

    public int ExitCode => _process.ExitCode;

    public string Said
    {
        get
        {
            lock (_said) return string.Join('\n', _said);
        }
    }

    public static SiloUnderTest Start(
        string command, string name, int port, IEnumerable<string> arguments, IEnumerable<(string Name, string Value)>? settings = null, IReadOnlyList<string>? program = null)
    {
        var address = new Uri($"http://127.0.0.1:{port}");
        string[] line = [.. program ?? [ClaimsProcess.Program], command, "--urls", address.ToString(), .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (setting, value) in settings ?? []) start.Environment[setting] = value;
        return new(Process.Start(start)!, name, address);
    }

    /// <summary>SIGKILL: nothing of it runs after this.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>SIGSTOP: it is there and does nothing.</summary>
    public Task Pause() => Signal("STOP");

    /// <summary>SIGCONT.</summary>
    public Task Resume() => Signal("CONT");

    /// <summary>SIGTERM, and waits for its end.</summary>
    public async Task Drain()
    {
        await Signal("TERM");
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until it has ended by itself.</summary>
    public Task End() => _process.WaitForExitAsync(TestContext.Current.CancellationToken);

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (kill.ExitCode != 0) throw new InvalidOperationException($"{Name} could not be sent SIG{signal}.\n{Said}");
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (_said) _said.Add(line);
    }
}
