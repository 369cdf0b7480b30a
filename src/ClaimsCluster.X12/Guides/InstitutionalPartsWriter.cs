using System.Buffers;
using System.Globalization;
using ClaimsCluster.X12.Writing;
using static ClaimsCluster.X12.Guides.ClaimPartsWriter;

namespace ClaimsCluster.X12.Guides;

/// <summary>Writes an <see cref="InstitutionalClaim"/> as its segments, in the order of the guide.</summary>
internal static class InstitutionalPartsWriter
{
    private const int CodesOfSegment = 12;

    // Behind 4N, 9F, G1 and F8; EA stands among them.
    private static readonly string[] ReferenceOrder = ["9A", "9C", "LX", "D9", "LU", "EA", "P4", "G4"];

    public static ClaimParts Write(InstitutionalClaim claim) => new(
        Bytes(writer => BillingProvider(writer, claim.BillingProvider)),
        Bytes(writer => Subscriber(writer, claim.Subscriber, claim.Payer)),
        claim.Patient is { } patient ? Bytes(writer => Patient(writer, patient)) : [],
        Bytes(writer => Claim(writer, claim)));

    private static byte[] Bytes(Action<SegmentWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        write(new SegmentWriter(buffer));
        return buffer.WrittenSpan.ToArray();
    }

    private static void Claim(SegmentWriter writer, InstitutionalClaim claim)
    {
        writer.Open("CLM").Element(claim.ClaimNumber).Element(claim.Charge).Skip(2)
            .Composite(claim.FacilityCode, claim.FacilityQualifier, claim.FrequencyCode).Element(claim.ProviderSignature)
            .Element(claim.Assignment).Element(claim.BenefitsAssignment).Element(claim.ReleaseOfInformation).Skip(10)
            .Element(claim.DelayReason).Close();
        Dates(writer, claim);
        if (claim.AdmissionType is not null || claim.AdmissionSource is not null || claim.PatientStatus is not null)
            writer.Open("CL1").Element(claim.AdmissionType).Element(claim.AdmissionSource).Element(claim.PatientStatus).Close();
        Amount(writer, "F3", claim.EstimatedPatientDue);
        References(writer, claim);
        foreach (var note in claim.Notes.OrderBy(note => note.Qualifier == "ADD")) // The billing note comes last.
            writer.Open("NTE").Element(note.Qualifier).Element(note.Text).Close();
        Codes(writer, claim);
        Practitioner(writer, "71", claim.Attending, "AT");
        Practitioner(writer, "72", claim.Operating);
        Practitioner(writer, "ZZ", claim.OtherOperating);
        Practitioner(writer, "82", claim.Rendering);
        Facility(writer, claim.ServiceFacility);
        Practitioner(writer, "DN", claim.Referring);
        foreach (var payer in claim.OtherPayers) OtherPayer(writer, payer);
        foreach (var line in claim.Lines) Line(writer, line);
    }

    private static void Dates(SegmentWriter writer, InstitutionalClaim claim)
    {
        if (claim.DischargeTime is { } discharge) Date(writer, "096", "TM", Minute(discharge));
        if (claim.StatementFrom is { } from && claim.StatementTo is { } to) Period(writer, "434", from, to); // One day is a period too.
        if (claim.AdmissionDate is { } day && claim.AdmissionTime is { } time) Date(writer, "435", "DT", SegmentWriter.Day(day) + Minute(time));
        else Day(writer, "435", claim.AdmissionDate);
        Day(writer, "050", claim.RepricerReceivedDate);
    }

    private static void References(SegmentWriter writer, InstitutionalClaim claim)
    {
        foreach (var reference in claim.References.Where(one => one.Qualifier == "4N")) Reference(writer, "4N", reference.Value);
        Reference(writer, "9F", claim.Referral);
        Reference(writer, "G1", claim.PriorAuthorization);
        Reference(writer, "F8", claim.OriginalReference);
        var others = claim.References.Where(one => one.Qualifier != "4N");
        if (claim.MedicalRecordNumber is { } record) others = others.Append(new("EA", record));
        foreach (var reference in others.OrderBy(one => Array.IndexOf(ReferenceOrder, one.Qualifier)))
            Reference(writer, reference.Qualifier, reference.Value);
    }

    private static void Codes(SegmentWriter writer, InstitutionalClaim claim)
    {
        if (claim.PrincipalDiagnosis is { } principal) Diagnoses(writer, [principal]);
        if (claim.AdmittingDiagnosis is { } admitting) Diagnoses(writer, [admitting]);
        Diagnoses(writer, claim.ReasonsForVisit);
        Diagnoses(writer, claim.ExternalCauses);
        if (claim.DiagnosisRelatedGroup is { } group) Codes(writer, [group], code => ["DR", code]);
        Diagnoses(writer, claim.OtherDiagnoses);
        if (claim.PrincipalProcedure is { } procedure) Procedures(writer, [procedure]);
        Procedures(writer, claim.OtherProcedures);
        Codes(writer, claim.OccurrenceSpans, span => ["BI", span.Code, .. Span(span)]);
        Codes(writer, claim.Occurrences, one => ["BH", one.Code, .. Dated(one.Date)]);
        Codes(writer, claim.Values, value => ["BE", value.Code, null, null, value.Amount is { } amount ? SegmentWriter.Number(amount) : null]);
        Codes(writer, claim.Conditions, code => ["BG", code]);
        Codes(writer, claim.Treatments, code => ["TC", code]);
    }

    private static void Diagnoses(SegmentWriter writer, IReadOnlyList<Diagnosis> diagnoses) => Codes(
        writer, diagnoses, one => [one.Qualifier, one.Code, null, null, null, null, null, null, one.PresentOnAdmission]);

    private static void Procedures(SegmentWriter writer, IReadOnlyList<InpatientProcedure> procedures) =>
        Codes(writer, procedures, one => [one.Qualifier, one.Code, .. Dated(one.Date)]);

    private static string?[] Dated(DateOnly? day) => day is { } date ? ["D8", SegmentWriter.Day(date)] : [];

    private static string?[] Span(OccurrenceSpan span) =>
        span is { From: { } from, To: { } to } ? ["RD8", Period(from, to)] : [];

    /// <summary>HI of codes of one kind, twelve a segment.</summary>
    private static void Codes<T>(SegmentWriter writer, IReadOnlyList<T> codes, Func<T, string?[]> components)
    {
        foreach (var twelve in codes.Chunk(CodesOfSegment))
        {
            writer.Open("HI");
            foreach (var code in twelve) writer.Composite(components(code));
            writer.Close();
        }
    }

    private static void Line(SegmentWriter writer, InstitutionalLine line)
    {
        writer.Open("LX").Element(line.Number).Close();
        writer.Open("SV2").Element(line.RevenueCode).Composite(Procedure(line)).Element(line.Charge).Element(line.Unit)
            .Element(line.Units).Element(line.Rate).Element(line.NonCovered).Close();
        DayOrPeriod(writer, "472", line.ServiceFrom, line.ServiceTo);
        Reference(writer, "6R", line.LineControlNumber);
        Amount(writer, "GT", line.ServiceTax);
        Amount(writer, "N8", line.FacilityTax);
        Drug(writer, line);
        Practitioner(writer, "72", line.Operating);
        Practitioner(writer, "ZZ", line.OtherOperating);
        Practitioner(writer, "82", line.Rendering);
        Practitioner(writer, "DN", line.Referring);
        foreach (var payment in line.PriorPayments) PriorPayment(writer, payment);
    }

    private static string?[] Procedure(InstitutionalLine line)
    {
        const int modifiers = 4;
        if (line.Description is null) return [line.Qualifier, line.Code, .. line.Modifiers];
        return [line.Qualifier, line.Code, .. line.Modifiers, .. new string?[Math.Max(0, modifiers - line.Modifiers.Count)], line.Description];
    }

    private static void Drug(SegmentWriter writer, InstitutionalLine line)
    {
        if (line.DrugCode is null && line.DrugQuantity is null && line.DrugUnit is null) return;

        writer.Open("LIN").Skip(1).Element("N4").Element(line.DrugCode).Close();
        if (line.DrugQuantity is not null || line.DrugUnit is not null)
            writer.Open("CTP").Skip(3).Element(line.DrugQuantity).Composite(line.DrugUnit).Close();
    }

    private static void Date(SegmentWriter writer, string qualifier, string form, string value) =>
        writer.Open("DTP").Element(qualifier).Element(form).Element(value).Close();

    private static string Minute(TimeOnly time) => time.ToString("HHmm", CultureInfo.InvariantCulture);
}
