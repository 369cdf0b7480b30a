using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Simulation.Planting;
using ClaimsCluster.Simulation.Storing;

namespace ClaimsCluster.Simulation.Routing;

/// <summary>An entity in a silo's memory: the production shell, one call after the other.</summary>
internal abstract class SimActivation(EntityId id, SimSilo silo)
{
    private readonly Queue<SimCall> _mailbox = new();
    private bool _isLoaded;

    /// <summary>Whose.</summary>
    public EntityId Id => id;

    /// <summary>Nothing is in hand.</summary>
    public bool IsIdle { get; private set; } = true;

    /// <summary>It was put down, or lost its row: calls go to a new one.</summary>
    public bool IsDropped { get; private set; }

    /// <summary>The only way in.</summary>
    public abstract IEntityHost Host { get; }

    /// <summary>Takes a call; it is done when its turn comes.</summary>
    public void Take(SimCall call)
    {
        _mailbox.Enqueue(call);
        if (IsIdle) silo.Watch(Work());
    }

    /// <summary>Forgets all that is in memory.</summary>
    public void Drop()
    {
        if (IsDropped) return;
        IsDropped = true;
        silo.Forget(this);
    }

    /// <summary>Reads the row.</summary>
    protected abstract Task Load();

    private async Task Work()
    {
        IsIdle = false;
        if (!_isLoaded)
        {
            _isLoaded = true;
            await Load();
        }

        while (!IsDropped && _mailbox.TryDequeue(out var call)) await call.Do(this);
        IsIdle = true;
        while (_mailbox.TryDequeue(out var call)) silo.Take(call);
    }
}

/// <inheritdoc/>
internal sealed class SimActivation<S, C> : SimActivation, IEntityHost where C : Command
{
    private readonly SimRow<S> _row;
    private readonly EntityHost<S, C> _host;
    private readonly PlantedBug _bug;
    private readonly SimSilo _silo;

    public SimActivation(EntityId id, SimSilo silo, IDecider<S, C> decider, IWorker<S, C>? worker = null)
        : base(id, silo)
    {
        _row = new(id, silo);
        (_silo, _bug) = (silo, silo.Bug);
        IEntityStore<S> store = new PersistentEntityStore<S>(id, _row, silo.Shell.Store, _bug == PlantedBug.ChangeBeforeCommit ? () => { } : Drop);
        if (_bug == PlantedBug.AnswersFromOlderRow) store = new BelievingStore<S>(store);
        _host = silo.Shell.Host(id, store, decider.With(_bug), worker);
    }

    public override IEntityHost Host => this;

    /// <summary>The state as it is durable.</summary>
    public ValueTask<S> State() => _host.State();

    public ValueTask<Reply> Handle(Command command) =>
        _host.Handle((C)(_bug == PlantedBug.NoDedupe ? command with { CommandId = $"{command.CommandId}#{_silo.Step}" } : command));

    public ValueTask Advance(DateTimeOffset at) => _host.Advance(at);

    public ValueTask Work(DateTimeOffset at) => _host.Work(at);

    public ValueTask PutAside(string fault, DateTimeOffset at) => _host.PutAside(fault, at);

    public ValueTask<bool> TakeUp(DateTimeOffset at) => _host.TakeUp(at);

    protected override Task Load() => _row.ReadStateAsync();
}

/// <summary>What a call does to an entity, whatever its state.</summary>
internal interface IEntityHost
{
    /// <inheritdoc cref="EntityHost{S,C}.Handle"/>
    ValueTask<Reply> Handle(Command command);

    /// <inheritdoc cref="EntityHost{S,C}.Advance"/>
    ValueTask Advance(DateTimeOffset at);

    /// <inheritdoc cref="EntityHost{S,C}.Work"/>
    ValueTask Work(DateTimeOffset at);

    /// <inheritdoc cref="EntityHost{S,C}.PutAside"/>
    ValueTask PutAside(string fault, DateTimeOffset at);

    /// <inheritdoc cref="EntityHost{S,C}.TakeUp"/>
    ValueTask<bool> TakeUp(DateTimeOffset at);
}
