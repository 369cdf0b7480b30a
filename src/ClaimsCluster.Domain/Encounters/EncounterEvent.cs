using System.Collections.Immutable;
using ClaimsCluster.Domain.Charges;
using ClaimsCluster.Domain.Coding;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Registration;
using Orleans;

namespace ClaimsCluster.Domain.Encounters;

/// <summary>What happened to a visit. Stored for years: cases and fields are added, never renamed.</summary>
[GenerateSerializer, Immutable, Alias("encounter-event")]
public abstract record EncounterEvent : DomainEvent
{
    private EncounterEvent() { } // Closed: these are all the cases there are.

    /// <summary>It came in, or came in anew before it was a claim.</summary>
    [GenerateSerializer, Immutable, Alias("visit-received")]
    public sealed record VisitReceived([property: Id(0)] ReceivedVisit Received, [property: Id(1)] DateOnly On) : EncounterEvent
    {
        /// <inheritdoc/>
        public override string? Document => Received.Source.Document;
    }

    /// <summary>A person changed it or let something go: it starts over.</summary>
    [GenerateSerializer, Immutable, Alias("visit-amended")]
    public sealed record VisitAmended([property: Id(0)] ReceivedVisit Received, [property: Id(1)] DateOnly On) : EncounterEvent;

    /// <summary>Its payers are to be asked whether he is covered.</summary>
    [GenerateSerializer, Immutable, Alias("eligibility-asked")]
    public sealed record EligibilityAsked([property: Id(0)] ImmutableList<AskedCoverage> Coverages) : EncounterEvent;

    /// <summary>A payer answered.</summary>
    [GenerateSerializer, Immutable, Alias("eligibility-answered")]
    public sealed record EligibilityAnswered([property: Id(0)] EligibilityAnswer Answer) : EncounterEvent
    {
        /// <inheritdoc/>
        public override string? Document => Answer.Document;
    }

    /// <summary>It has codes.</summary>
    [GenerateSerializer, Immutable, Alias("visit-coded")]
    public sealed record VisitCoded([property: Id(0)] VisitCodes Codes) : EncounterEvent;

    /// <summary>Its services have prices.</summary>
    [GenerateSerializer, Immutable, Alias("visit-charged")]
    public sealed record VisitCharged([property: Id(0)] VisitCharges Charges) : EncounterEvent;

    /// <summary>Its account is asked for units of its authorization.</summary>
    [GenerateSerializer, Immutable, Alias("visit-units-wanted")]
    public sealed record UnitsWanted([property: Id(0)] string Authorization, [property: Id(1)] decimal Units) : EncounterEvent;

    /// <summary>It waits for a person.</summary>
    [GenerateSerializer, Immutable, Alias("visit-waits")]
    public sealed record VisitWaits([property: Id(0)] ImmutableList<VisitQuestion> Questions, [property: Id(1)] DateOnly On) : EncounterEvent;

    /// <summary>It became a claim, so many days after the service (D§4.1: charge lag).</summary>
    [GenerateSerializer, Immutable, Alias("visit-billed")]
    public sealed record VisitBilled(
        [property: Id(0)] ImmutableList<VisitClaim> Claims, [property: Id(1)] int ChargeLagDays, [property: Id(2)] DateOnly On) : EncounterEvent;
}
