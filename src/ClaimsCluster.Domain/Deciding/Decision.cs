using Orleans;

namespace ClaimsCluster.Domain.Deciding;

/// <summary>A fact that an entity recorded. Stored for years: cases and fields are added, never renamed.</summary>
[GenerateSerializer, Immutable, Alias("event")]
public abstract record DomainEvent
{
    /// <summary>Unique per tenant and type in the store; every event that moves money has one. Null: no such rule.</summary>
    public virtual string? Identity => null;

    /// <summary>The document it rests on: a file hash, a trace, a batch; never a control number. Null: none.</summary>
    public virtual string? Document => null;
}

/// <summary>Something wanted elsewhere. It is part of the row until it is answered.</summary>
/// <param name="To">Who shall do it.</param>
/// <param name="Command">What; its CommandId is the effect's id, so that it is done once.</param>
[GenerateSerializer, Immutable, Alias("effect")]
public sealed record Effect([property: Id(0)] EntityId To, [property: Id(1)] Command Command)
{
    /// <summary>The command's id.</summary>
    public string Id => Command.CommandId;
}

/// <summary>What a command comes to: the next state (= its events folded over the state), and what follows.</summary>
/// <typeparam name="S">The state.</typeparam>
public sealed record Decision<S>(
    S Next, IReadOnlyList<DomainEvent> Events, IReadOnlyList<Effect> Effects, Reply Reply);

/// <summary>The pure rules of one kind of entity: no I/O, no clock, no chance.</summary>
/// <typeparam name="S">Its state, an immutable record.</typeparam>
/// <typeparam name="C">Its commands, a closed union.</typeparam>
public interface IDecider<S, C> where C : Command
{
    /// <summary>The state before the first event.</summary>
    S Empty { get; }

    /// <summary>What the command comes to. Without events nothing is written.</summary>
    Decision<S> Decide(S state, C command);

    /// <summary>The state after one event. No judgement here.</summary>
    S Evolve(S state, DomainEvent happened);

    /// <summary>When the state wants to be woken next; null at rest (ARCHITECTURE: time).</summary>
    DateTimeOffset? NextTimer(S state);

    /// <summary>When the state has work; a state that stands in a lane has it without a timer of its own.</summary>
    DateTimeOffset? WorkAt(S state) => NextTimer(state);

    /// <summary>The command of a timer that is due at <paramref name="at"/>. Not asked where a worker does the work.</summary>
    C Wake(S state, DateTimeOffset at);

    /// <summary>What the stored row shows of the state besides its body: columns, queues, entries; no PHI.</summary>
    RowIndex Index(S state);

    /// <summary>What one who was set aside and is taken up again asks of others: the queues that he stands in again may have nobody who looks.</summary>
    IReadOnlyList<Effect> TakenUp(S state, DateTimeOffset at) => [];
}

/// <summary>Folds decided events, so that no decider can forget one.</summary>
public static class Decisions
{
    /// <summary>A decision whose next state is the fold of its events.</summary>
    public static Decision<S> Then<S, C>(
        this IDecider<S, C> decider, S state, Reply reply, IReadOnlyList<DomainEvent> events, params IReadOnlyList<Effect> effects)
        where C : Command =>
        new(events.Aggregate(state, decider.Evolve), events, effects, reply);

    /// <summary>A decision that changes nothing.</summary>
    public static Decision<S> Nothing<S, C>(this IDecider<S, C> _, S state, Reply reply) where C : Command =>
        new(state, [], [], reply);
}
