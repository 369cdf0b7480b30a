using System.Collections.Immutable;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Registration;

/// <summary>Inquiries and answers as 270 and 271 carry them.</summary>
public static class EligibilityMessages
{
    /// <summary>TRN03 of our inquiries: 9 and a name of nine characters.</summary>
    public const string Originator = "9CLAIMSCLU";

    /// <summary>An inquiry as the 270 asks it.</summary>
    public static AskedEligibility Ask(EligibilityInquiry inquiry) => new()
    {
        Source = new(inquiry.PayerName.Length > 0 ? inquiry.PayerName : inquiry.PayerId, inquiry.PayerId, "PI"),
        Receiver = new(inquiry.ProviderName, inquiry.ProviderNpi, "XX"),
        Subscriber = Person(inquiry.Subscriber) with { MemberId = inquiry.MemberId },
        Dependent = inquiry.Dependent is { } dependent ? Person(dependent) : null,
        Relationship = inquiry.Dependent is null ? null : inquiry.Relationship,
        Trace = inquiry.Trace,
        TraceOriginator = Originator,
        Day = inquiry.Day,
        ServiceTypes = inquiry.ServiceTypes,
    };

    /// <summary>An inquiry as a payer reads it of its member.</summary>
    /// <param name="asked">Of the 270.</param>
    /// <param name="today">The day that an inquiry without DTP*291 is for.</param>
    /// <param name="isTest">It comes from a test tenant.</param>
    public static MemberInquiry Inquiry(AskedEligibility asked, DateOnly today, bool isTest) => new()
    {
        MemberId = asked.Subscriber.MemberId ?? "",
        Subscriber = Billed(asked.Subscriber),
        Dependent = asked.Dependent is { } dependent ? Billed(dependent) : null,
        Day = asked.Day ?? today,
        AskedOn = today,
        IsTest = isTest,
    };

    /// <summary>What a payer says of its member, as the 271 tells it.</summary>
    public static AnsweredEligibility Answer(AskedEligibility asked, MemberBenefits said, DateOnly today)
    {
        var loop = LoopOf(said.RejectReason, asked);
        return new()
        {
            Source = asked.Source,
            Receiver = asked.Receiver,
            Subscriber = asked.Subscriber,
            Dependent = loop == "2100D" ? asked.Dependent : null,
            Relationship = asked.Relationship,
            Trace = asked.Trace,
            TraceOriginator = asked.TraceOriginator,
            Rejections = said.RejectReason is { } code ? [new(loop, IsValid: false, code, EligibilityReject.Of(code).FollowUp)] : [],
            Dates =
            [
                new("291", asked.Day ?? today, null),
                .. said.From is { } from ? ImmutableList.Create(new EligibilityDate("346", from, null)) : [],
                .. said.To is { } to ? ImmutableList.Create(new EligibilityDate("347", to, null)) : [],
            ],
            Benefits = [.. said.Benefits.Select(benefit => Written(benefit, said.Plan))],
        };
    }

    // What is said of the two sides or of the subscriber has no code at the level of a dependent, who then is not answered.
    private static string LoopOf(string? reason, AskedEligibility asked) => reason switch
    {
        "79" => "2100A",
        "72" or "73" or "74" or "75" or "76" or "78" => "2100C",
        _ => asked.Dependent is null ? "2100C" : "2100D",
    };

    /// <summary>An answer as we keep it.</summary>
    /// <param name="said">Of the 271.</param>
    /// <param name="answeredOn">The day it came.</param>
    /// <param name="document">SHA-256 of the 271.</param>
    public static EligibilityAnswer Read(AnsweredEligibility said, DateOnly answeredOn, string document)
    {
        var coverage = CoverageOf(said);
        var reject = coverage == CoverageAnswer.Rejected && said.Rejections is [var first, ..] ? first : null;
        return new()
        {
            Trace = said.Trace,
            PayerId = said.Source.Id,
            Coverage = coverage,
            RejectReason = reject?.Reason,
            FollowUp = reject?.FollowUp,
            Plan = said.Benefits.FirstOrDefault(benefit => benefit is { IsStatus: true, Plan.Length: > 0 })?.Plan ?? "",
            From = said.DateOf("346", "356") is { } begin ? begin.From : PeriodOf(said)?.From,
            To = said.DateOf("347", "357") is { } end ? end.To ?? end.From : PeriodOf(said)?.To,
            Benefits = [.. said.Benefits.SelectMany(Kept)],
            Day = said.DateOf("291")?.From ?? answeredOn,
            AnsweredOn = answeredOn,
            Document = document,
        };
    }

    /// <summary>The answer to an inquiry of a 270 that the payer refused as a whole.</summary>
    public static EligibilityAnswer Refused(AskedEligibility asked, EligibilityRejection reason, DateOnly answeredOn, string document) => new()
    {
        Trace = asked.Trace,
        PayerId = asked.Source.Id,
        Coverage = CoverageAnswer.Rejected,
        RejectReason = reason.Reason,
        FollowUp = reason.FollowUp,
        Day = asked.Day ?? answeredOn,
        AnsweredOn = answeredOn,
        Document = document,
    };

    // 307 is the eligibility, 291 the plan: a coverage's period where they are one.
    private static EligibilityDate? PeriodOf(AnsweredEligibility said) =>
        said.DateOf("307") ?? (said.DateOf("291") is { To: not null } plan ? plan : null);

    // What is said of the plan as a whole (30) counts before what is said of a kind of service.
    private static CoverageAnswer CoverageOf(AnsweredEligibility said)
    {
        var told = said.Benefits.Where(benefit => benefit.IsStatus).ToList();
        var whole = told.Where(benefit => benefit.ServiceTypes.Count == 0 || benefit.ServiceTypes.Contains("30")).ToList();
        if (whole.Count > 0) told = whole;
        return told.Count == 0 ? CoverageAnswer.Rejected
            : told.Exists(benefit => benefit.Information is [>= '1' and <= '5']) ? CoverageAnswer.Active
            : CoverageAnswer.Inactive;
    }

    private static IEnumerable<Benefit> Kept(AnsweredBenefit said) =>
        (said.ServiceTypes.Count == 0 ? [""] : said.ServiceTypes).Select(type => new Benefit
        {
            Information = said.Information,
            Level = said.Level,
            ServiceType = type,
            Period = said.Period,
            Amount = said.Amount is { } amount ? Money.Round(amount) : null,
            Percent = said.Percent,
            NeedsAuthorization = said.Authorization switch { "Y" => true, "N" => false, _ => null },
            Procedure = said.Procedure,
            Network = said.Network,
        });

    private static AnsweredBenefit Written(Benefit benefit, string plan) => new()
    {
        Information = benefit.Information,
        Level = benefit.Level,
        ServiceTypes = benefit.ServiceType.Length > 0 ? [benefit.ServiceType] : [],
        Plan = benefit.Information is "1" or "6" ? plan : "",
        Period = benefit.Period,
        Amount = benefit.Amount?.Dollars,
        Percent = benefit.Percent,
        Authorization = benefit.NeedsAuthorization switch { true => "Y", false => "N", null => "" },
        Network = benefit.Network,
        ProcedureQualifier = benefit.Procedure.Length > 0 ? "HC" : "",
        Procedure = benefit.Procedure,
    };

    private static EligibilityPerson Person(PolicySubscriber person) => new()
    {
        LastName = person.Name.Last,
        FirstName = person.Name.First,
        MiddleName = person.Name.Middle,
        BirthDate = person.BirthDate,
        Sex = person.Sex is "M" or "F" or "U" ? person.Sex : null,
        Address = person.Address is { } address
            ? new(Text(address.Line1), Text(address.Line2), Text(address.City), Text(address.State), Text(address.Zip))
            : null,
    };

    private static BilledPerson Billed(EligibilityPerson person) => new(person.LastName, person.FirstName, person.BirthDate);

    private static string? Text(string value) => value.Length > 0 ? value : null;
}
