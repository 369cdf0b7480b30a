using System.Buffers;
using System.Globalization;
using ClaimsCluster.X12.Writing;
using static ClaimsCluster.X12.Guides.ClaimPartsWriter;

namespace ClaimsCluster.X12.Guides;

/// <summary>Writes 276 and 277 interchanges of one group. Set controls (0001 and on), HL numbers and totals are its own.</summary>
/// <remarks>Claims that follow each other share the levels that are equal.</remarks>
public static class ClaimStatusWriter
{
    /// <summary>Writes a 276.</summary>
    /// <exception cref="ArgumentException">A value holds a separator or a control character, or a header value does not fit.</exception>
    public static void Write(IBufferWriter<byte> output, InterchangeHeader header, IReadOnlyList<ClaimStatusInquiries> sets)
    {
        var interchange = new InterchangeWriter(output, header);
        interchange.OpenGroup("HR", ClaimStatusInquiries.Version);
        for (var i = 0; i < sets.Count; i++)
        {
            Open(interchange, "276", i, "13", sets[i].Reference, null);
            var inquiries = sets[i].Inquiries;
            var levels = new ClaimStatusLevelWriter(interchange.Segments, [.. inquiries.Select(inquiry => inquiry.Parties)], isInquiry: true);
            for (var j = 0; j < inquiries.Count; j++)
            {
                levels.Open(j);
                Write(interchange.Segments, inquiries[j]);
            }

            interchange.CloseSet();
        }

        interchange.CloseGroup();
        interchange.Close();
    }

    /// <summary>Writes a 277.</summary>
    /// <exception cref="ArgumentException">A value holds a separator or a control character, or a header value does not fit.</exception>
    public static void Write(IBufferWriter<byte> output, InterchangeHeader header, IReadOnlyList<ClaimStatusResponses> sets)
    {
        var interchange = new InterchangeWriter(output, header);
        interchange.OpenGroup("HN", ClaimStatusInquiries.Version);
        for (var i = 0; i < sets.Count; i++)
        {
            Open(interchange, "277", i, "08", sets[i].Reference, "DG");
            var responses = sets[i].Responses;
            var levels = new ClaimStatusLevelWriter(interchange.Segments, [.. responses.Select(response => response.Parties)], isInquiry: false);
            for (var j = 0; j < responses.Count; j++)
            {
                levels.Open(j);
                Write(interchange.Segments, responses[j]);
            }

            interchange.CloseSet();
        }

        interchange.CloseGroup();
        interchange.Close();
    }

    private static void Open(InterchangeWriter interchange, string identifier, int index, string purpose, string reference, string? kind)
    {
        interchange.OpenSet(identifier, (index + 1).ToString("0000", CultureInfo.InvariantCulture), ClaimStatusInquiries.Version);
        interchange.Segments.Open("BHT").Element("0010").Element(purpose).Element(reference)
            .Element(interchange.Date("yyyyMMdd")).Element(interchange.Date("HHmm")).Element(kind).Close();
    }

    private static void Write(SegmentWriter writer, ClaimStatusInquiry inquiry)
    {
        writer.Open("TRN").Element("1").Element(inquiry.Trace).Close();
        Write(writer, inquiry.References);
        Amount(writer, "T3", inquiry.Charge);
        DayOrPeriod(writer, "472", inquiry.ServiceFrom, inquiry.ServiceTo);
        foreach (var line in inquiry.Lines) Write(writer, line);
    }

    private static void Write(SegmentWriter writer, ClaimStatusResponse response)
    {
        var isOfProvider = !response.IsOfClaim && response.Parties.Providers.Count > 0;
        writer.Open("TRN").Element(isOfProvider ? "1" : "2").Element(response.Trace).Close();
        foreach (var status in response.Statuses) Write(writer, status);
        Write(writer, response.References);
        DayOrPeriod(writer, "472", response.ServiceFrom, response.ServiceTo);
        foreach (var line in response.Lines) Write(writer, line);
    }

    private static void Write(SegmentWriter writer, ClaimStatus status)
    {
        writer.Open("STC").Composite(Code(status, 0)).Element(status.Date).Skip(1).Element(status.Charge).Element(status.Paid)
            .Element(status.DecisionDate).Skip(1).Element(status.PaymentDate).Element(status.PaymentNumber)
            .Composite(Code(status, 1)).Composite(Code(status, 2)).Close();
    }

    private static string?[] Code(ClaimStatus status, int index) => index >= status.Codes.Count
        ? []
        : [status.Codes[index].Category, status.Codes[index].Code, status.Codes[index].Entity, status.Codes[index].CodeList];

    private static void Write(SegmentWriter writer, ClaimStatusReferences references)
    {
        Reference(writer, "1K", references.PayerClaimNumber);
        Reference(writer, "BLT", references.TypeOfBill);
        Reference(writer, "LU", references.ApplicationSite);
        Reference(writer, "6P", references.GroupNumber);
        Reference(writer, "EJ", references.PatientControlNumber);
        Reference(writer, "XZ", references.PrescriptionNumber);
        Reference(writer, "VV", references.VoucherNumber);
        Reference(writer, "D9", references.ClearinghouseNumber);
    }

    private static void Write(SegmentWriter writer, ClaimStatusLine line)
    {
        writer.Open("SVC").Composite([line.Qualifier, line.Code, .. line.Modifiers]).Element(line.Charge).Element(line.Paid)
            .Element(line.RevenueCode).Skip(2).Element(line.Units).Close();
        foreach (var status in line.Statuses) Write(writer, status);
        Reference(writer, "FJ", line.LineControlNumber);
        DayOrPeriod(writer, "472", line.ServiceFrom, line.ServiceTo);
    }
}
