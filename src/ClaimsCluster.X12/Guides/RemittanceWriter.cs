using System.Buffers;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.X12.Guides;

/// <summary>Writes an 835 interchange of one group, one set a payment. Whether it balances is the caller's.</summary>
public static class RemittanceWriter
{
    /// <summary>GS08 of what we write.</summary>
    public const string Version = "005010X221A1";

    private const int PairsOfPlb = 6;

    /// <summary>Writes the whole interchange.</summary>
    /// <exception cref="ArgumentException">A value holds a separator, or a header value does not fit.</exception>
    public static void Write(
        IBufferWriter<byte> output, InterchangeHeader header, IReadOnlyList<RemittanceAdvice> advices)
    {
        var interchange = new InterchangeWriter(output, header);
        interchange.OpenGroup("HP", Version);
        foreach (var advice in advices)
        {
            interchange.OpenSet("835", advice.SetControl, null); // ST03 is not used in the 835.
            WritePayment(interchange.Segments, advice);
            WritePayer(interchange.Segments, advice);
            WritePayee(interchange.Segments, advice);
            if (advice.Claims.Count > 0) interchange.Segments.Open("LX").Element(1).Close();
            foreach (var claim in advice.Claims) RemittedClaimWriter.Write(interchange.Segments, claim);
            WriteProviderAdjustments(interchange.Segments, advice);
            interchange.CloseSet();
        }

        interchange.CloseGroup();
        interchange.Close();
    }

    private static void WritePayment(SegmentWriter writer, RemittanceAdvice advice)
    {
        writer.Open("BPR").Element(advice.Handling).Element(advice.Amount).Element(advice.CreditDebit)
            .Element(advice.Method).Skip(5).Element(advice.OriginatorId).Skip(5).Element(advice.PaymentDate).Close();
        writer.Open("TRN").Element("1").Element(advice.TraceNumber).Element(advice.OriginatorId).Close();
        if (advice.ProductionDate is { } date) writer.Open("DTM").Element("405").Element(date).Close();
    }

    private static void WritePayer(SegmentWriter writer, RemittanceAdvice advice)
    {
        writer.Open("N1").Element("PR").Element(advice.PayerName).Close();
        if (advice.PayerAddress is { } address)
        {
            writer.Open("N3").Element(address.Line1).Element(address.Line2).Close();
            writer.Open("N4").Element(address.City).Element(address.State).Element(address.Zip).Close();
        }

        if (advice.PayerId is { } id) writer.Open("REF").Element("2U").Element(id).Close();
        if (advice.PayerContactName is null && advice.PayerContactPhone is null) return;
        writer.Open("PER").Element("BL").Element(advice.PayerContactName)
            .Element(advice.PayerContactPhone is null ? null : "TE").Element(advice.PayerContactPhone).Close();
    }

    private static void WritePayee(SegmentWriter writer, RemittanceAdvice advice)
    {
        var (qualifier, id) = advice.PayeeNpi is { } npi ? ("XX", npi)
            : advice.PayeeTaxId is { } taxId ? ("FI", taxId)
            : ((string?)null, (string?)null);
        writer.Open("N1").Element("PE").Element(advice.PayeeName).Element(qualifier).Element(id).Close();
        if (advice is { PayeeNpi: not null, PayeeTaxId: { } tax })
            writer.Open("REF").Element("TJ").Element(tax).Close();
    }

    private static void WriteProviderAdjustments(SegmentWriter writer, RemittanceAdvice advice)
    {
        var day = advice.PaymentDate ?? advice.ProductionDate;
        DateOnly? yearEnd = day is { } known ? new DateOnly(known.Year, 12, 31) : null; // PLB02 [K]: the calendar year.
        foreach (var pairs in advice.ProviderAdjustments.Chunk(PairsOfPlb))
        {
            writer.Open("PLB").Element(advice.PayeeNpi ?? advice.PayeeTaxId).Element(yearEnd);
            foreach (var pair in pairs) writer.Composite(pair.Code, pair.Reference).Element(pair.Amount);
            writer.Close();
        }
    }
}
