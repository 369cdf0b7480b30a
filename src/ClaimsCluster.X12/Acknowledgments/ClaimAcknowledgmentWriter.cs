using System.Buffers;
using System.Globalization;
using System.Text;
using ClaimsCluster.X12.Validation;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.X12.Acknowledgments;

/// <summary>Writes a 277CA interchange of one group, one set for each 837 set answered.</summary>
public static class ClaimAcknowledgmentWriter
{
    /// <summary>GS08 and ST03 of what we write.</summary>
    public const string Version = "005010X214";

    private const int TaxIdLength = 9;

    // Where the guide asks for a value that the claim does not give.
    private const string Unknown = "UNKNOWN";

    /// <summary>Writes the whole interchange. Set controls (0001 and on), HL numbers and totals are its own.</summary>
    /// <exception cref="ArgumentException">A value holds a separator, or a header value does not fit.</exception>
    public static void Write(
        IBufferWriter<byte> output, InterchangeHeader header, IReadOnlyList<ClaimAcknowledgment> acknowledgments)
    {
        var interchange = new InterchangeWriter(output, header);
        interchange.OpenGroup("HN", Version);
        for (var i = 0; i < acknowledgments.Count; i++)
        {
            interchange.OpenSet("277", (i + 1).ToString("0000", CultureInfo.InvariantCulture), Version);
            Write(interchange, acknowledgments[i]);
            interchange.CloseSet();
        }

        interchange.CloseGroup();
        interchange.Close();
    }

    private static void Write(InterchangeWriter interchange, ClaimAcknowledgment answer)
    {
        var writer = interchange.Segments;
        writer.Open("BHT").Element("0085").Element("08").Element(SegmentWriter.Echo(answer.Reference))
            .Element(interchange.Date("yyyyMMdd")).Element(interchange.Date("HHmm")).Element("TH").Close();
        WriteSource(writer, answer);
        WriteReceiver(writer, answer, interchange.Date("yyyyMMdd"));
        var level = 2;
        foreach (var group in answer.Claims.GroupBy(claim => claim.Provider))
        {
            var providerLevel = ++level;
            writer.Open("HL").Element(providerLevel).Element(2).Element("19").Element("1").Close();
            WriteName(writer, "85", Named(group.Key), QualifierOf(group.Key.Id));
            foreach (var claim in group)
            {
                writer.Open("HL").Element(++level).Element(providerLevel).Element("PT").Element("0").Close();
                Write(writer, claim, answer.ProcessDate ?? answer.ReceivedDate ?? interchange.Day);
            }
        }
    }

    private static void WriteSource(SegmentWriter writer, ClaimAcknowledgment answer)
    {
        writer.Open("HL").Element(1).Skip(1).Element("20").Element("1").Close();
        WriteName(writer, SegmentWriter.Echo(answer.SourceEntity)!, answer.Source, "46");
        writer.Open("TRN").Element("1").Element(SegmentWriter.Echo(answer.Reference)).Close();
        WriteDate(writer, "050", answer.ReceivedDate);
        WriteDate(writer, "009", answer.ProcessDate);
    }

    private static void WriteReceiver(SegmentWriter writer, ClaimAcknowledgment answer, string today)
    {
        var accepted = answer.Claims.Where(claim => claim.IsAccepted).ToList();
        var refused = answer.Claims.Where(claim => !claim.IsAccepted).ToList();
        var isTaken = accepted.Count > 0 || refused.Count == 0;
        writer.Open("HL").Element(2).Element(1).Element("21").Element(answer.Claims.Count > 0 ? "1" : "0").Close();
        WriteName(writer, "41", answer.Receiver, "46");
        writer.Open("TRN").Element("2").Element(SegmentWriter.Echo(answer.Reference)).Close();
        writer.Open("STC").Composite(isTaken ? "A1" : "A8", "19").Element(today).Element(isTaken ? "WQ" : "U")
            .Element(Sum(answer.Claims)).Close();
        if (accepted.Count > 0) writer.Open("QTY").Element("90").Element(accepted.Count).Close();
        if (refused.Count > 0) writer.Open("QTY").Element("AA").Element(refused.Count).Close();
        if (accepted.Count > 0) writer.Open("AMT").Element("YU").Element(Sum(accepted)).Close();
        if (refused.Count > 0) writer.Open("AMT").Element("YY").Element(Sum(refused)).Close();
    }

    private static void Write(SegmentWriter writer, AcknowledgedClaim claim, DateOnly today)
    {
        writer.Open("NM1").Element("QC").Element("1").Element(SegmentWriter.Echo(Or(claim.PatientLastName, Unknown)))
            .Element(SegmentWriter.Echo(claim.PatientFirstName)).Skip(3)
            .Element("MI").Element(SegmentWriter.Echo(Or(claim.MemberId, Unknown))).Close();
        writer.Open("TRN").Element("2").Element(SegmentWriter.Echo(Or(claim.ClaimNumber, "0"))).Close();
        writer.Open("STC").Composite(SegmentWriter.Echo(claim.Category), SegmentWriter.Echo(claim.Status), SegmentWriter.Echo(claim.Entity))
            .Element(claim.Date ?? today).Element(claim.IsAccepted ? "WQ" : "U").Element(claim.Charge ?? 0m).Close();
        if (claim.Icn is { } icn) writer.Open("REF").Element("1K").Element(SegmentWriter.Echo(icn)).Close();
        var from = claim.ServiceFrom ?? claim.Date ?? today; // The guide wants a day: of a claim without one, that of the answer.
        if (claim.ServiceTo is not { } to || to == from) WriteDate(writer, "472", from);
        else writer.Open("DTP").Element("472").Element("RD8").Element($"{from:yyyyMMdd}-{to:yyyyMMdd}").Close();
    }

    // A number that is no NPI is repeated as a number of the provider's, not as an NPI.
    private static string QualifierOf(string id) =>
        Npi.IsRight(Encoding.UTF8.GetBytes(id)) ? "XX" : id.Length == TaxIdLength ? "FI" : "SV";

    private static AcknowledgmentParty Named(AcknowledgmentParty provider) => new(Or(provider.Name, Unknown), Or(provider.Id, Unknown));

    private static string Or(string? value, string other) => string.IsNullOrEmpty(value) ? other : value;

    private static void WriteName(SegmentWriter writer, string entity, AcknowledgmentParty party, string qualifier) =>
        writer.Open("NM1").Element(entity).Element("2").Element(SegmentWriter.Echo(party.Name)).Skip(4)
            .Element(party.Id.Length == 0 ? null : qualifier).Element(SegmentWriter.Echo(party.Id)).Close();

    private static void WriteDate(SegmentWriter writer, string qualifier, DateOnly? date)
    {
        if (date is { } day) writer.Open("DTP").Element(qualifier).Element("D8").Element(day).Close();
    }

    private static decimal Sum(IEnumerable<AcknowledgedClaim> claims) => claims.Sum(claim => claim.Charge ?? 0);
}
