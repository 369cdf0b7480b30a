using System.Collections.Immutable;
using ClaimsCluster.Domain.Registration;
using Orleans;

namespace ClaimsCluster.Domain.PatientBilling;

/// <summary>What a bill to a patient needs of a claim: whom it goes to, from whom, and what was done in plain words.</summary>
[GenerateSerializer, Immutable, Alias("billing-facts")]
public sealed record BillingFacts
{
    /// <summary>Whose account it is.</summary>
    [Id(0)]
    public required AccountHolder Holder { get; init; }

    /// <summary>What the claim alone knows.</summary>
    [Id(1)]
    public required ClaimFacts Claim { get; init; }

    /// <summary>AMT*F5: what the patient paid before anybody was billed.</summary>
    [Id(2)]
    public Money Prepaid { get; init; }
}

/// <summary>The people and the practice of an account; the newest claim has the last word.</summary>
/// <param name="Patient">Who was treated.</param>
/// <param name="Guarantor">Who is billed: the subscriber of a patient under 18, else the patient (ARCHITECTURE: grains).</param>
/// <param name="Address">Where the guarantor lives.</param>
/// <param name="Practice">Who bills.</param>
[GenerateSerializer, Immutable, Alias("account-holder")]
public sealed record AccountHolder(
    [property: Id(0)] PersonName Patient, [property: Id(1)] PersonName Guarantor,
    [property: Id(2)] MailAddress Address, [property: Id(3)] Practice Practice);

/// <summary>What a claim tells the bill of itself.</summary>
/// <param name="PayerName">2010BB NM103.</param>
/// <param name="FilingIndicator">SBR09; empty when it is not told.</param>
/// <param name="RenderingLastName">2310B NM103, else the billing provider's who is a person; empty without one.</param>
/// <param name="Services">By line.</param>
[GenerateSerializer, Immutable, Alias("claim-facts")]
public sealed record ClaimFacts(
    [property: Id(0)] string PayerName, [property: Id(1)] string FilingIndicator,
    [property: Id(2)] string RenderingLastName, [property: Id(3)] ImmutableList<BilledService> Services)
{
    /// <summary>
    /// A federal programme pays: its cost share is never waived as a routine (D§9, OIG 1994). Medicare, Medicaid,
    /// TRICARE, Veterans Affairs, Title V and other federal programmes.
    /// </summary>
    public bool IsFederal => FilingIndicator is "MA" or "MB" or "16" or "MC" or "CH" or "VA" or "TV" or "OF";
}

/// <summary>A service in plain words.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Date">The first day.</param>
/// <param name="Words">Ours, by code family: "Office visit".</param>
[GenerateSerializer, Immutable, Alias("billed-service")]
public sealed record BilledService(
    [property: Id(0)] int Line, [property: Id(1)] DateOnly Date, [property: Id(2)] string Words);

/// <summary>Who bills.</summary>
/// <param name="Name">2010AA NM1.</param>
/// <param name="Address">Where payments go: 2010AB when it is given, else 2010AA.</param>
/// <param name="Phone">2010AA PER, ten digits; empty when it is not told.</param>
/// <param name="TaxId">2010AA REF, nine digits; empty when it is not told.</param>
[GenerateSerializer, Immutable, Alias("practice")]
public sealed record Practice(
    [property: Id(0)] string Name, [property: Id(1)] MailAddress Address,
    [property: Id(2)] string Phone, [property: Id(3)] string TaxId);
