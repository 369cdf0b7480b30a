using System.Collections.Immutable;
using ClaimsCluster.Domain.Claims;

namespace ClaimsCluster.Domain.Adjudication;

/// <summary>A payer as we know it: how it takes, decides and pays (INTERFACE §6).</summary>
public sealed record PayerProfile
{
    /// <summary>Our key of it, and its id in NM109.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>SBR09 and CLP06: "MB", "MC", "12", "HM", "BL".</summary>
    public required string FilingIndicator { get; init; }

    /// <summary>ISA08 of what we send to it.</summary>
    public required string ReceiverId { get; init; }

    /// <summary>TRN03: 1 and its tax id, 10 digits.</summary>
    public required string TaxId { get; init; }

    /// <summary>Days from one payment cycle to the next, 1 or more.</summary>
    public required int CycleDays { get; init; }

    /// <summary>Days until its 277CA; 0: the same day.</summary>
    public int AckDelayDays { get; init; }

    /// <summary>"ACH" or "CHK".</summary>
    public string PaymentMethod { get; init; } = "ACH";

    /// <summary>How many claims one payment holds at most.</summary>
    public int MaxClaimsPerPayment { get; init; } = 5_000;

    /// <summary>How long it takes a claim.</summary>
    public required FilingLimit FilingLimit { get; init; }

    /// <summary>Its plans, one or more.</summary>
    public required ImmutableArray<Plan> Plans { get; init; }

    /// <summary>The plan by its id.</summary>
    public Plan Plan(string planId) => Plans.First(plan => plan.Id == planId);
}

/// <summary>What a member's plan covers and costs. Amounts are of one calendar year.</summary>
public sealed record Plan
{
    /// <summary>Unique with its payer.</summary>
    public required string Id { get; init; }

    /// <summary>How many members have it, against the other plans' weights; 1 or more.</summary>
    public required int Weight { get; init; }

    /// <summary>The person's deductible.</summary>
    public required Money Deductible { get; init; }

    /// <summary>The family's deductible.</summary>
    public required Money FamilyDeductible { get; init; }

    /// <summary>What a person pays at most.</summary>
    public required Money OutOfPocket { get; init; }

    /// <summary>What a family pays at most.</summary>
    public required Money FamilyOutOfPocket { get; init; }

    /// <summary>The member's part after the deductible, 0 to 1.</summary>
    public required decimal Coinsurance { get; init; }

    /// <summary>The fixed amount of an office visit, instead of deductible and coinsurance; 0.00: none.</summary>
    public Money OfficeCopay { get; init; } = Money.Zero;

    /// <summary>The contract: the allowed part of the charge, above 0 up to 1.</summary>
    public required decimal PercentOfCharge { get; init; }
}
