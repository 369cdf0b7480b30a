using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Simulation.Faults;
using ClaimsCluster.Simulation.Scheduling;

namespace ClaimsCluster.Simulation.Routing;

/// <summary>Brings calls to silos and answers back: late, twice, in another order, or not at all.</summary>
internal sealed class SimNetwork
{
    private const int LocalTicks = 200; // 20 us
    private const int RemoteTicks = 20_000; // 2 ms
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FoundDead = TimeSpan.FromSeconds(1.1); // ORLEANS §8.15.

    private readonly SimWorld _world;
    private readonly List<(SimProcess From, SimProcess To, long Until)> _cuts = [];
    private readonly SendOrPostCallback _arrived;
    private readonly SendOrPostCallback _answered;

    public SimNetwork(SimWorld world)
    {
        (_world, _arrived, _answered) = (world, call => Arrived((SimCall)call!), call => ((AwaitedCall)call!).Hear());
    }

    /// <summary>One attempt: a result, what the entity threw, or a failure that says nothing about the outcome.</summary>
    /// <param name="caller">Who calls, and gets the answer.</param>
    /// <param name="id">Whom.</param>
    /// <param name="what">The command, or a word: for the trace.</param>
    /// <param name="call">What is done there, in its turn.</param>
    public Task<T> Call<T>(SimProcess caller, EntityId id, object what, Func<SimActivation, ValueTask<T>> call)
    {
        if (_world.Route(id) is not { } target) return NobodyIsUp<T>(caller);
        var awaited = new AwaitedCall<T>(_world, caller, target, id, what, call);
        var latency = Latency(awaited.IsLocal);
        var faults = _world.Faults;
        if (!awaited.IsLocal && faults.IsActive)
        {
            if (IsCut(caller, target.Process) || faults.Hit(FaultKind.RequestLost, id))
            {
                FailLater(awaited, new TimeoutException($"{id} did not answer in 30 s."), ResponseTimeout);
                return awaited.Answer;
            }

            if (faults.Hit(FaultKind.MessageLate, id)) latency += faults.Draw(100_000_000); // 10 s
            if (!IsOrder(what) && faults.Hit(FaultKind.MessageTwice, id))
                Deliver(new CopiedCall<T>(_world, target, id, what, call), latency + faults.Draw(100_000_000));
        }

        target.Expect(awaited);
        Deliver(awaited, latency);
        return awaited.Answer;
    }

    /// <summary>The call is done, and its answer goes back.</summary>
    public void Reply(AwaitedCall call)
    {
        call.Target.Answered(call);
        var isLost = !call.IsLocal && _world.Faults.IsActive
            && (IsCut(call.Target.Process, call.Caller) || _world.Faults.Hit(FaultKind.ReplyLost, call.Id));
        if (isLost) FailLater(call, new TimeoutException($"{call.Id} did not answer in 30 s."), ResponseTimeout);
        else _world.Scheduler.After(Latency(call.IsLocal), call.Caller, _answered, call);
    }

    /// <summary>Cuts one direction for a while.</summary>
    public void Cut(SimProcess from, SimProcess to, long until) => _cuts.Add((from, to, until));

    /// <summary>All who wait for a silo that has died hear of it.</summary>
    public void FailPending(SimSilo silo)
    {
        foreach (var pending in silo.Pending) FailLater(pending, new SiloUnavailableException($"{silo.Process.Name} died."), FoundDead);
    }

    private Task<T> NobodyIsUp<T>(SimProcess caller)
    {
        var answer = new TaskCompletionSource<T>();
        _world.Scheduler.After(FoundDead.Ticks, caller, _ => answer.TrySetException(new SiloUnavailableException("No silo is up.")));
        return answer.Task;
    }

    private void FailLater(AwaitedCall call, Exception error, TimeSpan after) =>
        _world.Scheduler.After(after.Ticks, call.Caller, _ => call.Fail(error));

    private void Deliver(SimCall call, long latency) => _world.Scheduler.After(latency, call.Target.Process, _arrived, call);

    private void Arrived(SimCall call)
    {
        _world.Delivered(call.Target.Process, call.Id, call.What);
        call.Target.Take(call);
    }

    // A person's order that was refused is not remembered by the claim: the door keeps the answer it gave (Idempotency-Key),
    // and nobody sends it on again.
    private static bool IsOrder(object what) => what is ClaimCommand { Actor: "person" };

    private int Latency(bool isLocal) => _world.Chance.Between(1, isLocal ? LocalTicks : RemoteTicks);

    private bool IsCut(SimProcess from, SimProcess to)
    {
        foreach (var cut in _cuts)
            if (cut.From == from && cut.To == to && cut.Until > _world.Scheduler.Now) return true;
        return false;
    }
}
