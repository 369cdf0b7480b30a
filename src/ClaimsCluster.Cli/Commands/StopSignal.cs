using System.Runtime.InteropServices;

namespace ClaimsCluster.Cli.Commands;

/// <summary>Ctrl-C and SIGTERM: the first asks to stop safely, the second ends the process at once.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _registrations;

    public StopSignal() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Ask),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask),
    ];

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _stop.Dispose();
    }

    private void Ask(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (_stop.IsCancellationRequested) EndAtOnce();
        else _ = _stop.CancelAsync();
    }

    /// <summary>Not the system's own way: each silo's host takes signals too, and would keep it from ending.</summary>
    private static void EndAtOnce()
    {
        if (!Console.IsErrorRedirected) Console.Error.Write("\e[?25h"); // The cursor, which a progress picture hides.
        Environment.Exit(ClaimsCommandLine.NotDone);
    }
}
