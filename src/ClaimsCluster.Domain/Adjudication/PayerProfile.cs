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

    /// <summary>SBR09: "MB", "MC", "12", "HM", "BL". CLP06 too, where it has the code.</summary>
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

    /// <summary>What it allows whom; the first that fits counts, the last fits everybody.</summary>
    public required ImmutableArray<Contract> Contracts { get; init; }

    /// <summary>Only those of the roster are its members; else whoever a claim names is enrolled (enrolment "auto").</summary>
    public bool IsRosterOnly { get; init; }

    /// <summary>npiCheck is warn: a wrong NPI check digit refuses nothing.</summary>
    public bool WarnOnNpi { get; init; }

    /// <summary>The allowed part of the charge.</summary>
    /// <param name="payeeNpi">Who is paid; empty: nobody in particular.</param>
    /// <param name="day">Of the service.</param>
    public decimal PercentOfCharge(string payeeNpi, DateOnly day) =>
        Contracts.First(contract => contract.Fits(payeeNpi, day)).PercentOfCharge;

    /// <summary>Procedures that need prior authorization whatever the member's plan.</summary>
    public ImmutableArray<string> AlwaysAuthRequired =>
        [.. Plans[0].AuthRequired.Where(code => Plans.All(plan => plan.AuthRequired.Contains(code)))];

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

    /// <summary>Procedures that need prior authorization.</summary>
    public ImmutableArray<string> AuthRequired { get; init; } = [];
}

/// <summary>What a payer allows a payee: a part of his charge.</summary>
/// <param name="Payee">His NPI; "*": everybody.</param>
/// <param name="PercentOfCharge">The allowed part of the charge, above 0 up to 1.</param>
/// <param name="From">The first day of service; null: always before.</param>
/// <param name="To">The last day of service; null: no end.</param>
public sealed record Contract(string Payee, decimal PercentOfCharge, DateOnly? From = null, DateOnly? To = null)
{
    /// <summary>The payee of a contract with everybody.</summary>
    public const string Everybody = "*";

    /// <summary>With everybody and for ever: the one that a payer's list ends with.</summary>
    public bool IsOpen => Payee == Everybody && From is null && To is null;

    /// <summary>Whether it is this payee's on that day.</summary>
    public bool Fits(string payeeNpi, DateOnly day) =>
        (Payee == Everybody || Payee == payeeNpi) && !(day < From) && !(day > To);
}
