using System.Collections.Immutable;
using System.Diagnostics;
using ClaimsCluster.Domain.Deciding;
using Orleans;

namespace ClaimsCluster.Domain.Lanes;

/// <summary>
/// A queue whose members are worked one after the other, in the order of their data: files of senders, payments to post.
/// The lane is due, its members are not, so that a hundred who wait cost nothing.
/// </summary>
/// <param name="Expected">Instants at which members are to be worked, soonest first.</param>
[GenerateSerializer, Immutable, Alias("lane")]
public sealed record Lane([property: Id(0)] ImmutableSortedSet<DateTimeOffset> Expected)
{
    /// <summary>How many instants were closed: the same one may be closed again, for whoever came to it later.</summary>
    [Id(1)]
    public int Closed { get; init; }

    /// <summary>Before anybody stood in it.</summary>
    public static Lane Empty { get; } = new([]);

    /// <summary>Its entity: one per tenant and queue.</summary>
    public static EntityId IdOf(string tenant, string queue) => new("lane", tenant, queue);

    /// <summary>A member's place: by instant, then by its own data.</summary>
    public static QueuePlace Place(string queue, DateTimeOffset at, string sort) => new(queue, $"{at:yyyyMMddHHmmss}|{sort}");

    /// <summary>True of a place that is to be worked by that instant.</summary>
    public static bool IsDue(string sort, DateTimeOffset at) => string.CompareOrdinal(sort, $"{at:yyyyMMddHHmmss}~") < 0;

    /// <summary>What a member wants when it takes its place: to be worked at its instant.</summary>
    public static Effect Expect(string tenant, string queue, DateTimeOffset workAt, string member, DateTimeOffset now) => new(
        IdOf(tenant, queue), new LaneCommand.Expect(workAt) { CommandId = $"expect:{workAt:yyyyMMddHHmmss}:{member}", At = now });
}

/// <summary>What may be asked of a lane.</summary>
[GenerateSerializer, Immutable, Alias("lane-command")]
public abstract record LaneCommand : Command
{
    private LaneCommand() { } // Closed: these are all the cases there are.

    /// <summary>A member waits for that instant.</summary>
    [GenerateSerializer, Immutable, Alias("lane-expect")]
    public sealed record Expect([property: Id(0)] DateTimeOffset WorkAt) : LaneCommand;

    /// <summary>All members of that instant are worked.</summary>
    [GenerateSerializer, Immutable, Alias("lane-close")]
    public sealed record Close([property: Id(0)] DateTimeOffset WorkAt) : LaneCommand;
}

/// <summary>What happened to a lane. Stored for years: cases and fields are added, never renamed.</summary>
[GenerateSerializer, Immutable, Alias("lane-event")]
public abstract record LaneEvent : DomainEvent
{
    private LaneEvent() { } // Closed: these are all the cases there are.

    /// <summary>Somebody waits for that instant.</summary>
    [GenerateSerializer, Immutable, Alias("lane-expected")]
    public sealed record InstantExpected([property: Id(0)] DateTimeOffset WorkAt) : LaneEvent;

    /// <summary>Nobody waits for it any more.</summary>
    [GenerateSerializer, Immutable, Alias("lane-closed")]
    public sealed record InstantClosed([property: Id(0)] DateTimeOffset WorkAt) : LaneEvent;
}

/// <summary>The rules of a lane.</summary>
public sealed class LaneLifecycle : IDecider<Lane, LaneCommand>
{
    /// <inheritdoc/>
    public Lane Empty => Lane.Empty;

    /// <inheritdoc/>
    public Decision<Lane> Decide(Lane state, LaneCommand command) => command switch
    {
        LaneCommand.Expect c when state.Expected.Contains(c.WorkAt) => this.Nothing(state, Done.Instance),
        LaneCommand.Expect c => this.Then(state, Done.Instance, [new LaneEvent.InstantExpected(c.WorkAt)]),
        LaneCommand.Close c when state.Expected.Contains(c.WorkAt) =>
            this.Then(state, Done.Instance, [new LaneEvent.InstantClosed(c.WorkAt)]),
        LaneCommand.Close => this.Nothing(state, Done.Instance),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    /// <inheritdoc/>
    public Lane Evolve(Lane state, DomainEvent happened) => happened switch
    {
        LaneEvent.InstantExpected e => state with { Expected = state.Expected.Add(e.WorkAt) },
        LaneEvent.InstantClosed e => state with { Expected = state.Expected.Remove(e.WorkAt), Closed = state.Closed + 1 },
        _ => throw new UnreachableException($"No fold for {happened.GetType().Name}."),
    };

    /// <inheritdoc/>
    public DateTimeOffset? NextTimer(Lane state) => state.Expected.IsEmpty ? null : state.Expected.Min;

    /// <inheritdoc/>
    public LaneCommand Wake(Lane state, DateTimeOffset at) => throw new UnreachableException("A lane is worked by its worker.");

    /// <inheritdoc/>
    public RowIndex Index(Lane state) => new(state.Expected.IsEmpty ? "Empty" : "Waiting");
}
