using System.Collections.Immutable;
using ClaimsCluster.Domain.Remittance;

namespace ClaimsCluster.Domain.Adjudication;

/// <summary>A claim on its way through the stages.</summary>
internal sealed record Adjudication(PayerProfile Payer, Member Member, WaitingClaim Waiting)
{
    public required ImmutableList<AdjudicatedLine> Lines { get; init; }

    public required ImmutableList<PlanYear> Years { get; init; }

    public ImmutableList<Explanation> Steps { get; init; } = [];

    /// <summary>False: the payer does not know the patient, and no later stage has a say.</summary>
    public bool IsRecognised { get; init; } = true;

    /// <summary>What was taken of the member's limits.</summary>
    public ImmutableList<TakenShare> Taken { get; init; } = [];

    public BilledClaim Claim => Waiting.Claim;

    public MagicMember? Magic => Waiting.Magic;

    /// <summary>The lines that no stage has denied.</summary>
    public IEnumerable<AdjudicatedLine> OpenLines => Lines.Where(line => !line.IsDenied);

    public Enrolment Enrolment => Member.Enrolment!;

    public Plan Plan => Payer.Plan(Enrolment.PlanId);

    public Adjudication Explain(int stage, int line, string rule, string outcome) =>
        this with { Steps = Steps.Add(new(stage, line, rule, outcome)) };

    public Adjudication Set(AdjudicatedLine line) => this with { Lines = Lines.SetItem(line.Number - 1, line) };

    /// <summary>The first denial of a line wins; it takes the whole charge.</summary>
    public Adjudication Deny(
        AdjudicatedLine line, int stage, string rule, string group, string carc,
        params ImmutableList<string> remarks) =>
        Set(line with { IsDenied = true, Adjustments = [new(group, carc, line.Billed.Charge)], Remarks = remarks })
            .Explain(stage, line.Number, rule, $"denied {group}-{carc} {line.Billed.Charge}");
}

/// <summary>A line on its way through the stages.</summary>
internal sealed record AdjudicatedLine(int Number, BilledLine Billed)
{
    public bool IsDenied { get; init; }

    public Money Allowed { get; init; } = Money.Zero;

    public Money Paid { get; init; } = Money.Zero;

    public ImmutableList<Adjustment> Adjustments { get; init; } = [];

    public ImmutableList<string> Remarks { get; init; } = [];
}

/// <summary>
/// Decides one claim of an enrolled member (D§6.1): the stages one after the other, each a pure step.
/// </summary>
internal static class Adjudicator
{
    private static readonly ImmutableArray<Func<Adjudication, Adjudication>> Stages =
    [
        EligibilityStages.Member,    // 2
        EligibilityStages.Coverage,  // 3
        HistoryStages.Duplicate,     // 5
        HistoryStages.TimelyFiling,  // 6
        CoordinationStages.Evidence, // 7
        AuthorizationStages.Number,  // 9
        PaymentStages.Pricing,       // 16
        PaymentStages.MemberShare,   // 17 and 18
    ];

    private static readonly ImmutableArray<Func<Adjudication, Adjudication>> ForcedStages =
        [MagicStages.Outcome, PaymentStages.Pricing, PaymentStages.MemberShare, MagicStages.Part];

    /// <summary>The decision as an event.</summary>
    public static MemberEvent.ClaimDecided Decide(
        PayerProfile payer, Member member, WaitingClaim waiting, DateOnly cycle)
    {
        var begun = new Adjudication(payer, member, waiting)
        {
            Lines = [.. waiting.Claim.Lines.Select((line, index) => new AdjudicatedLine(index + 1, line))],
            Years = member.Years,
        };
        var stages = begun.Magic is { IsForced: true } ? ForcedStages : Stages;
        var done = stages.Aggregate(begun, (sofar, stage) => sofar.IsRecognised ? stage(sofar) : sofar);
        return Finalise(done, cycle);
    }

    // Stage 22.
    private static MemberEvent.ClaimDecided Finalise(Adjudication done, DateOnly cycle)
    {
        var advice = Advice(done);
        var told = done.Explain(22, 0, "finalise",
            $"status {advice.Status}, charge {advice.Charge}, paid {advice.Paid}, "
            + $"patient {advice.PatientResponsibility ?? Money.Zero}");
        DecidedClaim decision = new()
        {
            Advice = advice,
            Icn = done.Waiting.Icn,
            Version = done.Waiting.Version,
            Cycle = cycle,
            ReceivedOn = done.Waiting.ReceivedOn,
            PayeeNpi = done.Waiting.PayeeNpi,
            PayeeTaxId = done.Waiting.PayeeTaxId,
            PayeeName = done.Waiting.PayeeName,
            MemberId = done.Claim.MemberId,
            Patient = done.Claim.Patient,
            ServiceFrom = done.Claim.FirstServiceDate,
            ServiceTo = done.Claim.LastServiceDate,
            Steps = told.Steps,
            Taken = done.Taken,
            IsTest = done.Waiting.IsTest,
            RevertOn = done.Magic?.RevertOn(cycle, done.Payer.CycleDays),
        };
        return new(
            decision, [.. done.Years.Except(done.Member.Years)], done.IsRecognised ? HistoryStages.Keys(done) : []);
    }

    private static ClaimAdvice Advice(Adjudication done)
    {
        var patient = done.Lines.SelectMany(line => line.Adjustments)
            .Where(cas => cas.Group == "PR").Sum(cas => cas.Amount);
        return new()
        {
            PatientControlNumber = done.Claim.ClaimNumber,
            Status = done.IsRecognised ? CoordinationStages.StatusOf(done.Claim) : "4", // 4 only where the patient is not known (D§6.1, stage 22).
            Charge = done.Claim.Charge,
            Paid = done.Lines.Sum(line => line.Paid),
            PatientResponsibility = patient.IsZero ? null : patient,
            FilingIndicator = done.Payer.FilingIndicator,
            Icn = done.Waiting.Icn,
            PlaceOfService = done.Claim.PlaceOfService,
            Frequency = done.Claim.Frequency,
            Lines = [.. done.Lines.Select(Advice)],
        };
    }

    private static LineAdvice Advice(AdjudicatedLine line) => new()
    {
        LineControl = line.Billed.LineControl,
        Procedure = line.Billed.Procedure,
        Modifiers = line.Billed.Modifiers,
        Charge = line.Billed.Charge,
        Paid = line.Paid,
        Units = line.Billed.Units,
        ServiceDate = line.Billed.ServiceDate,
        Allowed = line.IsDenied ? null : line.Allowed,
        Adjustments = line.Adjustments,
        Remarks = line.Remarks,
    };
}
