using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Remittance;

/// <summary>Between the 835 as X12 carries it and the advice as we store it.</summary>
public static class AdviceReading
{
    /// <summary>The advice; null when an amount has a fraction of a cent, so that the 835 cannot be posted.</summary>
    public static ClaimAdvice? Read(RemittedClaim claim) => Amounts(claim).All(Money.IsExact)
        ? new()
        {
            PatientControlNumber = claim.ClaimNumber,
            Status = claim.StatusCode,
            Charge = Money.Exactly(claim.Charge),
            Paid = Money.Exactly(claim.Paid),
            PatientResponsibility = Optional(claim.PatientResponsibility),
            FilingIndicator = claim.FilingIndicator,
            Icn = claim.Icn,
            PlaceOfService = claim.PlaceOfService,
            Frequency = claim.FrequencyCode,
            Adjustments = [.. claim.Adjustments.Select(Read)],
            Lines = [.. claim.Lines.Select(Read)],
            Remarks = [.. claim.Remarks],
        }
        : null;

    /// <summary>The claim to write into an 835; names and dates are the caller's to add.</summary>
    public static RemittedClaim Write(ClaimAdvice advice) => new()
    {
        ClaimNumber = advice.PatientControlNumber,
        StatusCode = advice.Status,
        Charge = advice.Charge.Dollars,
        Paid = advice.Paid.Dollars,
        PatientResponsibility = advice.PatientResponsibility?.Dollars,
        FilingIndicator = advice.FilingIndicator,
        Icn = advice.Icn,
        PlaceOfService = advice.PlaceOfService,
        FrequencyCode = advice.Frequency,
        Adjustments = [.. advice.Adjustments.Select(Write)],
        Lines = [.. advice.Lines.Select(Write)],
        Remarks = advice.Remarks,
    };

    private static LineAdvice Read(RemittedLine line) => new()
    {
        LineControl = line.LineControlNumber,
        Procedure = line.Code ?? "",
        Modifiers = [.. line.Modifiers],
        BilledProcedure = line.OriginalCode,
        Charge = Money.Exactly(line.Charge),
        Paid = Money.Exactly(line.Paid),
        Units = line.PaidUnits,
        ServiceDate = line.ServiceDate,
        Allowed = Optional(line.Allowed),
        Adjustments = [.. line.Adjustments.Select(Read)],
        Remarks = [.. line.Remarks],
    };

    private static RemittedLine Write(LineAdvice line) => new()
    {
        Qualifier = "HC",
        Code = line.Procedure,
        Modifiers = line.Modifiers,
        Charge = line.Charge.Dollars,
        Paid = line.Paid.Dollars,
        PaidUnits = line.Units,
        OriginalCode = line.BilledProcedure,
        ServiceDate = line.ServiceDate,
        LineControlNumber = line.LineControl,
        Allowed = line.Allowed?.Dollars,
        Adjustments = [.. line.Adjustments.Select(Write)],
        Remarks = line.Remarks,
    };

    private static Adjustment Read(ClaimAdjustment cas) => new(cas.Group, cas.ReasonCode, Money.Exactly(cas.Amount));

    private static ClaimAdjustment Write(Adjustment cas) => new(cas.Group, cas.Carc, cas.Amount.Dollars, null);

    private static Money? Optional(decimal? amount) => amount is { } dollars ? Money.Exactly(dollars) : null;

    private static IEnumerable<decimal> Amounts(RemittedClaim claim) =>
    [
        claim.Charge, claim.Paid, claim.PatientResponsibility ?? 0m,
        .. claim.Adjustments.Select(cas => cas.Amount),
        .. claim.Lines.SelectMany(line => line.Adjustments.Select(cas => cas.Amount)),
        .. claim.Lines.SelectMany(line => new[] { line.Charge, line.Paid, line.Allowed ?? 0m }),
    ];
}
