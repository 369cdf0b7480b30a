using System.Collections.Immutable;
using ClaimsCluster.Domain.Deciding;
using Orleans;

namespace ClaimsCluster.Domain.Adjudication;

/// <summary>What happened to a member. Stored for years: cases and fields are added, never renamed.</summary>
[GenerateSerializer, Immutable, Alias("member-event")]
public abstract record MemberEvent : DomainEvent
{
    private MemberEvent() { } // Closed: these are all the cases there are.

    /// <summary>A claim waits for its cycle.</summary>
    [GenerateSerializer, Immutable, Alias("claim-received")]
    public sealed record ClaimReceived(
        [property: Id(0)] string PayerId,
        [property: Id(1)] string PayerName,
        [property: Id(2)] WaitingClaim Waiting) : MemberEvent
    {
        /// <inheritdoc/>
        public override string? Identity => Waiting.Identity;
    }

    /// <summary>An inquiry named someone who was not known.</summary>
    [GenerateSerializer, Immutable, Alias("member-inquired")]
    public sealed record MemberInquired([property: Id(0)] string PayerId, [property: Id(1)] string PayerName) : MemberEvent;

    /// <summary>A policy is known from its first claim or inquiry on.</summary>
    [GenerateSerializer, Immutable, Alias("enrolled")]
    public sealed record Enrolled([property: Id(0)] Enrolment Enrolment) : MemberEvent;

    /// <summary>A dependent is known from his first claim or inquiry on.</summary>
    [GenerateSerializer, Immutable, Alias("dependent-enrolled")]
    public sealed record DependentEnrolled([property: Id(0)] BilledPerson Dependent) : MemberEvent;

    /// <summary>A claim is decided; it waits for the run that pays it.</summary>
    /// <param name="Decision">The decision.</param>
    /// <param name="Years">The limits of the years it touched, after it.</param>
    /// <param name="LineKeys">Keys of its lines, for duplicates.</param>
    [GenerateSerializer, Immutable, Alias("claim-decided")]
    public sealed record ClaimDecided(
        [property: Id(0)] DecidedClaim Decision,
        [property: Id(1)] ImmutableList<PlanYear> Years,
        [property: Id(2)] ImmutableList<string> LineKeys) : MemberEvent
    {
        /// <inheritdoc/>
        public override string? Identity => Decision.Identity;
    }

    /// <summary>A decision is taken back; the run of its cycle tells it, before any correction.</summary>
    /// <param name="Decision">The decision with status 22 and every amount negated.</param>
    /// <param name="Years">The limits of the years that get something back, after it.</param>
    /// <param name="By">The void that asked for it, which is settled by it; null: a replacement, or the payer itself.</param>
    [GenerateSerializer, Immutable, Alias("decision-reverted")]
    public sealed record DecisionReverted(
        [property: Id(0)] DecidedClaim Decision,
        [property: Id(1)] ImmutableList<PlanYear> Years,
        [property: Id(2)] string? By) : MemberEvent
    {
        /// <inheritdoc/>
        public override string? Identity => Decision.Identity;
    }
}
