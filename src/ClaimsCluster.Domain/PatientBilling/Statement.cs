using System.Collections.Immutable;
using Orleans;

namespace ClaimsCluster.Domain.PatientBilling;

/// <summary>A bill as it was sent: all that is needed to show it again to the letter.</summary>
/// <param name="Sent">Its number, days and amount.</param>
/// <param name="Holder">From whom and to whom; null when no claim told it.</param>
/// <param name="Lines">What was done and who pays it, the oldest first.</param>
/// <param name="Ahead">What the patient has paid ahead for services that insurance still decides.</param>
/// <param name="Aging">What he owes by its age.</param>
[GenerateSerializer, Immutable, Alias("statement")]
public sealed record Statement(
    [property: Id(0)] StatementNotice Sent, [property: Id(1)] AccountHolder? Holder,
    [property: Id(2)] ImmutableList<StatementLine> Lines, [property: Id(3)] Money Ahead, [property: Id(4)] Aging Aging);

/// <summary>A service on a bill. Price = discount + given up + insurance + you paid + with insurance + you owe - credit.</summary>
[GenerateSerializer, Immutable, Alias("statement-line")]
public sealed record StatementLine
{
    /// <summary>The claim.</summary>
    [Id(0)]
    public required string ClaimId { get; init; }

    /// <summary>Its line; 0 is the claim as a whole.</summary>
    [Id(1)]
    public required int Line { get; init; }

    /// <summary>When it was done.</summary>
    [Id(2)]
    public required DateOnly Date { get; init; }

    /// <summary>In plain words.</summary>
    [Id(3)]
    public required string Words { get; init; }

    /// <summary>Who did it: a last name; empty when it is not known.</summary>
    [Id(4)]
    public string Provider { get; init; } = "";

    /// <summary>Whose plan it is.</summary>
    [Id(5)]
    public string Payer { get; init; } = "";

    /// <summary>The charge.</summary>
    [Id(6)]
    public Money Price { get; init; }

    /// <summary>What the plan's contract takes off.</summary>
    [Id(7)]
    public Money Discount { get; init; }

    /// <summary>What we gave up.</summary>
    [Id(8)]
    public Money WrittenOff { get; init; }

    /// <summary>What insurance paid.</summary>
    [Id(9)]
    public Money InsurancePaid { get; init; }

    /// <summary>What the patient paid.</summary>
    [Id(10)]
    public Money PatientPaid { get; init; }

    /// <summary>What insurance has not decided or not paid.</summary>
    [Id(11)]
    public Money WithInsurance { get; init; }

    /// <summary>What the patient owes.</summary>
    [Id(12)]
    public Money Owed { get; init; }

    /// <summary>Why it became his, owed or paid.</summary>
    [Id(13)]
    public PatientShare Share { get; init; } = PatientShare.None;
}
