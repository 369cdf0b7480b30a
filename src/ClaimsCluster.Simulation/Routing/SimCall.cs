using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Simulation.Scheduling;

namespace ClaimsCluster.Simulation.Routing;

/// <summary>A call on its way to an entity.</summary>
/// <param name="target">The silo that it goes to.</param>
/// <param name="id">Whom.</param>
/// <param name="what">The command, or a word: for the trace.</param>
internal abstract class SimCall(SimSilo target, EntityId id, object what)
{
    public SimSilo Target => target;

    public EntityId Id => id;

    public object What => what;

    /// <summary>What is done there, in its turn. Nothing is thrown.</summary>
    public abstract Task Do(SimActivation entity);
}

/// <summary>The second of two that one call became: nobody waits for its answer.</summary>
internal sealed class CopiedCall<T>(SimWorld world, SimSilo target, EntityId id, object what, Func<SimActivation, ValueTask<T>> call)
    : SimCall(target, id, what)
{
    public override async Task Do(SimActivation entity)
    {
        try
        {
            await call(entity);
        }
        catch (Exception error) when (world.IsExpected(error))
        {
            // Its caller hears of the first.
        }
    }
}

/// <summary>A call whose caller waits for its answer, or hears that the silo has died.</summary>
internal abstract class AwaitedCall(SimProcess caller, SimSilo target, EntityId id, object what) : SimCall(target, id, what)
{
    public SimProcess Caller => caller;

    public bool IsLocal => Target.Process == caller;

    /// <summary>The answer has come to the caller.</summary>
    public abstract void Hear();

    /// <summary>The caller hears that, unless he was answered before.</summary>
    public abstract void Fail(Exception error);
}

/// <inheritdoc/>
internal sealed class AwaitedCall<T>(
    SimWorld world, SimProcess caller, SimSilo target, EntityId id, object what, Func<SimActivation, ValueTask<T>> call)
    : AwaitedCall(caller, target, id, what)
{
    private readonly TaskCompletionSource<T> _answer = new();
    private T _result = default!;
    private Exception? _error;

    public Task<T> Answer => _answer.Task;

    public override async Task Do(SimActivation entity)
    {
        try
        {
            _result = await call(entity);
        }
        catch (Exception thrown) when (world.IsExpected(thrown))
        {
            _error = thrown;
        }

        world.Network.Reply(this);
    }

    public override void Hear()
    {
        if (_error is null) _answer.TrySetResult(_result);
        else _answer.TrySetException(_error);
    }

    public override void Fail(Exception error) => _answer.TrySetException(error);
}
