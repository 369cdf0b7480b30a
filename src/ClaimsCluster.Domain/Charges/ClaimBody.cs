using System.Globalization;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.Domain.Charges;

/// <summary>Loop 2300 and all below it, of one claim of a visit (D§4.3).</summary>
internal sealed class ClaimBody(Visit visit, ClaimParties parties, ClaimPortion portion, string number)
{
    private const int LongestLineNumber = 30; // Characters of REF*6R.

    private readonly VisitEncounter _encounter = visit.Encounter;

    /// <summary>Its segments.</summary>
    public byte[] Bytes() => ClaimText.Bytes(writer =>
    {
        Header(writer);
        References(writer);
        Diagnoses(writer);
        Providers(writer);
        parties.OtherPayers(writer);
        foreach (var line in portion.Lines) Line(writer, line);
    });

    private void Header(SegmentWriter writer)
    {
        var accident = _encounter.Accident;
        writer.Open("CLM").Element(number).Element(portion.Lines.Sum(line => line.Charge).Dollars).Skip(2)
            .Composite(_encounter.PlaceOfService, "B", "1").Element("Y").Element("A").Element("Y").Element("Y").Skip(1);
        if (accident is not null) writer.Composite(accident.Cause, null, null, accident.Cause == "AA" ? X12Text.Code(accident.State) : null);
        writer.Close();
        if (accident?.Date is { } day) writer.Open("DTP").Element("439").Element("D8").Element(day).Close();
    }

    private void References(SegmentWriter writer)
    {
        writer.Reference("9F", visit.Referral?.Number);
        if (visit.Authorization is { } authorization && portion.Lines.Exists(line => AuthorizationCheck.IsFor(authorization, line.Code)))
            writer.Reference("G1", authorization.Number);
        if (portion.Lines.Exists(IsLaboratory)) writer.Reference("X4", _encounter.Billing.Clia);
        writer.Reference("EA", visit.Patient.Mrn);
    }

    private void Diagnoses(SegmentWriter writer)
    {
        writer.Open("HI");
        for (var index = 0; index < portion.Diagnoses.Count; index++) writer.Composite(index == 0 ? "ABK" : "ABF", portion.Diagnoses[index]);
        writer.Close();
    }

    private void Providers(SegmentWriter writer)
    {
        // Images and laboratory tests name who ordered them (D§5.3 PRV-11): in an office the doctor himself.
        var referring = _encounter.Referring ?? (portion.Lines.Exists(IsOrdered) ? _encounter.Rendering : null);
        if (referring is not null) writer.Person("DN", referring.Name, referring.Npi);

        writer.Person("82", _encounter.Rendering.Name, _encounter.Rendering.Npi);
        writer.Taxonomy("PE", _encounter.Rendering.Taxonomy);
        if (_encounter.Facility is not { } facility || facility.Npi == _encounter.Billing.Npi) return;

        writer.Firm("77", facility.Name, facility.Npi);
        writer.Place(facility.Address);
    }

    private void Line(SegmentWriter writer, ChargeLine line)
    {
        writer.Open("LX").Element(line.Number).Close();
        writer.Open("SV1").Composite(["HC", X12Text.Code(line.Code), .. line.Modifiers.Take(BillingCheck.MostModifiers).Select(X12Text.Code)])
            .Element(line.Charge.Dollars).Element("UN").Element(line.Units).Skip(2)
            .Composite([.. line.Pointers.Select(pointer => pointer.ToString(CultureInfo.InvariantCulture))]).Close();
        writer.Open("DTP").Element("472").Element("D8").Element(_encounter.Date).Close();
        writer.Reference("6R", $"{number}L{line.Number}" is { Length: <= LongestLineNumber } own ? own : $"L{line.Number}");
        Drug(writer, line);
    }

    // A drug is told by its NDC too (D§5.3 CLM-22).
    private static void Drug(SegmentWriter writer, ChargeLine line)
    {
        if (NationalDrug.Of(line.Code) is not { } drug) return;

        writer.Open("LIN").Skip(1).Element("N4").Element(drug.Ndc).Close();
        writer.Open("CTP").Skip(3).Element(drug.PerUnit * line.Units).Composite(drug.Measure).Close();
    }

    private static bool IsOrdered(ChargeLine line) => line.Code is ['7' or '8', ..];

    private static bool IsLaboratory(ChargeLine line) => line.Code is ['8', ..];
}
