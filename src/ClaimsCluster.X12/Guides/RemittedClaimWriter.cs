using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.X12.Guides;

/// <summary>Writes loops 2100 and 2110.</summary>
internal static class RemittedClaimWriter
{
    private const int TriplesOfCas = 6;
    private const int RemarksOfMoa = 5;

    public static void Write(SegmentWriter writer, RemittedClaim claim)
    {
        writer.Open("CLP").Element(SegmentWriter.Echo(claim.ClaimNumber)).Element(SegmentWriter.Echo(claim.StatusCode)).Element(claim.Charge)
            .Element(claim.Paid).Element(claim.PatientResponsibility)
            .Element(SegmentWriter.Echo(claim.FilingIndicator)).Element(SegmentWriter.Echo(claim.Icn))
            .Element(SegmentWriter.Echo(claim.PlaceOfService)).Element(SegmentWriter.Echo(claim.FrequencyCode)).Close();
        WriteAdjustments(writer, claim.Adjustments);
        writer.Open("NM1").Element("QC").Element("1").Element(SegmentWriter.Echo(claim.PatientLastName))
            .Element(SegmentWriter.Echo(claim.PatientFirstName)).Skip(3)
            .Element(claim.MemberId is null ? null : "MI").Element(SegmentWriter.Echo(claim.MemberId)).Close();
        foreach (var remarks in claim.Remarks.Take(RemarksOfMoa).Chunk(RemarksOfMoa))
        {
            writer.Open("MOA").Skip(2);
            foreach (var remark in remarks) writer.Element(SegmentWriter.Echo(remark));
            writer.Close();
        }

        WriteDate(writer, "232", claim.ServiceFrom);
        WriteDate(writer, "233", claim.ServiceTo);
        WriteDate(writer, "050", claim.ReceivedDate);
        foreach (var line in claim.Lines) Write(writer, line);
    }

    private static void Write(SegmentWriter writer, RemittedLine line)
    {
        string?[] service = [line.Qualifier, line.Code, .. line.Modifiers];
        writer.Open("SVC").Composite(Array.ConvertAll(service, SegmentWriter.Echo)).Element(line.Charge)
            .Element(line.Paid).Skip(1).Element(line.PaidUnits);
        if (line.OriginalCode is { } original)
            writer.Composite(SegmentWriter.Echo(line.Qualifier), SegmentWriter.Echo(original));
        writer.Close();

        WriteDate(writer, "472", line.ServiceDate);
        WriteAdjustments(writer, line.Adjustments);
        if (line.LineControlNumber is { } control)
            writer.Open("REF").Element("6R").Element(SegmentWriter.Echo(control)).Close();
        if (line.Allowed is { } allowed) writer.Open("AMT").Element("B6").Element(allowed).Close();
        foreach (var remark in line.Remarks) writer.Open("LQ").Element("HE").Element(SegmentWriter.Echo(remark)).Close();
    }

    /// <summary>One CAS a group, in the order the groups first come, six reasons each (USERS row 3).</summary>
    internal static void WriteAdjustments(SegmentWriter writer, IReadOnlyList<ClaimAdjustment> adjustments)
    {
        foreach (var group in adjustments.GroupBy(adjustment => adjustment.Group))
        {
            foreach (var triples in group.Chunk(TriplesOfCas))
            {
                writer.Open("CAS").Element(SegmentWriter.Echo(group.Key));
                foreach (var triple in triples)
                    writer.Element(SegmentWriter.Echo(triple.ReasonCode)).Element(triple.Amount).Element(triple.Quantity);
                writer.Close();
            }
        }
    }

    private static void WriteDate(SegmentWriter writer, string qualifier, DateOnly? date)
    {
        if (date is { } day) writer.Open("DTM").Element(qualifier).Element(day).Close();
    }
}
