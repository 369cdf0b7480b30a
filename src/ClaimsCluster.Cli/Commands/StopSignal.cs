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
        if (_stop.IsCancellationRequested) return; // The second: the system's own way, at once.
        signal.Cancel = true;
        _ = _stop.CancelAsync();
    }
}
