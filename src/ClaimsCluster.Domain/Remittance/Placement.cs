using System.Collections.Immutable;
using ClaimsCluster.Domain.Ledger;
using Orleans;

namespace ClaimsCluster.Domain.Remittance;

/// <summary>A CLP in suspense that a person found the claim of.</summary>
/// <param name="Ordinal">The CLP in its payment, from 1.</param>
/// <param name="ClaimId">The claim that it pays.</param>
/// <param name="Attempt">From 1: a claim that did not take it may take it later.</param>
/// <param name="At">When it was asked for.</param>
[GenerateSerializer, Immutable, Alias("placement")]
public sealed record Placement(
    [property: Id(0)] int Ordinal, [property: Id(1)] string ClaimId, [property: Id(2)] int Attempt,
    [property: Id(3)] DateTimeOffset At);

/// <content>Out of suspense.</content>
public abstract partial record RemittanceCommand
{
    /// <summary>A parked CLP belongs to that claim. Answered when it is durable; the worker then posts it.</summary>
    /// <param name="Ordinal">The CLP in its payment, from 1.</param>
    /// <param name="ClaimId">The claim.</param>
    [GenerateSerializer, Immutable, Alias("remittance-place")]
    public sealed record Place([property: Id(0)] int Ordinal, [property: Id(1)] string ClaimId) : RemittanceCommand;

    /// <summary>Claim and account have it.</summary>
    [GenerateSerializer, Immutable, Alias("remittance-record-placed")]
    public sealed record RecordPlaced([property: Id(0)] Placement Placement) : RemittanceCommand;

    /// <summary>The claim does not take it: it stays in suspense.</summary>
    [GenerateSerializer, Immutable, Alias("remittance-refuse-placement")]
    public sealed record RefusePlacement(
        [property: Id(0)] Placement Placement, [property: Id(1)] string Code, [property: Id(2)] string Reason) : RemittanceCommand;
}

/// <content>Out of suspense.</content>
public abstract partial record RemittanceEvent
{
    /// <summary>A person named the claim of a parked CLP.</summary>
    [GenerateSerializer, Immutable, Alias("remittance-placement-requested")]
    public sealed record PlacementRequested([property: Id(0)] Placement Placement) : RemittanceEvent;

    /// <summary>The claim has it; its suspense entry is undone in the same commit.</summary>
    [GenerateSerializer, Immutable, Alias("remittance-payment-placed")]
    public sealed record PaymentPlaced([property: Id(0)] Placement Placement) : RemittanceEvent;

    /// <summary>The claim did not take it, and why.</summary>
    [GenerateSerializer, Immutable, Alias("remittance-placement-refused")]
    public sealed record PlacementRefused(
        [property: Id(0)] Placement Placement, [property: Id(1)] string Code, [property: Id(2)] string Reason) : RemittanceEvent;
}

/// <summary>How a CLP leaves suspense: asked for, posted like any other, then taken out of 1350.</summary>
internal static class PlacementRules
{
    /// <summary>The CLP that waits, or why nothing is placed.</summary>
    public static (ParkedPayment? Parked, string? Code, string Reason) Find(RemittancePosting state, RemittanceCommand.Place c)
    {
        if (state.Placing.Find(asked => asked.Ordinal == c.Ordinal) is { } asked)
            return asked.ClaimId == c.ClaimId ? (null, null, "") : (null, "under-way", $"CLP {c.Ordinal} is on its way to {asked.ClaimId}.");
        if (state.Placed.Find(placed => placed.Ordinal == c.Ordinal) is { } placed)
            return placed.ClaimId == c.ClaimId ? (null, null, "") : (null, "placed", $"CLP {c.Ordinal} is with {placed.ClaimId}.");
        if (state.Phase != RemittancePhase.PostedWithSuspense)
            return (null, "not-now", $"The remittance is {state.Phase}.");
        return state.Parked.Find(parked => parked.Ordinal == c.Ordinal) is { } found
            ? (found, null, "")
            : (null, "not-parked", $"CLP {c.Ordinal} is not in suspense.");
    }

    /// <summary>The mirror of what suspended it.</summary>
    public static IEnumerable<RemittanceEvent.Journalled> Release(RemittancePosting state, ParkedPayment parked) => parked.Amount.IsZero
        ? []
        : [new([.. PostingRules.Suspended(new("", 0, state.Notice!.PayerId), -parked.Amount)], state.Notice!.Trace, $"released:{parked.PostingIdentity}")];

    /// <summary>Its claim did not take it: the newest reason stands.</summary>
    public static ImmutableList<ParkedPayment> Refused(ImmutableList<ParkedPayment> parked, RemittanceEvent.PlacementRefused e) =>
        parked.ConvertAll(one => one.Ordinal == e.Placement.Ordinal
            ? one with { Attempts = e.Placement.Attempt, Reason = $"not of {e.Placement.ClaimId}: {e.Code}" }
            : one);
}
