using System.Collections.Immutable;
using Orleans;

namespace ClaimsCluster.Domain.Registration;

/// <summary>Who holds a policy that insures the patient.</summary>
[GenerateSerializer, Immutable, Alias("policy-subscriber")]
public sealed record PolicySubscriber
{
    /// <summary>His name.</summary>
    [Id(0)]
    public required PersonName Name { get; init; }

    /// <summary>His day of birth; null: not told.</summary>
    [Id(1)]
    public DateOnly? BirthDate { get; init; }

    /// <summary>M, F or U; empty: not told.</summary>
    [Id(2)]
    public string Sex { get; init; } = "";

    /// <summary>Where he lives; null: with the patient.</summary>
    [Id(3)]
    public MailAddress? Address { get; init; }
}

/// <summary>A policy that insures the patient (D§2.1), with what decides who pays first (D§2.2).</summary>
[GenerateSerializer, Immutable, Alias("coverage")]
public sealed record Coverage
{
    /// <summary>The payer's id, 2010BB NM109.</summary>
    [Id(0)]
    public required string PayerId { get; init; }

    /// <summary>The payer's name.</summary>
    [Id(1)]
    public string PayerName { get; init; } = "";

    /// <summary>2010BA NM109.</summary>
    [Id(2)]
    public required string MemberId { get; init; }

    /// <summary>SBR03; empty: none.</summary>
    [Id(3)]
    public string GroupNumber { get; init; } = "";

    /// <summary>The patient to the subscriber: 18 self, 01 spouse, 19 child, ...</summary>
    [Id(4)]
    public string Relationship { get; init; } = "18";

    /// <summary>Who holds it; null: the patient.</summary>
    [Id(5)]
    public PolicySubscriber? Subscriber { get; init; }

    /// <summary>The first day covered; null: always before.</summary>
    [Id(6)]
    public DateOnly? From { get; init; }

    /// <summary>The last day covered; null: no end.</summary>
    [Id(7)]
    public DateOnly? To { get; init; }

    /// <summary>The place that the sender gave it, from 1; null: the rules of D§2.2 decide.</summary>
    [Id(8)]
    public int? Order { get; init; }

    /// <summary>
    /// "commercial", "group", "medicare", "medicaid", "tricare", "workersCompensation", "auto", "liability", "va",
    /// "blackLung"; empty: by the payer's claim filing indicator.
    /// </summary>
    [Id(9)]
    public string Kind { get; init; } = "";

    /// <summary>Of a group plan: "active", "retired", "cobra"; empty: not told.</summary>
    [Id(10)]
    public string Employment { get; init; } = "";

    /// <summary>Of a group plan: how many work for the employer; null: not told.</summary>
    [Id(11)]
    public int? EmployerSize { get; init; }

    /// <summary>Of Medicare: "age", "disability", "esrd"; empty: not told.</summary>
    [Id(12)]
    public string Entitlement { get; init; } = "";

    /// <summary>Of Medicare for ESRD: the month of entitlement, from 1; null: not told.</summary>
    [Id(13)]
    public int? EsrdMonth { get; init; }

    /// <summary>
    /// Of a child of separated parents (D§2.2 row 12), whose plan it is: "courtOrder", "custodialParent",
    /// "custodialStepParent", "nonCustodialParent", "nonCustodialStepParent"; empty: not told.
    /// </summary>
    [Id(14)]
    public string Custody { get; init; } = "";

    /// <summary>The patient has the policy himself, under a member id of his own (D§2.1).</summary>
    public bool IsOwn => Relationship == "18";

    /// <summary>Whether a day lies in it.</summary>
    public bool Covers(DateOnly day) => !(day < From) && !(day > To);
}

/// <summary>Another provider has sent the patient (D§2.4).</summary>
/// <param name="Number">REF*9F.</param>
/// <param name="From">The first day it is good for; null: always before.</param>
/// <param name="To">The last day; null: no end.</param>
[GenerateSerializer, Immutable, Alias("referral")]
public sealed record Referral([property: Id(0)] string Number, [property: Id(1)] DateOnly? From, [property: Id(2)] DateOnly? To);

/// <summary>A payer has agreed to services beforehand (D§2.4).</summary>
/// <param name="Number">REF*G1.</param>
/// <param name="Codes">The services; empty: any.</param>
/// <param name="Units">Units approved over all its codes; null: no limit told.</param>
/// <param name="From">The first day; null: always before.</param>
/// <param name="To">The last day; null: no end.</param>
[GenerateSerializer, Immutable, Alias("authorization")]
public sealed record Authorization(
    [property: Id(0)] string Number, [property: Id(1)] ImmutableList<string> Codes, [property: Id(2)] decimal? Units,
    [property: Id(3)] DateOnly? From, [property: Id(4)] DateOnly? To);
