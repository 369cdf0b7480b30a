using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ClaimsCluster.Cli;

/// <summary>
/// Runs a command in a process of its own, with what can be set only before a process begins. A young generation of 64 MB:
/// simulated worlds live for milliseconds, and collected a tenth as often, a third more of them are lived. And for thousands
/// of worlds, code that is compiled again by what was seen of its calls: whatever is shorter is over before that pays.
/// </summary>
internal static class RoomyProcess
{
    private const string YoungGeneration = "DOTNET_GCgen0size";
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
        if (IsLong(arguments)) start.Environment[CompiledByProfile] = "1";
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} does not start.");

        // A key pressed in the terminal reaches both: the other one ends, and then this one.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var end = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => process.Kill());
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static bool IsLong(string[] arguments) => arguments.Contains("--minutes")
        || (Array.IndexOf(arguments, "--seeds") is >= 0 and var at && int.TryParse(arguments.ElementAtOrDefault(at + 1), out var seeds) && seeds >= ManySeeds);
}
