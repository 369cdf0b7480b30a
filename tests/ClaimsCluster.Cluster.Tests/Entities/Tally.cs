using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Cluster.Tests.Entities;

/// <summary>The smallest entity that shows what the shell does: it counts, tells somebody, and may be woken.</summary>
[GenerateSerializer, Immutable, Alias("test-tally")]
internal sealed record Tally([property: Id(0)] int Total, [property: Id(1)] DateTimeOffset? WakeAt = null);

[GenerateSerializer, Immutable, Alias("test-tally-command")]
internal abstract record TallyCommand : Command
{
    public override bool IsOrder => Actor == "person";

    public override bool IsSaidOnce => this is Add { Money: not null };

    [GenerateSerializer, Immutable, Alias("test-tally-add")]
    public sealed record Add([property: Id(0)] int Number, [property: Id(1)] string? Money = null, [property: Id(2)] bool Tell = false)
        : TallyCommand;

    [GenerateSerializer, Immutable, Alias("test-tally-wake-later")]
    public sealed record WakeLater([property: Id(0)] DateTimeOffset At2) : TallyCommand;

    [GenerateSerializer, Immutable, Alias("test-tally-woken")]
    public sealed record Woken : TallyCommand;
}

[GenerateSerializer, Immutable, Alias("test-tally-added")]
internal sealed record Added([property: Id(0)] int Number, [property: Id(1)] string? Money) : DomainEvent
{
    public override string? Identity => Money;
}

[GenerateSerializer, Immutable, Alias("test-tally-wake-set")]
internal sealed record WakeSet([property: Id(0)] DateTimeOffset? WakeAt) : DomainEvent;

[GenerateSerializer, Immutable, Alias("test-total")]
internal sealed record TotalIs([property: Id(0)] int Total) : Reply;

internal sealed class TallyRules : IDecider<Tally, TallyCommand>
{
    public Tally Empty { get; } = new(0);

    public Decision<Tally> Decide(Tally state, TallyCommand command) => command switch
    {
        TallyCommand.Add { Number: < 0 } => this.Nothing(state, new Refused("negative", "A tally only grows.")),
        TallyCommand.Add c => this.Then(
            state, new TotalIs(state.Total + c.Number), [new Added(c.Number, c.Money)],
            c.Tell ? [new Effect(new("other", "t", "1"), new TallyCommand.Woken { CommandId = $"tell:{c.CommandId}", At = c.At })] : []),
        TallyCommand.WakeLater c => this.Then(state, Done.Instance, [new WakeSet(c.At2)]),
        _ => this.Then(state, Done.Instance, [new Added(1000, null), new WakeSet(null)]),
    };

    public Tally Evolve(Tally state, DomainEvent happened) => happened switch
    {
        Added e => state with { Total = state.Total + e.Number },
        WakeSet e => state with { WakeAt = e.WakeAt },
        _ => throw new InvalidOperationException(happened.GetType().Name),
    };

    public DateTimeOffset? NextTimer(Tally state) => state.WakeAt;

    public TallyCommand Wake(Tally state, DateTimeOffset at) => new TallyCommand.Woken { CommandId = $"woken:{at:O}", At = at };

    public RowIndex Index(Tally state) => new(state.Total > 0 ? "Counting" : "Empty")
    {
        Queues = state.Total > 0 ? [new("tallies", $"{state.Total:0000}")] : [],
    };
}
