using System.Diagnostics;
using ClaimsCluster.Domain.Deciding;
using Orleans;

namespace ClaimsCluster.Domain.Submission;

/// <summary>Control numbers towards one partner (D§4.6): a crash leaves gaps, never repeats.</summary>
/// <param name="Last">The last one given out; 0 before the first.</param>
[GenerateSerializer, Immutable, Alias("control-numbers")]
public sealed record ControlNumbers([property: Id(0)] int Last)
{
    /// <summary>Its entity: one per sender and receiver.</summary>
    public static EntityId IdOf(string tenant, string partner) => new("control-number", tenant, SubmissionBatch.KeyOf(partner));
}

/// <summary>Reserve numbers. Answered with <see cref="Reserved"/>.</summary>
/// <param name="Count">How many, one after the other.</param>
[GenerateSerializer, Immutable, Alias("reserve-control-numbers")]
public sealed record ReserveControlNumbers([property: Id(0)] int Count) : Command;

/// <summary>The first of the reserved numbers.</summary>
[GenerateSerializer, Immutable, Alias("reserved")]
public sealed record Reserved([property: Id(0)] int First) : Reply;

/// <summary>Numbers were given out.</summary>
[GenerateSerializer, Immutable, Alias("control-numbers-reserved")]
public sealed record ControlNumbersReserved([property: Id(0)] int First, [property: Id(1)] int Count) : DomainEvent;

/// <summary>The rules of control numbers.</summary>
public sealed class ControlNumberLifecycle : IDecider<ControlNumbers, ReserveControlNumbers>
{
    // Nine digits; after the last one the count starts again, more than a year later (D§4.6).
    private const int Highest = 999_999_999;

    /// <inheritdoc/>
    public ControlNumbers Empty { get; } = new(0);

    /// <inheritdoc/>
    public Decision<ControlNumbers> Decide(ControlNumbers state, ReserveControlNumbers command)
    {
        var first = state.Last > Highest - command.Count ? 1 : state.Last + 1;
        return this.Then(state, new Reserved(first), [new ControlNumbersReserved(first, command.Count)]);
    }

    /// <inheritdoc/>
    public ControlNumbers Evolve(ControlNumbers state, DomainEvent happened) => happened switch
    {
        ControlNumbersReserved e => new(e.First + e.Count - 1),
        _ => throw new UnreachableException($"No fold for {happened.GetType().Name}."),
    };

    /// <inheritdoc/>
    public DateTimeOffset? NextTimer(ControlNumbers state) => null;

    /// <inheritdoc/>
    public ReserveControlNumbers Wake(ControlNumbers state, DateTimeOffset at) =>
        throw new UnreachableException("Control numbers have no timer.");

    /// <inheritdoc/>
    public RowIndex Index(ControlNumbers state) => new("Active");
}
