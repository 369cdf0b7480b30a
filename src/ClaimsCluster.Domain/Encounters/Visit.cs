using System.Collections.Immutable;
using ClaimsCluster.Domain.Registration;
using Orleans;

namespace ClaimsCluster.Domain.Encounters;

/// <summary>A patient's visit as a practice sends it (INTERFACE §8): who came, who insures him, what was done and why.</summary>
[GenerateSerializer, Immutable, Alias("visit")]
public sealed record Visit
{
    /// <summary>Who came.</summary>
    [Id(0)]
    public required RegisteredPatient Patient { get; init; }

    /// <summary>Who owes what is left; null: the subscriber of a patient under 18, else the patient.</summary>
    [Id(1)]
    public Guarantor? Guarantor { get; init; }

    /// <summary>As they were sent; empty: he pays himself.</summary>
    [Id(2)]
    public ImmutableList<Coverage> Coverages { get; init; } = [];

    /// <summary>Who sent him; null: nobody.</summary>
    [Id(3)]
    public Referral? Referral { get; init; }

    /// <summary>What the payer agreed to; null: nothing.</summary>
    [Id(4)]
    public Authorization? Authorization { get; init; }

    /// <summary>What was done.</summary>
    [Id(5)]
    public required VisitEncounter Encounter { get; init; }

    /// <summary>The patient's age in years on the day of the visit; null: his birth date is not told.</summary>
    public int? Age => Patient.BirthDate is { } born
        ? Encounter.Date.Year - born.Year - (Encounter.Date < born.AddYears(Encounter.Date.Year - born.Year) ? 1 : 0)
        : null;
}

/// <summary>The encounter of a visit.</summary>
[GenerateSerializer, Immutable, Alias("visit-encounter")]
public sealed record VisitEncounter
{
    /// <summary>The practice's number of it: becomes CLM01 as received. Unique with the billing tax id.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>The day of service.</summary>
    [Id(1)]
    public required DateOnly Date { get; init; }

    /// <summary>Two digits: 11 office, 22 hospital outpatient, 23 emergency room, ...</summary>
    [Id(2)]
    public string PlaceOfService { get; init; } = "11";

    /// <summary>Where, when not at the billing address; null: there.</summary>
    [Id(3)]
    public ServiceFacility? Facility { get; init; }

    /// <summary>Who is paid.</summary>
    [Id(4)]
    public required BillingEntity Billing { get; init; }

    /// <summary>Who treated.</summary>
    [Id(5)]
    public required Clinician Rendering { get; init; }

    /// <summary>Who referred or ordered; null: nobody.</summary>
    [Id(6)]
    public Clinician? Referring { get; init; }

    /// <summary>Why he came, in his words.</summary>
    [Id(7)]
    public string Reason { get; init; } = "";

    /// <summary>The clinician's note.</summary>
    [Id(8)]
    public string Note { get; init; } = "";

    /// <summary>What he takes.</summary>
    [Id(9)]
    public ImmutableList<string> Medications { get; init; } = [];

    /// <summary>What was measured.</summary>
    [Id(10)]
    public ImmutableList<TestResult> Results { get; init; } = [];

    /// <summary>Who signed the note; empty: nobody yet.</summary>
    [Id(11)]
    public string SignedBy { get; init; } = "";

    /// <summary>When; null: not yet.</summary>
    [Id(12)]
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>ICD-10-CM codes that were given, without their points, the principal first; null: to be coded from the note.</summary>
    [Id(13)]
    public ImmutableList<string>? Diagnoses { get; init; }

    /// <summary>Services that were given; null: to be coded from the note.</summary>
    [Id(14)]
    public ImmutableList<GivenProcedure>? Procedures { get; init; }

    /// <summary>What it was by accident; null: no accident.</summary>
    [Id(15)]
    public Accident? Accident { get; init; }
}

/// <summary>A place of service with a number of its own.</summary>
/// <param name="Npi">2310C NM109.</param>
/// <param name="Name">Its name.</param>
/// <param name="Address">Where.</param>
[GenerateSerializer, Immutable, Alias("service-facility")]
public sealed record ServiceFacility([property: Id(0)] string Npi, [property: Id(1)] string Name, [property: Id(2)] MailAddress? Address);

/// <summary>The legal entity that bills and is paid.</summary>
[GenerateSerializer, Immutable, Alias("billing-entity")]
public sealed record BillingEntity
{
    /// <summary>2010AA NM109.</summary>
    [Id(0)]
    public required string Npi { get; init; }

    /// <summary>REF*EI, nine digits.</summary>
    [Id(1)]
    public required string TaxId { get; init; }

    /// <summary>PRV03; empty: none.</summary>
    [Id(2)]
    public string Taxonomy { get; init; } = "";

    /// <summary>NM103.</summary>
    [Id(3)]
    public required string Name { get; init; }

    /// <summary>Its street address; null: not told.</summary>
    [Id(4)]
    public MailAddress? Address { get; init; }

    /// <summary>Ten digits; empty: not told.</summary>
    [Id(5)]
    public string Phone { get; init; } = "";

    /// <summary>REF*X4: its laboratory certificate; empty: none.</summary>
    [Id(6)]
    public string Clia { get; init; } = "";
}

/// <summary>A clinician.</summary>
/// <param name="Npi">NM109.</param>
/// <param name="Name">His name.</param>
/// <param name="Taxonomy">PRV03; empty: none.</param>
[GenerateSerializer, Immutable, Alias("visit-clinician")]
public sealed record Clinician([property: Id(0)] string Npi, [property: Id(1)] PersonName Name, [property: Id(2)] string Taxonomy = "");

/// <summary>Something that was measured.</summary>
/// <param name="Code">What, e.g. a LOINC code.</param>
/// <param name="Value">As it was written.</param>
[GenerateSerializer, Immutable, Alias("test-result")]
public sealed record TestResult([property: Id(0)] string Code, [property: Id(1)] string Value);

/// <summary>An accident (CLM11, DTP*439).</summary>
/// <param name="Date">Its day; null: not told.</param>
/// <param name="Cause">AA auto, EM employment, OA other.</param>
/// <param name="State">Of an auto accident: two letters; empty: not told.</param>
[GenerateSerializer, Immutable, Alias("accident")]
public sealed record Accident([property: Id(0)] DateOnly? Date, [property: Id(1)] string Cause, [property: Id(2)] string State = "");

/// <summary>A service that was given with its code.</summary>
[GenerateSerializer, Immutable, Alias("given-procedure")]
public sealed record GivenProcedure
{
    /// <summary>CPT or HCPCS.</summary>
    [Id(0)]
    public required string Code { get; init; }

    /// <summary>In their order, at most 4.</summary>
    [Id(1)]
    public ImmutableList<string> Modifiers { get; init; } = [];

    /// <summary>A count; null: 1, or by the minutes.</summary>
    [Id(2)]
    public decimal? Units { get; init; }

    /// <summary>Minutes of a timed service; null: not told.</summary>
    [Id(3)]
    public int? Minutes { get; init; }

    /// <summary>Diagnoses by their place, from 1; empty: to be found.</summary>
    [Id(4)]
    public ImmutableList<int> DiagnosisPointers { get; init; } = [];

    /// <summary>Its price over all units; null: by the chargemaster.</summary>
    [Id(5)]
    public Money? Charge { get; init; }
}
