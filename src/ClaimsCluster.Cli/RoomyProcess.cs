using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ClaimsCluster.Cli;

/// <summary>
/// Runs a command in a process of its own, with what can be set only before a process begins. A young generation of 64 MB:
/// simulated worlds live for milliseconds, and collected a tenth as often, a third more of them are lived. Code that is
/// called often is compiled better at once, not when for 100 ms nothing new was called: rare faults call something new all
/// the time, and held that off for a minute. And for thousands of worlds, compiled again by what was seen of its calls:
/// whatever is shorter is over before that pays.
/// </summary>
internal static class RoomyProcess
{
    private const string YoungGeneration = "DOTNET_GCgen0size";
    private const string WaitForQuiet = "DOTNET_TC_CallCountingDelayMs";
    private const string CompiledByProfile = "DOTNET_TieredPGO";
    private const int ManySeeds = 2_000; // The first 700 pay for it, and another core for as long.

    /// <summary>The command gains by it, and nobody has set the size.</summary>
    public static bool Suits(string[] arguments) =>
        arguments is ["simulate", ..] && Environment.ProcessPath is not null && Environment.GetEnvironmentVariable(YoungGeneration) is null;

    /// <summary>Runs it with the same terminal; its exit code.</summary>
    public static async Task<int> Run(string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment[YoungGeneration] = "0x4000000";
        start.Environment[WaitForQuiet] = "0";
        if (IsLong(arguments)) start.Environment[CompiledByProfile] = "1";
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} does not start.");

        // A key pressed in the terminal reaches both: the other one ends, and then this one.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var end = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => process.Kill());
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static bool IsLong(string[] arguments) =>
        ValueOf(arguments, "--minutes") is not null || (int.TryParse(ValueOf(arguments, "--seeds"), out var seeds) && seeds >= ManySeeds);

    private static string? ValueOf(string[] arguments, string option)
    {
        var at = Array.FindIndex(arguments, argument => argument == option || argument.StartsWith(option + '=', StringComparison.Ordinal));
        if (at < 0) return null;
        return arguments[at] == option ? arguments.ElementAtOrDefault(at + 1) : arguments[at][(option.Length + 1)..];
    }
}
