using System.Collections.Immutable;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.Domain.Charges;

/// <summary>Who stands above the claims of a visit, and who pays after the first payer (D§2.1, 4.3).</summary>
/// <param name="visit">The visit.</param>
/// <param name="coverages">In paying order; one or more.</param>
/// <param name="payers">Their filing indicators.</param>
internal sealed class ClaimParties(Visit visit, ImmutableList<Coverage> coverages, PayerDirectory payers)
{
    private static readonly string[] Places = ["P", "S", "T", "A", "B", "C", "D", "E", "F", "G", "H"]; // SBR01.

    private readonly ImmutableList<string> _reasons = CobOrder.Of(
        [.. coverages.Select((coverage, index) => coverage with { Order = index + 1 })],
        new CobPatient(visit.Age, Cause: visit.Encounter.Accident?.Cause ?? ""), payers).MspReasons;

    private Coverage First => coverages[0];

    /// <summary>Loop 2000A.</summary>
    public byte[] BillingProvider() => ClaimText.Bytes(writer =>
    {
        var billing = visit.Encounter.Billing;
        writer.Taxonomy("BI", billing.Taxonomy);
        writer.Firm("85", billing.Name, billing.Npi);
        writer.Place(billing.Address);
        writer.Reference("EI", X12Text.Digits(billing.TaxId));
        if (X12Text.Digits(billing.Phone) is { Length: 10 } phone)
            writer.Open("PER").Element("IC").Element("BILLING OFFICE").Element("TE").Element(phone).Close();
    });

    /// <summary>Loop 2000B: the patient himself under a member id of his own, else who holds the policy.</summary>
    public byte[] Subscriber() => ClaimText.Bytes(writer =>
    {
        Information(writer, 0, First.IsOwn ? "18" : null);
        writer.Insured(HolderOf(First), First.MemberId);
        if (First.IsOwn) WhoIs(writer); // Of a holder who is not the patient only the name is told.
        writer.Payer(NameOf(First), First.PayerId);
    });

    /// <summary>Loop 2000C; empty when the patient is the subscriber.</summary>
    public byte[] Patient() => First.IsOwn ? [] : ClaimText.Bytes(writer =>
    {
        writer.Open("PAT").Element(RelationshipOf(First)).Close();
        writer.Treated(visit.Patient.Name);
        WhoIs(writer);
    });

    /// <summary>Loops 2320: who pays after the first, in turn.</summary>
    public void OtherPayers(SegmentWriter writer)
    {
        for (var index = 1; index < Math.Min(coverages.Count, Places.Length); index++)
        {
            Information(writer, index, RelationshipOf(coverages[index]));
            writer.Open("OI").Skip(2).Element("Y").Skip(2).Element("Y").Close();
            writer.Insured(HolderOf(coverages[index]), coverages[index].MemberId);
            writer.Payer(NameOf(coverages[index]), coverages[index].PayerId);
        }
    }

    private void Information(SegmentWriter writer, int index, string? relationship) => writer.Open("SBR").Element(Places[index])
        .Element(relationship).Element(X12Text.Of(coverages[index].GroupNumber, 50)).Skip(1).Element(_reasons[index]).Skip(3)
        .Element(IndicatorOf(coverages[index])).Close();

    private void WhoIs(SegmentWriter writer)
    {
        writer.Place(visit.Patient.Address);
        writer.Demographics(visit.Patient.BirthDate, visit.Patient.Sex);
    }

    private PersonName HolderOf(Coverage coverage) => coverage.IsOwn || coverage.Subscriber is null ? visit.Patient.Name : coverage.Subscriber.Name;

    // The codes that PAT01 takes; whoever else he is, G8.
    private static string RelationshipOf(Coverage coverage) =>
        coverage.Relationship is "18" or "01" or "19" or "20" or "21" or "39" or "40" or "53" ? coverage.Relationship : "G8";

    private string NameOf(Coverage coverage) => payers.For(coverage.PayerId, coverage.PayerName).Name is { Length: > 0 } name ? name : coverage.PayerId;

    // SBR09: the payer's own, unless the coverage says that it is of another kind.
    private string IndicatorOf(Coverage coverage)
    {
        var known = payers.For(coverage.PayerId, coverage.PayerName).FilingIndicator;
        return coverage.Kind.Length == 0 || CoverageKind.Of(coverage with { Kind = "" }, payers) == coverage.Kind ? known : coverage.Kind switch
        {
            CoverageKind.Medicare => "MB",
            CoverageKind.Medicaid => "MC",
            CoverageKind.Tricare => "CH",
            CoverageKind.WorkersCompensation => "WC",
            CoverageKind.Auto => "AM",
            CoverageKind.Liability => "LM",
            CoverageKind.Va => "VA",
            CoverageKind.BlackLung => "OF",
            _ => known,
        };
    }
}
