using System.Collections.Immutable;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Encounters;
using Orleans;

namespace ClaimsCluster.Domain.Registration;

/// <summary>What the front desk tells an account of one visit.</summary>
[GenerateSerializer, Immutable, Alias("visit-registration")]
public sealed record VisitRegistration
{
    /// <summary>The visit's id: ours, opaque.</summary>
    [Id(0)]
    public required string VisitId { get; init; }

    /// <summary>The day of service.</summary>
    [Id(1)]
    public required DateOnly Day { get; init; }

    /// <summary>Who came.</summary>
    [Id(2)]
    public required RegisteredPatient Patient { get; init; }

    /// <summary>Who owes what is left; null: by the rule of his age.</summary>
    [Id(3)]
    public Guarantor? Guarantor { get; init; }

    /// <summary>As they were sent.</summary>
    [Id(4)]
    public ImmutableList<Coverage> Coverages { get; init; } = [];

    /// <summary>Who sent him; null: nobody.</summary>
    [Id(5)]
    public Referral? Referral { get; init; }

    /// <summary>What the payer agreed to; null: nothing.</summary>
    [Id(6)]
    public Authorization? Authorization { get; init; }

    /// <summary>HMAC of name, birth date and sex: the same person under another record number has the same.</summary>
    [Id(7)]
    public required string PersonKey { get; init; }

    /// <summary>What of it lies with a work or other accident (D§2.2 row 1): AA, EM or OA; empty: none.</summary>
    [Id(8)]
    public string AccidentCause { get; init; } = "";

    /// <summary>Codes of questions that a person has let go.</summary>
    [Id(9)]
    public ImmutableList<string> Released { get; init; } = [];
}

/// <summary>Answer to a registration. The same visit again gets the same answer.</summary>
/// <param name="FirstVisit">The visit that opened the account.</param>
/// <param name="Coverages">Those that cover the day of service, who pays first before who pays next (D§2.2).</param>
/// <param name="Questions">What is missing or contradicts itself; empty: he is registered.</param>
[GenerateSerializer, Immutable, Alias("account-registered")]
public sealed record AccountRegistered(
    [property: Id(0)] string FirstVisit, [property: Id(1)] ImmutableList<Coverage> Coverages,
    [property: Id(2)] ImmutableList<VisitQuestion> Questions) : Reply;
