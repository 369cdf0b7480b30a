using ClaimsCluster.Domain.Registration;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.PatientBilling;

/// <summary>Reads the facts of a bill from a claim.</summary>
public static class BillingFactsReading
{
    private const int GrownUp = 18;

    /// <summary>The facts; what the claim does not tell is empty.</summary>
    public static BillingFacts Read(ProfessionalClaim claim)
    {
        var service = claim.FirstServiceDate ?? DateOnly.MinValue;
        var patient = Name(claim.PatientLastName, claim.PatientFirstName);
        var isPatientBilled = claim.Patient is null || claim.PatientBirthDate is not { } born || born.AddYears(GrownUp) <= service;
        var guarantor = isPatientBilled ? patient : Name(claim.Subscriber.LastName, claim.Subscriber.FirstName);
        var own = claim.Patient?.Address; // Of a dependent; 2010BA of his subscriber often has none.
        var address = isPatientBilled ? own ?? claim.Subscriber.Address : claim.Subscriber.Address ?? own;
        return new()
        {
            Holder = new(patient, guarantor, Address(address), PracticeOf(claim.BillingProvider)),
            Claim = new(
                claim.Payer.Name ?? "", claim.Subscriber.FilingIndicator ?? "", RenderingLastName(claim),
                [.. claim.Lines.Select((line, index) =>
                    new BilledService(index + 1, line.ServiceFrom ?? service, ServiceWords.Of(line.Code ?? "")))]),
            Prepaid = claim.PatientPaid is { } paid && paid > 0m && Money.IsExact(paid) ? Money.Exactly(paid) : Money.Zero,
        };
    }

    private static Practice PracticeOf(BillingProvider billing) => new(
        billing.Name, Address(billing.PayTo ?? billing.Address), billing.Phone ?? "", billing.TaxId ?? "");

    private static string RenderingLastName(ProfessionalClaim claim) =>
        claim.Rendering?.LastName ?? (claim.BillingProvider.EntityType == "1" ? claim.BillingProvider.LastName : null) ?? "";

    private static PersonName Name(string? last, string? first) => new(last ?? "", first ?? "");

    private static MailAddress Address(PostalAddress? address) => new(
        address?.Line1 ?? "", address?.Line2 ?? "", address?.City ?? "", address?.State ?? "", address?.Zip ?? "");
}
