using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ClaimsCluster.Cli;

/// <summary>
/// Runs a command in a process of its own with a young generation of 64 MB, whose size can be set only before a process
/// begins. Simulated worlds live for milliseconds: collected a tenth as often, a third more of them are lived.
/// </summary>
internal static class RoomyProcess
{
    private const string Setting = "DOTNET_GCgen0size";

    /// <summary>The command gains by it, and nobody has set the size.</summary>
    public static bool Suits(string[] arguments) =>
        arguments is ["simulate", ..] && Environment.ProcessPath is not null && Environment.GetEnvironmentVariable(Setting) is null;

    /// <summary>Runs it with the same terminal; its exit code.</summary>
    public static async Task<int> Run(string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment[Setting] = "0x4000000";
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} does not start.");

        // A key pressed in the terminal reaches both: the other one ends, and then this one.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var end = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => process.Kill());
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
