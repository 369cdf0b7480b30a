using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Simulation.Faults;
using ClaimsCluster.Simulation.Scheduling;

namespace ClaimsCluster.Simulation.Routing;

/// <summary>A call that waits for its answer: what its caller hears when the silo dies.</summary>
internal sealed record PendingCall(SimProcess Caller, Action<Exception> Fail);

/// <summary>Brings calls to silos and answers back: late, twice, in another order, or not at all.</summary>
internal sealed class SimNetwork(SimWorld world)
{
    private const int LocalTicks = 200; // 20 us
    private const int RemoteTicks = 20_000; // 2 ms
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FoundDead = TimeSpan.FromSeconds(1.1); // ORLEANS §8.15.

    private readonly List<(SimProcess From, SimProcess To, long Until)> _cuts = [];

    /// <summary>One attempt: a result, what the entity threw, or a failure that says nothing about the outcome.</summary>
    /// <param name="caller">Who calls, and gets the answer.</param>
    /// <param name="id">Whom.</param>
    /// <param name="what">The command, or a word: for the trace.</param>
    /// <param name="call">What is done there, in its turn.</param>
    public Task<T> Call<T>(SimProcess caller, EntityId id, object what, Func<SimActivation, ValueTask<T>> call)
    {
        var answer = new TaskCompletionSource<T>();
        var target = world.Route(id);
        if (target is null) Fail(caller, answer, new SiloUnavailableException("No silo is up."), FoundDead);
        else Send(caller, target, id, what, call, answer);
        return answer.Task;
    }

    /// <summary>Cuts one direction for a while.</summary>
    public void Cut(SimProcess from, SimProcess to, long until) => _cuts.Add((from, to, until));

    /// <summary>All who wait for a silo that has died hear of it.</summary>
    public void FailPending(SimSilo silo)
    {
        foreach (var pending in silo.Pending)
            world.Scheduler.After(FoundDead.Ticks, pending.Caller, _ => pending.Fail(new SiloUnavailableException($"{silo.Process.Name} died.")));
    }

    private void Send<T>(
        SimProcess caller, SimSilo target, EntityId id, object what, Func<SimActivation, ValueTask<T>> call, TaskCompletionSource<T> answer)
    {
        var isLocal = target.Process == caller;
        var latency = Latency(isLocal);
        var faults = world.Faults;
        if (!isLocal && faults.IsActive)
        {
            var where = $"{id.Kind}/{id.Key}";
            if (IsCut(caller, target.Process) || faults.Hit(FaultKind.RequestLost, where))
            {
                Fail(caller, answer, new TimeoutException($"{id} did not answer in 30 s."), ResponseTimeout);
                return;
            }

            if (faults.Hit(FaultKind.MessageLate, where)) latency += faults.Draw(100_000_000); // 10 s
            if (faults.Hit(FaultKind.MessageTwice, where))
                Deliver(target, id, what, latency + faults.Draw(100_000_000), activation => Ignore(call(activation)));
        }

        var pending = new PendingCall(caller, error => answer.TrySetException(error));
        target.Expect(pending);
        Deliver(target, id, what, latency, async activation =>
        {
            Exception? error = null;
            T result = default!;
            try
            {
                result = await call(activation);
            }
            catch (Exception thrown) when (world.IsExpected(thrown))
            {
                error = thrown;
            }

            Reply(caller, target, id, pending, () =>
            {
                if (error is null) answer.TrySetResult(result);
                else answer.TrySetException(error);
            });
        });
    }

    private void Deliver(SimSilo target, EntityId id, object what, long latency, Func<SimActivation, Task> call) =>
        world.Scheduler.After(latency, target.Process, _ =>
        {
            world.Delivered(target.Process, id, what);
            target.Take(id, call);
        });

    private void Reply(SimProcess caller, SimSilo target, EntityId id, PendingCall pending, Action answer)
    {
        target.Answered(pending);
        var isLocal = target.Process == caller;
        var isLost = !isLocal && world.Faults.IsActive
            && (IsCut(target.Process, caller) || world.Faults.Hit(FaultKind.ReplyLost, $"{id.Kind}/{id.Key}"));
        if (isLost)
            world.Scheduler.After(ResponseTimeout.Ticks, caller, _ => pending.Fail(new TimeoutException($"{id} did not answer in 30 s.")));
        else
            world.Scheduler.After(Latency(isLocal), caller, _ => answer());
    }

    private void Fail<T>(SimProcess caller, TaskCompletionSource<T> answer, Exception error, TimeSpan after) =>
        world.Scheduler.After(after.Ticks, caller, _ => answer.TrySetException(error));

    private async Task Ignore<T>(ValueTask<T> call)
    {
        try
        {
            await call;
        }
        catch (Exception error) when (world.IsExpected(error))
        {
            // Nobody waits for the answer of a copy.
        }
    }

    private int Latency(bool isLocal) => world.Chance.Between(1, isLocal ? LocalTicks : RemoteTicks);

    private bool IsCut(SimProcess from, SimProcess to)
    {
        foreach (var cut in _cuts)
            if (cut.From == from && cut.To == to && cut.Until > world.Scheduler.Now) return true;
        return false;
    }
}
