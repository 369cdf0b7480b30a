using System.Collections.Immutable;
using Orleans;

namespace ClaimsCluster.Domain.Registration;

/// <summary>What a payer is asked of a patient (270, D§2.3).</summary>
[GenerateSerializer, Immutable, Alias("eligibility-inquiry")]
public sealed record EligibilityInquiry
{
    /// <summary>TRN02: ours, comes back in the 271.</summary>
    [Id(0)]
    public required string Trace { get; init; }

    /// <summary>Who is asked, by id.</summary>
    [Id(1)]
    public required string PayerId { get; init; }

    /// <summary>And by name.</summary>
    [Id(2)]
    public string PayerName { get; init; } = "";

    /// <summary>Who asks: the billing provider's NPI.</summary>
    [Id(3)]
    public required string ProviderNpi { get; init; }

    /// <summary>And his name.</summary>
    [Id(4)]
    public string ProviderName { get; init; } = "";

    /// <summary>2100C NM109.</summary>
    [Id(5)]
    public required string MemberId { get; init; }

    /// <summary>Who holds the policy.</summary>
    [Id(6)]
    public required PolicySubscriber Subscriber { get; init; }

    /// <summary>The patient, where he is not the subscriber; null: he is.</summary>
    [Id(7)]
    public PolicySubscriber? Dependent { get; init; }

    /// <summary>INS02 of the dependent: 01, 19, ...; "18" of the subscriber.</summary>
    [Id(8)]
    public string Relationship { get; init; } = "18";

    /// <summary>DTP*291: the day of service.</summary>
    [Id(9)]
    public required DateOnly Day { get; init; }

    /// <summary>EQ01: 30 is the whole plan, 98 an office visit.</summary>
    [Id(10)]
    public ImmutableList<string> ServiceTypes { get; init; } = ["30"];
}

/// <summary>What a payer says to an inquiry, in short.</summary>
[GenerateSerializer, Alias("coverage-answer")]
public enum CoverageAnswer
{
    /// <summary>EB01 1 to 5: covered on that day.</summary>
    Active,

    /// <summary>EB01 6 to 8: not covered on that day.</summary>
    Inactive,

    /// <summary>AAA: not answered, something has to be mended or asked again.</summary>
    Rejected,
}

/// <summary>One EB of a 271.</summary>
[GenerateSerializer, Immutable, Alias("benefit")]
public sealed record Benefit
{
    /// <summary>EB01: 1 active, A coinsurance, B copay, C deductible, G out of pocket, R other payer, ...</summary>
    [Id(0)]
    public required string Information { get; init; }

    /// <summary>EB02: IND or FAM; empty: not told.</summary>
    [Id(1)]
    public string Level { get; init; } = "";

    /// <summary>EB03: 30 plan, 98 office visit, ...; empty: not told.</summary>
    [Id(2)]
    public string ServiceType { get; init; } = "";

    /// <summary>EB06: 23 calendar year, 29 remaining, 27 visit, ...; empty: not told.</summary>
    [Id(3)]
    public string Period { get; init; } = "";

    /// <summary>EB07; null: none.</summary>
    [Id(4)]
    public Money? Amount { get; init; }

    /// <summary>EB08: the patient's part, 0 to 1; null: none.</summary>
    [Id(5)]
    public decimal? Percent { get; init; }

    /// <summary>EB11: prior authorization is needed; null: not told.</summary>
    [Id(6)]
    public bool? NeedsAuthorization { get; init; }

    /// <summary>EB13-2: of this procedure alone; empty: of the service type.</summary>
    [Id(7)]
    public string Procedure { get; init; } = "";

    /// <summary>EB12: Y in network, N out of it, W both; empty: not told.</summary>
    [Id(8)]
    public string Network { get; init; } = "";
}

/// <summary>What a payer answered (271): kept as it was on the day it was asked (D§2.3).</summary>
[GenerateSerializer, Immutable, Alias("eligibility-answer")]
public sealed record EligibilityAnswer
{
    /// <summary>TRN02 of the inquiry.</summary>
    [Id(0)]
    public required string Trace { get; init; }

    /// <summary>Who answered.</summary>
    [Id(1)]
    public required string PayerId { get; init; }

    /// <summary>In short.</summary>
    [Id(2)]
    public required CoverageAnswer Coverage { get; init; }

    /// <summary>AAA03 of a rejection; null otherwise.</summary>
    [Id(3)]
    public string? RejectReason { get; init; }

    /// <summary>AAA04: C correct and resubmit, N do not, R resubmit, ...; null without a rejection.</summary>
    [Id(4)]
    public string? FollowUp { get; init; }

    /// <summary>EB05: the plan's name; empty: not told.</summary>
    [Id(5)]
    public string Plan { get; init; } = "";

    /// <summary>DTP*346 or 356: the first day covered; null: not told.</summary>
    [Id(6)]
    public DateOnly? From { get; init; }

    /// <summary>DTP*347 or 357: the last day covered; null: not told.</summary>
    [Id(7)]
    public DateOnly? To { get; init; }

    /// <summary>What the plan pays and what is left of its limits.</summary>
    [Id(8)]
    public ImmutableList<Benefit> Benefits { get; init; } = [];

    /// <summary>The day of service it was asked for.</summary>
    [Id(9)]
    public DateOnly Day { get; init; }

    /// <summary>The day on which it was answered.</summary>
    [Id(10)]
    public DateOnly AnsweredOn { get; init; }

    /// <summary>SHA-256 of the 271.</summary>
    [Id(11)]
    public string Document { get; init; } = "";
}
