using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Grains.Payers;

/// <summary>A payment as its 835 tells it. What magic members ask of an 835 is done here: the decision itself is sound.</summary>
internal static class RemittanceFile
{
    public static RemittanceAdvice Advice(PayerProfile payer, CyclePayment payment, DateOnly cycle, int place) => new()
    {
        SetControl = $"{place + 1:0000}",
        Amount = payment.Amount.Dollars,
        Method = payment.Amount.IsZero ? "NON" : payer.PaymentMethod,
        PaymentDate = cycle,
        ProductionDate = cycle,
        TraceNumber = payment.Trace,
        OriginatorId = payer.TaxId,
        PayerName = payer.Name,
        PayerId = payer.Id,
        PayerAddress = new("1 PAYER PLAZA", null, "HARTFORD", "CT", "061030001"),
        PayerContactName = "CLAIM SERVICE",
        PayerContactPhone = "8005550101",
        PayeeName = payment.Claims[0].PayeeName,
        PayeeNpi = payment.Claims[0].PayeeNpi,
        PayeeTaxId = payment.Claims[0].PayeeTaxId,
        Claims = [.. payment.Claims.Select(Claim)],
        ProviderAdjustments = [.. payment.Provider.Select(plb => new X12.Guides.ProviderAdjustment(plb.Code, plb.Reference, plb.Amount.Dollars))],
    };

    private static RemittedClaim Claim(DecidedClaim decided) => Asked(decided, AdviceReading.Write(decided.Advice) with
    {
        FilingIndicator = Indicator(decided.Advice.FilingIndicator),
        PatientLastName = decided.Patient.LastName,
        PatientFirstName = decided.Patient.FirstName,
        MemberId = decided.MemberId,
        ServiceFrom = decided.ServiceFrom,
        ServiceTo = decided.ServiceTo,
        ReceivedDate = decided.ReceivedOn,
    });

    // CLP06 knows fewer kinds of plan than SBR09: of the others, such as BL and CI, it says that they are mutually defined.
    private static string Indicator(string? filing) =>
        filing is "12" or "13" or "14" or "15" or "16" or "17" or "AM" or "CH" or "DS" or "HM" or "LM" or "MA" or "MB" or "MC"
            or "OF" or "TV" or "VA" or "WC" ? filing : "ZZ";

    private static RemittedClaim Asked(DecidedClaim decided, RemittedClaim claim) => decided.Magic switch
    {
        { Outcome: MagicOutcome.Unbalanced, Gap: var gap } => claim with { Lines = [OutOfBalance(claim.Lines[0], gap.Dollars), .. claim.Lines.Skip(1)] },
        { Outcome: MagicOutcome.NoModifiers } => claim with { Lines = [.. claim.Lines.Select(line => line with { Modifiers = [] })] },
        { Outcome: MagicOutcome.NoLineKeys } => claim with { Lines = [.. claim.Lines.Select(line => line with { LineControlNumber = null })] },
        _ => claim,
    };

    // Its adjustments explain more than they may; the payment and the transaction's sum stay as they are.
    private static RemittedLine OutOfBalance(RemittedLine line, decimal gap) =>
        line with { Adjustments = [.. line.Adjustments, new("CO", "45", gap, null)] };
}
