using System.Collections.Immutable;
using System.Globalization;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Writing;
using static ClaimsCluster.Simulation.Generating.ClaimSegments;

namespace ClaimsCluster.Simulation.Generating.Stays;

/// <summary>Writes a stay as the segments of an 837I claim (D§4.4).</summary>
internal static class StayComposer
{
    /// <summary>The claim, ready to be written.</summary>
    /// <param name="stay">What happened.</param>
    /// <param name="number">CLM01.</param>
    public static OutboundClaim Of(Stay stay, string number) => new(
        new ClaimParts(
            Bytes(writer => BillingProvider(writer, stay.Hospital.Payee)),
            Bytes(writer => Subscriber(writer, stay.Patient)),
            stay.Patient.IsHolder ? [] : Bytes(writer => Dependent(writer, stay.Patient)),
            Bytes(writer => Claim(writer, stay, number))),
        number, "1", null, []);

    private static void Subscriber(SegmentWriter writer, Patient patient)
    {
        var policy = patient.Policy;
        writer.Open("SBR").Element("P").Element(patient.IsHolder ? "18" : null).Element(policy.GroupNumber).Skip(5)
            .Element(policy.Payer.FilingIndicator == "MB" ? "MA" : policy.Payer.FilingIndicator).Close(); // A hospital bills part A.
        Insured(writer, policy.Holder, policy.MemberId);
        if (patient.IsHolder) WhoIs(writer, patient);
        Payer(writer, policy.Payer);
    }

    private static void Dependent(SegmentWriter writer, Patient patient)
    {
        writer.Open("PAT").Element(patient.Relationship).Close();
        var person = patient.Person;
        writer.Open("NM1").Element("QC").Element("1").Element(person.LastName).Element(person.FirstName).Element(person.Middle).Close();
        WhoIs(writer, patient);
    }

    private static void WhoIs(SegmentWriter writer, Patient patient)
    {
        Place(writer, patient.Home);
        writer.Open("DMG").Element("D8").Element(patient.Birth).Element(patient.Sex).Close();
    }

    private static void Claim(SegmentWriter writer, Stay stay, string number)
    {
        writer.Open("CLM").Element(number).Element(stay.Charge).Skip(2).Composite(stay.Pattern.Bill, "A", "1").Skip(1)
            .Element("A").Element("Y").Element("Y").Close();
        Days(writer, stay);
        writer.Open("CL1").Element(stay.Pattern.Admission).Element("1").Element(stay.Pattern.Discharge).Close();
        Reference(writer, "EA", stay.Patient.RecordNumber);
        Codes(writer, stay);
        Providers(writer, stay);
        for (var index = 0; index < stay.Lines.Length; index++) Line(writer, stay, number, index + 1);
    }

    private static void Days(SegmentWriter writer, Stay stay)
    {
        if (stay.Pattern.IsInpatient) Date(writer, "096", "TM", $"{stay.DischargeHour:00}15");
        Date(writer, "434", "RD8", $"{Day(stay.From)}-{Day(stay.To)}");
        if (stay.Pattern.IsInpatient) Date(writer, "435", "DT", $"{Day(stay.From)}{stay.AdmissionHour:00}40");
    }

    private static void Codes(SegmentWriter writer, Stay stay)
    {
        var pattern = stay.Pattern;
        Diagnoses(writer, "ABK", pattern.Diagnoses[..1]);
        if (pattern.Reason is { } reason) Code(writer, pattern.IsInpatient ? "ABJ" : "APR", reason);
        if (pattern.Cause is { } cause) Code(writer, "ABN", cause);
        if (pattern.Drg is { } drg) Code(writer, "DR", drg);
        Diagnoses(writer, "ABF", pattern.Diagnoses[1..]);
        if (pattern.Operation is { } operation) writer.Open("HI").Composite("BBR", operation, "D8", Day(stay.From)).Close();
        if (!pattern.IsInpatient) return;

        writer.Open("HI").Composite("BE", "80", null, null, stay.Nights.ToString(CultureInfo.InvariantCulture)).Close(); // Covered days.
    }

    private static void Diagnoses(SegmentWriter writer, string qualifier, ImmutableArray<string> diagnoses)
    {
        if (diagnoses.IsEmpty) return;

        writer.Open("HI");
        foreach (var diagnosis in diagnoses)
        {
            string?[] parts = diagnosis.Split('/');
            writer.Composite(qualifier, parts[0], null, null, null, null, null, null, parts.ElementAtOrDefault(1));
        }

        writer.Close();
    }

    private static void Code(SegmentWriter writer, string qualifier, string code) => writer.Open("HI").Composite(qualifier, code).Close();

    private static void Providers(SegmentWriter writer, Stay stay)
    {
        Clinician(writer, "71", stay.Attending, stay.Attending.Npi);
        writer.Open("PRV").Element("AT").Element("PXC").Element(stay.Attending.Taxonomy).Close();
        if (stay.Operating is { } surgeon) Clinician(writer, "72", surgeon, surgeon.Npi);
    }

    private static void Line(SegmentWriter writer, Stay stay, string number, int place)
    {
        var billed = stay.Lines[place - 1];
        writer.Open("LX").Element(place).Close();
        writer.Open("SV2").Element(billed.Line.Revenue);
        if (billed.Line.Procedure is { } procedure) writer.Composite("HC", procedure, billed.Line.Modifier);
        else writer.Skip(1);
        writer.Element(billed.Charge).Element(billed.Line.IsRoom ? "DA" : "UN").Element(billed.Units).Close();
        if (!stay.Pattern.IsInpatient) Date(writer, "472", "D8", Day(billed.Day));
        Reference(writer, "6R", $"{number}L{place}");
    }

    private static void Date(SegmentWriter writer, string qualifier, string form, string value) =>
        writer.Open("DTP").Element(qualifier).Element(form).Element(value).Close();

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
