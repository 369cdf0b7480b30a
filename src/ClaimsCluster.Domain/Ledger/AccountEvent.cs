using System.Collections.Immutable;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.PatientBilling;
using ClaimsCluster.Domain.Registration;
using Orleans;

namespace ClaimsCluster.Domain.Ledger;

/// <summary>What a posting books.</summary>
[GenerateSerializer, Alias("posting-kind")]
public enum PostingKind
{
    /// <summary>Charges of a claim.</summary>
    Charge,

    /// <summary>A payer's decision.</summary>
    Remittance,

    /// <summary>A payer's decision is taken back.</summary>
    Reversal,

    /// <summary>What a prior payer did.</summary>
    PriorPayer,

    /// <summary>Money from the patient.</summary>
    PatientPayment,

    /// <summary>A balance given up.</summary>
    WriteOff,

    /// <summary>A balance moved to the patient.</summary>
    ToPatient,

    /// <summary>The patient paid more than he owes now: the rest is his.</summary>
    CreditFound,

    /// <summary>Money that waited, or a credit, met a balance.</summary>
    Applied,

    /// <summary>A patient's balance moved back to insurance: another payer takes his turn.</summary>
    ToInsurance,
}

/// <summary>What happened to a patient account. Stored for years: cases and fields are added, never renamed.</summary>
[GenerateSerializer, Immutable, Alias("account-event")]
public abstract record AccountEvent : DomainEvent
{
    private AccountEvent() { } // Closed: these are all the cases there are.

    /// <summary>Journal lines were posted. The journal is these events, one after the other.</summary>
    /// <param name="ClaimId">The claim.</param>
    /// <param name="Kind">What it books.</param>
    /// <param name="Lines">The entries; empty when the document moves nothing (a denial, a charge of 0.00).</param>
    /// <param name="Source">The document.</param>
    /// <param name="PostingIdentity">Unique per tenant: the same money is posted once.</param>
    [GenerateSerializer, Immutable, Alias("posted")]
    public sealed record Posted(
        [property: Id(0)] string ClaimId,
        [property: Id(1)] PostingKind Kind,
        [property: Id(2)] ImmutableList<JournalLine> Lines,
        [property: Id(3)] string Source,
        [property: Id(4)] string PostingIdentity) : AccountEvent
    {
        /// <inheritdoc/>
        public override string? Identity => PostingIdentity;

        /// <inheritdoc/>
        public override string? Document => Source;

        /// <summary>Of a payer's decision: what a reversal needs to find it. Null of other kinds.</summary>
        [Id(5)]
        public PostedRemittance? Remittance { get; init; }

        /// <summary>Of a reversal: the posting it takes back. Null of other kinds.</summary>
        [Id(6)]
        public string? TakesBack { get; init; }

        /// <summary>Business time of the posting: balances age from here.</summary>
        [Id(7)]
        public DateTimeOffset PostedAt { get; init; }

        /// <summary>Of a charge: what a bill needs of the claim. Null of other kinds.</summary>
        [Id(8)]
        public BillingFacts? Facts { get; init; }

        /// <summary>Of a charge: the first date of service. Null of other kinds.</summary>
        [Id(9)]
        public DateOnly? ServiceDate { get; init; }
    }

    /// <summary>The patient was billed. The statement is kept as it was sent.</summary>
    [GenerateSerializer, Immutable, Alias("statement-issued")]
    public sealed record StatementIssued([property: Id(0)] Statement Statement) : AccountEvent;

    /// <summary>A visit was registered: the account is there, if it was not before (D§11.4).</summary>
    /// <param name="Registration">What the front desk told.</param>
    /// <param name="Answer">What was answered.</param>
    [GenerateSerializer, Immutable, Alias("visit-registered")]
    public sealed record VisitRegistered(
        [property: Id(0)] VisitRegistration Registration, [property: Id(1)] AccountRegistered Answer) : AccountEvent;

    /// <summary>A payer told of the patient's benefits.</summary>
    /// <param name="Benefits">What, and of which member.</param>
    [GenerateSerializer, Immutable, Alias("benefits-recorded")]
    public sealed record BenefitsRecorded([property: Id(0)] KnownBenefits Benefits) : AccountEvent
    {
        /// <inheritdoc/>
        public override string? Document => Benefits.Answer.Document is { Length: > 0 } hash ? hash : null;
    }

    /// <summary>A visit wants units of an authorization.</summary>
    [GenerateSerializer, Immutable, Alias("authorization-units-asked")]
    public sealed record UnitsAsked([property: Id(0)] AuthorizationUse Use) : AccountEvent;

    /// <summary>A visit is told whether its authorization has them.</summary>
    /// <param name="Use">Whose, and whether they are its.</param>
    /// <param name="Left">Units that were left before.</param>
    [GenerateSerializer, Immutable, Alias("authorization-units-given")]
    public sealed record UnitsGiven([property: Id(0)] AuthorizationUse Use, [property: Id(1)] decimal Left) : AccountEvent;

    /// <summary>The last notice went unanswered.</summary>
    [GenerateSerializer, Immutable, Alias("pre-collected")]
    public sealed record PreCollected([property: Id(0)] Money Amount) : AccountEvent;
}

/// <summary>A payer's decision that stands in the account.</summary>
/// <param name="Identity">Its posting identity.</param>
/// <param name="PayerId">The payer's id.</param>
/// <param name="Icn">The payer's claim number; null: not told.</param>
/// <param name="Trace">TRN02.</param>
/// <param name="Paid">What it paid.</param>
/// <param name="FurtherPayer">Nothing went to the patient, because another payer came next.</param>
[GenerateSerializer, Immutable, Alias("posted-remittance")]
public sealed record PostedRemittance(
    [property: Id(0)] string Identity,
    [property: Id(1)] string PayerId,
    [property: Id(2)] string? Icn,
    [property: Id(3)] string Trace,
    [property: Id(4)] Money Paid,
    [property: Id(5)] bool FurtherPayer);
