using System.Diagnostics;

namespace ClaimsCluster.Faults;

/// <summary>The built <c>claims</c> program as a process of its own, as a user starts it.</summary>
internal sealed class ClaimsProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private ClaimsProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    public bool HasEnded => _process.HasExited;

    public static ClaimsProcess Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        return new(Process.Start(start)!);
    }

    /// <summary>Runs to the end; fails with what was printed when the exit code is not one of those that are fine.</summary>
    public static async Task<string> Run(IEnumerable<string> arguments, params int[] fine)
    {
        using var process = Start(arguments);
        var (code, output, errors) = await process.End();
        if (!fine.Contains(code)) throw new InvalidOperationException($"claims {string.Join(' ', arguments)} ended with {code}.\n{output}\n{errors}");
        return output;
    }

    public async Task<(int Code, string Output, string Errors)> End()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_process.ExitCode, await _output, await _errors);
    }

    /// <summary>SIGKILL: nothing of the process runs after it.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    /// <summary>src/ClaimsCluster.Cli/bin/CONFIGURATION/net10.0/claims of this very build.</summary>
    internal static string Program => Path.Combine(Root, "src/ClaimsCluster.Cli/bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0/claims");

    /// <summary>The folder of the repository.</summary>
    internal static string Root
    {
        get
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(root.FullName, "ClaimsCluster.sln"))) root = root.Parent!;
            return root.FullName;
        }
    }
}
