using System.Collections.Immutable;
using ClaimsCluster.Domain.Remittance;

namespace ClaimsCluster.Domain.Adjudication;

/// <summary>Stages 16 to 18 of D§6.1: the price, the member's share of it, and what other payers have left.</summary>
internal static class PaymentStages
{
    /// <summary>Stage 16: the contract's part of the charge is allowed, the rest is CO-45.</summary>
    public static Adjudication Pricing(Adjudication adjudication) =>
        adjudication.OpenLines.Aggregate(adjudication, (sofar, line) =>
        {
            var (charge, rate) = (line.Billed.Charge, sofar.Payer.PercentOfCharge(sofar.Waiting.PayeeNpi, line.Billed.ServiceDate));
            var allowed = Money.Round(charge * rate);
            return sofar.Set(line with { Allowed = allowed, Adjustments = Cas("CO", "45", charge - allowed) })
                .Explain(16, line.Number, $"{rate:0.##} of charge {charge}", $"allowed {allowed}");
        });

    /// <summary>Stage 17: copay PR-3, deductible PR-1, coinsurance PR-2, in the order of the lines.</summary>
    public static Adjudication MemberShare(Adjudication adjudication) =>
        adjudication.OpenLines.Aggregate(adjudication, (sofar, line) =>
        {
            var (year, person) = (line.Billed.ServiceDate.Year, sofar.Claim.Patient.Key);
            var terms = Terms(sofar, line);
            var left = sofar.Years.Left(sofar.Plan, sofar.Enrolment, year, person);
            var share = Domain.Adjudication.MemberShare.Of(line.Allowed, terms, left);
            var told = sofar.Set(Shared(line, share)).Explain(17, line.Number, Asked(terms, left), Answered(share));
            if (line.Billed.Prior is { } prior) (told, share) = CoordinationStages.Standard(told, line, share, prior, left);
            return told with
            {
                Years = told.Years.With(year, person, share.After),
                Taken = told.Taken.Add(new(year, person, share.Deductible, share.Patient)),
            };
        });

    private static string Asked(LineTerms terms, Accumulators left) =>
        $"copay {terms.Copay}, deductible left {Money.Min(left.IndividualDeductible, left.FamilyDeductible)}, "
        + $"coinsurance {terms.Coinsurance:0.##}";

    private static string Answered(LineShare share) =>
        $"copay {share.Copay}, deductible {share.Deductible}, coinsurance {share.Coinsurance}, paid {share.Paid}";

    private static AdjudicatedLine Shared(AdjudicatedLine line, LineShare share) => line with
    {
        Paid = share.Paid,
        Adjustments =
        [
            .. line.Adjustments,
            .. Cas("PR", "3", share.Copay),
            .. Cas("PR", "1", share.Deductible),
            .. Cas("PR", "2", share.Coinsurance),
        ],
        Remarks = share.Relief.IsZero ? line.Remarks : line.Remarks.Add("N16"),
    };

    private static LineTerms Terms(Adjudication adjudication, AdjudicatedLine line)
    {
        var isFirst = !adjudication.Lines.Any(other => other.Number < line.Number && !other.IsDenied
            && IsOfficeVisit(other.Billed) && other.Billed.ServiceDate == line.Billed.ServiceDate);
        return ServiceTerms.Of(
            adjudication.Plan.OfficeCopay, adjudication.Plan.Coinsurance,
            ServiceTerms.IsPreventive(line.Billed.Procedure, line.Billed.Modifiers), IsOfficeVisit(line.Billed), isFirst);
    }

    private static bool IsOfficeVisit(BilledLine line) =>
        ServiceTerms.IsOfficeVisit(line.Procedure, line.Modifiers, line.PlaceOfService);

    internal static ImmutableList<Adjustment> Cas(string group, string carc, Money amount) =>
        amount.IsZero ? [] : [new(group, carc, amount)];
}
