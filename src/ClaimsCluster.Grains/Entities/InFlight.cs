namespace ClaimsCluster.Grains.Entities;

/// <summary>One counter for all silos of a process.</summary>
internal sealed class InFlight : IInFlight, IQuiet
{
    private readonly Lock _gate = new();
    private int _running;
    private TaskCompletionSource? _idle;

    public void Begin()
    {
        lock (_gate) _running++;
    }

    public void End()
    {
        TaskCompletionSource? idle = null;
        lock (_gate)
            if (--_running == 0) (idle, _idle) = (_idle, null);
        idle?.SetResult();
    }

    public Task Idle()
    {
        lock (_gate)
        {
            if (_running == 0) return Task.CompletedTask;
            _idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }
}
