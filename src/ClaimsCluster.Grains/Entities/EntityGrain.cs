using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Grains.Projections;

namespace ClaimsCluster.Grains.Entities;

/// <summary>What every entity is given by its silo.</summary>
/// <param name="transport">How effects are sent.</param>
/// <param name="flight">Counts effects that run.</param>
/// <param name="codec">Events to bytes.</param>
/// <param name="store">The store of the cluster.</param>
/// <param name="grace">How long after its cause an effect counts as forgotten and is due: none where time stands still.</param>
/// <param name="feed">Told of each commit that has events.</param>
/// <param name="failPoint">For tests: true of a command that is to fail as if its rules had a fault.</param>
/// <param name="watch">Counts what is committed.</param>
internal sealed class Shell(
    ITransport transport, IInFlight flight, EventCodec codec, IClusterStore store, TimeSpan grace, IFeedSignal? feed = null,
    Func<EntityId, Command, bool>? failPoint = null, ICommitWatch? watch = null)
{
    public ITransport Transport => transport;

    public IInFlight Flight => flight;

    public EventCodec Codec => codec;

    public IClusterStore Store => store;

    public TimeSpan Grace => grace;

    public IFeedSignal? Feed => feed;

    public Func<EntityId, Command, bool>? FailPoint => failPoint;

    public ICommitWatch? Watch => watch;

    public EntityHost<S, C> Host<S, C>(
        EntityId id, IEntityStore<S> store, IDecider<S, C> decider, IWorker<S, C>? worker)
        where C : Command => new(id, store, decider, this, worker);
}

/// <summary>A grain is its shell: it knows its row, its rules and, for a coordinator, its worker.</summary>
internal abstract class EntityGrain<S, C> : Grain, IEntityGrain where C : Command
{
    private readonly EntityHost<S, C> _host;

    protected EntityGrain(IPersistentState<Row<S>> row, IDecider<S, C> decider, Shell shell, IWorker<S, C>? worker = null)
        : this(row, (EntityId _) => decider, shell, worker)
    {
    }

    // The rules of some kinds differ by tenant.
    protected EntityGrain(
        IPersistentState<Row<S>> row, Func<string, IDecider<S, C>> decider, Shell shell, IWorker<S, C>? worker = null)
        : this(row, id => decider(id.Tenant), shell, worker)
    {
    }

    // Or speak of the entity itself.
    protected EntityGrain(
        IPersistentState<Row<S>> row, Func<EntityId, IDecider<S, C>> decider, Shell shell, IWorker<S, C>? worker = null)
    {
        var grain = GrainContext.GrainId;
        var id = EntityId.Of(grain.Type.ToString()!, grain.Key.ToString()!);
        _host = shell.Host(id, new PersistentEntityStore<S>(id, row, shell.Store, DeactivateOnIdle), decider(id), worker);
    }

    public ValueTask<Reply> Handle(Command command) => _host.Handle((C)command);

    public ValueTask Advance(DateTimeOffset at) => _host.Advance(at);

    public ValueTask Work(DateTimeOffset at) => _host.Work(at);

    public ValueTask PutAside(string fault, DateTimeOffset at) => _host.PutAside(fault, at);

    public ValueTask<bool> TakeUp(DateTimeOffset at) => _host.TakeUp(at);

    protected ValueTask<S> State() => _host.State();
}
