using System.Collections.Immutable;
using Orleans;

namespace ClaimsCluster.Domain.Remittance;

/// <summary>What a payer says of one claim: an 835's CLP and all below it, as we store and send it.</summary>
[GenerateSerializer, Immutable, Alias("claim-advice")]
public sealed record ClaimAdvice
{
    /// <summary>CLP01: the CLM01 that the payer was sent.</summary>
    [Id(0)]
    public required string PatientControlNumber { get; init; }

    /// <summary>
    /// CLP02: 1-3 processed as primary, secondary, tertiary; 4 not the payer's patient; 19-21 forwarded; 22 reversal;
    /// 23 not ours.
    /// </summary>
    [Id(1)]
    public required string Status { get; init; }

    /// <summary>CLP03; below 0 in a reversal.</summary>
    [Id(2)]
    public required Money Charge { get; init; }

    /// <summary>CLP04; below 0 in a reversal.</summary>
    [Id(3)]
    public required Money Paid { get; init; }

    /// <summary>CLP05, what the patient owes; null: not told, which is 0.00 but in a reversal.</summary>
    [Id(4)]
    public Money? PatientResponsibility { get; init; }

    /// <summary>CLP06, e.g. "MB"; null: not told.</summary>
    [Id(5)]
    public string? FilingIndicator { get; init; }

    /// <summary>CLP07, the payer's claim number; null: not told.</summary>
    [Id(6)]
    public string? Icn { get; init; }

    /// <summary>CLP08, place of service; null: not told.</summary>
    [Id(7)]
    public string? PlaceOfService { get; init; }

    /// <summary>CLP09, frequency; null: not told.</summary>
    [Id(8)]
    public string? Frequency { get; init; }

    /// <summary>CAS of the claim as a whole.</summary>
    [Id(9)]
    public ImmutableList<Adjustment> Adjustments { get; init; } = [];

    /// <summary>The service lines; empty when the payer tells none.</summary>
    [Id(10)]
    public ImmutableList<LineAdvice> Lines { get; init; } = [];

    /// <summary>MOA remark codes.</summary>
    [Id(11)]
    public ImmutableList<string> Remarks { get; init; } = [];

    /// <summary>A decision is taken back; every amount has the other sign.</summary>
    public bool IsReversal => Status == "22";
}

/// <summary>What a payer says of one line: SVC and all below it.</summary>
[GenerateSerializer, Immutable, Alias("line-advice")]
public sealed record LineAdvice
{
    /// <summary>REF*6R, our line key; null: not told.</summary>
    [Id(0)]
    public string? LineControl { get; init; }

    /// <summary>SVC01-2, the code that was decided.</summary>
    [Id(1)]
    public required string Procedure { get; init; }

    /// <summary>SVC01-3 to 6.</summary>
    [Id(2)]
    public ImmutableList<string> Modifiers { get; init; } = [];

    /// <summary>SVC06-2, the code that was billed; null: the same.</summary>
    [Id(3)]
    public string? BilledProcedure { get; init; }

    /// <summary>SVC02; below 0 in a reversal.</summary>
    [Id(4)]
    public required Money Charge { get; init; }

    /// <summary>SVC03; below 0 in a reversal.</summary>
    [Id(5)]
    public required Money Paid { get; init; }

    /// <summary>SVC05, units paid; null: not told, which is 1.</summary>
    [Id(6)]
    public decimal? Units { get; init; }

    /// <summary>DTM*472 or 150; null: not told.</summary>
    [Id(7)]
    public DateOnly? ServiceDate { get; init; }

    /// <summary>AMT*B6; null: not told.</summary>
    [Id(8)]
    public Money? Allowed { get; init; }

    /// <summary>CAS of the line.</summary>
    [Id(9)]
    public ImmutableList<Adjustment> Adjustments { get; init; } = [];

    /// <summary>LQ*HE remark codes.</summary>
    [Id(10)]
    public ImmutableList<string> Remarks { get; init; } = [];
}

/// <summary>An amount of a payment that is of no claim: one triplet of a PLB.</summary>
/// <param name="Code">PLB03-1, e.g. "WO".</param>
/// <param name="Reference">PLB03-2; null: not told.</param>
/// <param name="Amount">PLB04: above 0 it lowers the check.</param>
[GenerateSerializer, Immutable, Alias("provider-adjustment")]
public sealed record ProviderAdjustment(
    [property: Id(0)] string Code, [property: Id(1)] string? Reference, [property: Id(2)] Money Amount);
