using System.Collections.Immutable;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Registration;
using Orleans;

namespace ClaimsCluster.Domain.Adjudication;

/// <summary>What a provider asks a member's payer of him (270).</summary>
[GenerateSerializer, Immutable, Alias("member-inquiry")]
public sealed record MemberInquiry
{
    /// <summary>2100C NM109; empty: not told.</summary>
    [Id(0)]
    public required string MemberId { get; init; }

    /// <summary>Who holds the policy.</summary>
    [Id(1)]
    public required BilledPerson Subscriber { get; init; }

    /// <summary>Who is asked for; null: the subscriber.</summary>
    [Id(2)]
    public BilledPerson? Dependent { get; init; }

    /// <summary>The day of service.</summary>
    [Id(3)]
    public required DateOnly Day { get; init; }

    /// <summary>The day on which it is asked.</summary>
    [Id(4)]
    public required DateOnly AskedOn { get; init; }

    /// <summary>It is of a test tenant: its member id may ask for an outcome.</summary>
    [Id(5)]
    public bool IsTest { get; init; }

    /// <summary>Who is asked for.</summary>
    public BilledPerson Patient => Dependent ?? Subscriber;

    /// <summary>What its member id asks for; null: nothing.</summary>
    public MagicMember? Magic => IsTest ? MagicMember.Parse(MemberId) : null;
}

/// <summary>What a member's policy gives on a day: the answer to an inquiry.</summary>
[GenerateSerializer, Immutable, Alias("member-benefits")]
public sealed record MemberBenefits : Reply
{
    /// <summary>In short.</summary>
    [Id(0)]
    public required CoverageAnswer Coverage { get; init; }

    /// <summary>AAA03 of a rejection; null otherwise.</summary>
    [Id(1)]
    public string? RejectReason { get; init; }

    /// <summary>The plan's id, which is its name.</summary>
    [Id(2)]
    public string Plan { get; init; } = "";

    /// <summary>The first day covered; null: always before.</summary>
    [Id(3)]
    public DateOnly? From { get; init; }

    /// <summary>The last day covered; null: no end.</summary>
    [Id(4)]
    public DateOnly? To { get; init; }

    /// <summary>What the plan pays, and what is left of its limits for him in that year.</summary>
    [Id(5)]
    public ImmutableList<Benefit> Benefits { get; init; } = [];

    /// <summary>Not answered.</summary>
    public static MemberBenefits Rejected(string reason) => new() { Coverage = CoverageAnswer.Rejected, RejectReason = reason };
}

/// <summary>How a payer answers an inquiry (D§2.3).</summary>
internal static class MemberAnswers
{
    private const int PastYears = 3, FutureYears = 1; // Ours: how far from today a day may be asked for.

    /// <summary>What is wrong with the inquiry in itself; null: nothing.</summary>
    public static MemberBenefits? Refusal(MemberInquiry inquiry) => inquiry switch
    {
        { Magic: { Outcome: MagicOutcome.Eligibility, Status: var code } } => MemberBenefits.Rejected(code),
        { MemberId.Length: < 2 } => MemberBenefits.Rejected("72"),
        _ when string.IsNullOrWhiteSpace(inquiry.Subscriber.LastName) => MemberBenefits.Rejected("73"),
        _ when inquiry.Patient.BirthDate > inquiry.Day => MemberBenefits.Rejected("60"),
        _ when inquiry.Day < inquiry.AskedOn.AddYears(-PastYears) || inquiry.Day > inquiry.AskedOn.AddYears(FutureYears) =>
            MemberBenefits.Rejected("62"),
        _ => null,
    };

    /// <summary>The answer of a member who has been enrolled where that was possible.</summary>
    public static MemberBenefits Of(PayerProfile payer, Member member, MemberInquiry inquiry)
    {
        if (member.Enrolment is not { } enrolment) return MemberBenefits.Rejected("75");
        if (inquiry.Magic is null && Mismatch(member, enrolment, inquiry) is { } reason) return MemberBenefits.Rejected(reason);

        var covers = inquiry.Magic is not null || (!(inquiry.Day < enrolment.From) && !(inquiry.Day > enrolment.To));
        var plan = payer.Plan(enrolment.PlanId);
        return new()
        {
            Coverage = covers ? CoverageAnswer.Active : CoverageAnswer.Inactive,
            Plan = plan.Id,
            From = enrolment.From,
            To = covers && inquiry.Day > enrolment.To ? null : enrolment.To,
            Benefits = covers ? Benefits(plan, member.Years.Left(plan, enrolment, inquiry.Day.Year, inquiry.Patient.Key)) : [NotCovered],
        };
    }

    private static Benefit NotCovered { get; } = new() { Information = "6", ServiceType = "30" };

    // The same test as stage 2 of a claim, which says why.
    private static string? Mismatch(Member member, Enrolment enrolment, MemberInquiry inquiry)
    {
        if (!inquiry.Subscriber.HasNameOf(enrolment.Subscriber)) return "73";
        if (!inquiry.Subscriber.Is(enrolment.Subscriber)) return "71";
        if (inquiry.Dependent is not { } dependent || member.Dependents.Exists(dependent.Is)) return null;
        return member.Dependents.Exists(dependent.HasNameOf) ? "71" : "75";
    }

    private static ImmutableList<Benefit> Benefits(Plan plan, Accumulators left) =>
    [
        new() { Information = "1", ServiceType = "30" },
        .. Limit("C", "IND", plan.Deductible, left.IndividualDeductible),
        .. Limit("C", "FAM", plan.FamilyDeductible, left.FamilyDeductible),
        .. Limit("G", "IND", plan.OutOfPocket, left.IndividualOutOfPocket),
        .. Limit("G", "FAM", plan.FamilyOutOfPocket, left.FamilyOutOfPocket),
        new() { Information = "A", ServiceType = "30", Percent = plan.Coinsurance },
        .. plan.OfficeCopay.IsZero
            ? ImmutableList<Benefit>.Empty
            : [new() { Information = "B", ServiceType = "98", Period = "27", Amount = plan.OfficeCopay }],
        .. plan.AuthRequired.Select(code => new Benefit { Information = "CB", NeedsAuthorization = true, Procedure = code }),
    ];

    // Of the calendar year, and what is left of it.
    private static IEnumerable<Benefit> Limit(string information, string level, Money whole, Money left) =>
    [
        new() { Information = information, Level = level, ServiceType = "30", Period = "23", Amount = whole },
        new() { Information = information, Level = level, ServiceType = "30", Period = "29", Amount = left },
    ];
}
