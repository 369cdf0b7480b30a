using System.Collections.Immutable;
using ClaimsCluster.X12.Guides;
using Orleans;

namespace ClaimsCluster.Domain.Adjudication;

/// <summary>A person as a claim names him.</summary>
/// <param name="LastName">As sent.</param>
/// <param name="FirstName">As sent.</param>
/// <param name="BirthDate">Null: not told.</param>
[GenerateSerializer, Immutable, Alias("billed-person")]
public sealed record BilledPerson(
    [property: Id(0)] string LastName, [property: Id(1)] string FirstName, [property: Id(2)] DateOnly? BirthDate)
{
    /// <summary>The same name, whatever its case, spaces and hyphens.</summary>
    public bool HasNameOf(BilledPerson other) => Key == other.Key;

    /// <summary>The same name, and no two birth dates that differ.</summary>
    public bool Is(BilledPerson other) =>
        HasNameOf(other) && (BirthDate is null || other.BirthDate is null || BirthDate == other.BirthDate);

    /// <summary>The name in capital letters only.</summary>
    public string Key => $"{Letters(LastName)} {Letters(FirstName)}";

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetter)).ToUpperInvariant();
}

/// <summary>A service line as the payer adjudicates it.</summary>
[GenerateSerializer, Immutable, Alias("billed-line")]
public sealed record BilledLine
{
    /// <summary>REF*6R; null: not told.</summary>
    [Id(0)]
    public string? LineControl { get; init; }

    /// <summary>SV101-2.</summary>
    [Id(1)]
    public required string Procedure { get; init; }

    /// <summary>SV101-3 to 6.</summary>
    [Id(2)]
    public ImmutableList<string> Modifiers { get; init; } = [];

    /// <summary>SV102.</summary>
    [Id(3)]
    public required Money Charge { get; init; }

    /// <summary>SV104.</summary>
    [Id(4)]
    public decimal Units { get; init; } = 1m;

    /// <summary>SV105, else the claim's.</summary>
    [Id(5)]
    public string PlaceOfService { get; init; } = "";

    /// <summary>DTP*472, its first day.</summary>
    [Id(6)]
    public required DateOnly ServiceDate { get; init; }

    /// <summary>2420A, else 2310B, else the billing NPI.</summary>
    [Id(7)]
    public string RenderingNpi { get; init; } = "";

    /// <summary>What the payer before decided of it; null: nothing is told.</summary>
    [Id(8)]
    public PriorDecision? Prior { get; init; }
}

/// <summary>A claim as the payer adjudicates it: clean, in its own types.</summary>
[GenerateSerializer, Immutable, Alias("billed-claim")]
public sealed record BilledClaim
{
    /// <summary>CLM01 as the payer was sent.</summary>
    [Id(0)]
    public required string ClaimNumber { get; init; }

    /// <summary>CLM05-3.</summary>
    [Id(1)]
    public string Frequency { get; init; } = "1";

    /// <summary>CLM05-1.</summary>
    [Id(2)]
    public string PlaceOfService { get; init; } = "";

    /// <summary>2010BA NM109.</summary>
    [Id(3)]
    public required string MemberId { get; init; }

    /// <summary>Who holds the policy.</summary>
    [Id(4)]
    public required BilledPerson Subscriber { get; init; }

    /// <summary>The patient; null: the subscriber.</summary>
    [Id(5)]
    public BilledPerson? Dependent { get; init; }

    /// <summary>The service lines, one or more.</summary>
    [Id(6)]
    public required ImmutableList<BilledLine> Lines { get; init; }

    /// <summary>REF*F8: our number of the claim that this one replaces or voids; null: none.</summary>
    [Id(7)]
    public string? OriginalReference { get; init; }

    /// <summary>SBR01: P, S, T, ...: the place of this payer among those of the claim.</summary>
    [Id(8)]
    public string Responsibility { get; init; } = "P";

    /// <summary>REF*G1: the number of a prior authorization; empty: none.</summary>
    [Id(9)]
    public string Authorization { get; init; } = "";

    /// <summary>Frequency 7: it takes the place of an earlier claim.</summary>
    public bool IsReplacement => Frequency == "7";

    /// <summary>Frequency 8: it takes an earlier claim back.</summary>
    public bool IsVoid => Frequency == "8";

    /// <summary>CLM02.</summary>
    public Money Charge => Lines.Sum(line => line.Charge);

    /// <summary>Who was treated.</summary>
    public BilledPerson Patient => Dependent ?? Subscriber;

    /// <summary>The first day of its services.</summary>
    public DateOnly FirstServiceDate => Lines.Min(line => line.ServiceDate);

    /// <summary>The last day of its services.</summary>
    public DateOnly LastServiceDate => Lines.Max(line => line.ServiceDate);

    /// <summary>Of a claim that passed the scrub.</summary>
    /// <param name="claim">The claim as X12 carries it.</param>
    /// <param name="receivedOn">Stands in for a service date that is not told.</param>
    public static BilledClaim From(ProfessionalClaim claim, DateOnly receivedOn)
    {
        var prior = PriorDecision.Of(claim);
        return Parties(claim) with
        {
            Lines = [.. claim.Lines.Select((line, index) => Line(claim, line, receivedOn) with { Prior = prior[index] })],
        };
    }

    private static BilledClaim Parties(ProfessionalClaim claim) => new()
    {
        ClaimNumber = claim.ClaimNumber,
        Frequency = claim.FrequencyCode ?? "1",
        PlaceOfService = claim.PlaceOfService ?? "",
        MemberId = claim.Subscriber.MemberId ?? "",
        Subscriber = new(claim.Subscriber.LastName ?? "", claim.Subscriber.FirstName ?? "", claim.Subscriber.BirthDate),
        Dependent = claim.Patient is { } patient
            ? new(patient.LastName ?? "", patient.FirstName ?? "", patient.BirthDate)
            : null,
        Lines = [],
        OriginalReference = claim.OriginalReference,
        Authorization = claim.PriorAuthorization ?? "",
        Responsibility = claim.Subscriber.PayerResponsibility ?? "P",
    };

    private static BilledLine Line(ProfessionalClaim claim, ServiceLine line, DateOnly receivedOn) => new()
    {
        LineControl = line.LineControlNumber,
        Procedure = line.Code ?? "",
        Modifiers = [.. line.Modifiers],
        Charge = Money.Round(line.Charge ?? 0m),
        Units = line.Units ?? 1m,
        PlaceOfService = line.PlaceOfService ?? claim.PlaceOfService ?? "",
        ServiceDate = line.ServiceFrom ?? claim.FirstServiceDate ?? receivedOn,
        RenderingNpi = line.RenderingNpi ?? claim.Rendering?.Npi ?? claim.BillingProvider.Npi ?? "",
    };
}
