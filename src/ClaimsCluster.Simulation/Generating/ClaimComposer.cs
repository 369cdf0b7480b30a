using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Writing;
using static ClaimsCluster.Simulation.Generating.ClaimSegments;

namespace ClaimsCluster.Simulation.Generating;

/// <summary>Writes a visit as the segments of an 837P claim (D§4.3), its planted fault included.</summary>
internal static class ClaimComposer
{
    private const string KenalogNdc = "00003029328"; // A vial of many doses: neither JW nor JZ.
    private const string KetorolacNdc = "00409379501";

    /// <summary>The claim, ready to be written.</summary>
    /// <param name="visit">What happened.</param>
    /// <param name="number">CLM01.</param>
    public static OutboundClaim Of(Visit visit, string number) => new(
        new ClaimParts(
            Bytes(writer => BillingProvider(writer, visit.Practice)),
            Bytes(writer => Subscriber(writer, visit)),
            visit.Patient.IsHolder ? [] : Bytes(writer => Dependent(writer, visit)),
            Bytes(writer => Claim(writer, visit, number))),
        number, "1", null, []);

    /// <summary>CLM02: the sum of the lines, but for an unbalanced one.</summary>
    public static decimal Total(Visit visit) => visit.Charge + (visit.Fault == PlantedFault.Unbalanced ? 10m : 0m);

    private static void Subscriber(SegmentWriter writer, Visit visit)
    {
        var (patient, policy) = (visit.Patient, visit.Patient.Policy);
        var isSecond = visit.Fault == PlantedFault.Secondary;
        var isAgedAtWork = isSecond && policy.Payer.FilingIndicator == "MB"; // Why Medicare is not first (D§5.3 COB-04).
        writer.Open("SBR").Element(isSecond ? "S" : "P").Element(patient.IsHolder ? "18" : null)
            .Element(policy.GroupNumber).Skip(1).Element(isAgedAtWork ? "12" : null).Skip(3)
            .Element(policy.Payer.FilingIndicator).Close();
        Insured(writer, policy.Holder, visit.MemberIdPrefix + policy.MemberId);
        if (patient.IsHolder) WhoIs(writer, visit); // Of a holder who is not the patient only the name is told.
        Payer(writer, policy.Payer);
    }

    private static void Dependent(SegmentWriter writer, Visit visit)
    {
        writer.Open("PAT").Element(visit.Patient.Relationship).Close();
        var person = visit.Patient.Person;
        writer.Open("NM1").Element("QC").Element("1").Element(person.LastName).Element(person.FirstName)
            .Element(person.Middle).Close();
        WhoIs(writer, visit);
    }

    private static void WhoIs(SegmentWriter writer, Visit visit)
    {
        Place(writer, visit.Patient.Home);
        var born = visit.Fault == PlantedFault.WrongBirthDate ? visit.Patient.Birth.AddYears(-1) : visit.Patient.Birth;
        writer.Open("DMG").Element("D8").Element(born).Element(visit.Patient.Sex).Close();
    }

    private static void Claim(SegmentWriter writer, Visit visit, string number)
    {
        var isAccident = visit.Pattern.IsAccident;
        writer.Open("CLM").Element(number).Element(Total(visit)).Skip(2).Composite(visit.Pattern.Place, "B", "1")
            .Element("Y").Element("A").Element("Y").Element("Y").Skip(1).Element(isAccident ? "OA" : null).Close();
        if (isAccident) writer.Open("DTP").Element("439").Element("D8").Element(AccidentOf(visit)).Close();
        if (visit.Authorization is { } authorization) Reference(writer, "G1", authorization);
        if (visit.Lines.Any(line => line.Code[0] == '8')) Reference(writer, "X4", visit.Practice.Clia);
        Reference(writer, "EA", visit.Patient.RecordNumber);
        Diagnoses(writer, visit.Pattern);
        Providers(writer, visit);
        if (visit.Fault == PlantedFault.Secondary) FirstPayer(writer, visit);
        for (var index = 0; index < visit.Lines.Length; index++) Line(writer, visit, number, index + 1);
    }

    // An emergency is of its day; other care of an injury came two weeks later.
    private static DateOnly AccidentOf(Visit visit) => visit.Pattern.Place == "23" ? visit.Day : visit.Day.AddDays(-14);

    private static void Diagnoses(SegmentWriter writer, VisitPattern pattern)
    {
        writer.Open("HI");
        for (var index = 0; index < pattern.Diagnoses.Length; index++)
            writer.Composite(index == 0 ? "ABK" : "ABF", pattern.Diagnoses[index]);
        writer.Close();
    }

    private static void Providers(SegmentWriter writer, Visit visit)
    {
        if (visit.Referrer is { } referrer) Clinician(writer, "DN", referrer, referrer.Npi);

        var npi = visit.Clinician.Npi;
        Clinician(writer, "82", visit.Clinician, visit.Fault == PlantedFault.WrongNpi ? WithWrongCheckDigit(npi) : npi);
        writer.Open("PRV").Element("PE").Element("PXC").Element(visit.Clinician.Taxonomy).Close();
        if (visit.Pattern.Place == "11") return;

        Organisation(writer, "77", visit.Practice.Hospital.Name, visit.Practice.Hospital.Npi);
        Place(writer, visit.Practice.Hospital.Address);
    }

    private static string WithWrongCheckDigit(string npi) => $"{npi[..9]}{(npi[9] - '0' + 1) % 10}";

    // 2320 and 2330 name the payer before, and what it paid is missing: our edits hold the claim (COB-01).
    private static void FirstPayer(SegmentWriter writer, Visit visit)
    {
        var policy = visit.Patient.Policy;
        var payer = PayerDirectory.Default.For(policy.Payer.Id == "BLU01" ? "PPO01" : "BLU01", "");
        writer.Open("SBR").Element("P").Element(visit.Patient.Relationship).Skip(6).Element(payer.FilingIndicator).Close();
        writer.Open("OI").Skip(2).Element("Y").Skip(2).Element("Y").Close();
        Insured(writer, policy.Holder, $"W{visit.Patient.RecordNumber}7");
        Payer(writer, payer);
    }

    private static void Line(SegmentWriter writer, Visit visit, string number, int place)
    {
        var line = visit.Lines[place - 1];
        writer.Open("LX").Element(place).Close();
        writer.Open("SV1").Composite(["HC", line.Code, .. line.Modifiers]).Element(line.Charge)
            .Element("UN").Element(line.Units).Skip(2)
            .Composite([.. line.Pointers.Select(pointer => $"{pointer}")]).Close();
        writer.Open("DTP").Element("472").Element("D8").Element(visit.Day).Close();
        Reference(writer, "6R", $"{number}L{place}");
        Drug(writer, line);
    }

    // A drug is told by its NDC too (D§5.3 CLM-22): 40 mg in 1 ml, 60 mg in 2 ml.
    private static void Drug(SegmentWriter writer, VisitLine line)
    {
        if (line.Code is not ("J3301" or "J1885")) return;

        var isKenalog = line.Code == "J3301";
        writer.Open("LIN").Skip(1).Element("N4").Element(isKenalog ? KenalogNdc : KetorolacNdc).Close();
        writer.Open("CTP").Skip(3).Element(isKenalog ? 1 : 2).Composite("ML").Close();
    }
}
