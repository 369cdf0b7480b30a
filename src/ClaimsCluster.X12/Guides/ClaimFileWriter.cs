using System.Buffers;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.X12.Guides;

/// <summary>Writes an 837 interchange of one group: what both guides have in common. HL numbers, counts and trailers are its own.</summary>
/// <remarks>Claims that follow each other with equal billing provider bytes share one HL 20.</remarks>
internal static class ClaimFileWriter
{
    public static void Write(
        IBufferWriter<byte> output, string version, InterchangeHeader header, Submitter submitter, Receiver receiver,
        IReadOnlyList<OutboundSet> sets)
    {
        var interchange = new InterchangeWriter(output, header);
        interchange.OpenGroup("HC", version);
        foreach (var set in sets)
        {
            interchange.OpenSet("837", set.Control, version);
            WriteHeader(interchange, set, submitter, receiver);
            WriteClaims(interchange.Segments, set.Claims, isInstitutional: version == InstitutionalClaimWriter.Version);
            interchange.CloseSet();
        }

        interchange.CloseGroup();
        interchange.Close();
    }

    private static void WriteHeader(
        InterchangeWriter interchange, OutboundSet set, Submitter submitter, Receiver receiver)
    {
        var writer = interchange.Segments;
        writer.Open("BHT").Element("0019").Element("00").Element(set.Reference)
            .Element(interchange.Date("yyyyMMdd")).Element(interchange.Date("HHmm")).Element("CH").Close();
        writer.Open("NM1").Element("41").Element("2").Element(submitter.Name).Skip(4).Element("46")
            .Element(submitter.Id).Close();
        writer.Open("PER").Element("IC").Element(submitter.ContactName).Element("TE").Element(submitter.Phone).Close();
        writer.Open("NM1").Element("40").Element("2").Element(receiver.Name).Skip(4).Element("46")
            .Element(receiver.Id).Close();
    }

    private static void WriteClaims(SegmentWriter writer, IReadOnlyList<OutboundClaim> claims, bool isInstitutional)
    {
        byte[]? provider = null;
        int level = 0, providerLevel = 0;
        foreach (var claim in claims)
        {
            if (provider is null || !provider.AsSpan().SequenceEqual(claim.Parts.BillingProvider))
            {
                provider = claim.Parts.BillingProvider;
                providerLevel = ++level;
                writer.Open("HL").Element(level).Skip(1).Element("20").Element("1").Close();
                Copy(writer, provider);
            }

            var hasPatient = claim.Parts.Patient.Length > 0;
            var subscriberLevel = ++level;
            writer.Open("HL").Element(level).Element(providerLevel).Element("22").Element(hasPatient ? "1" : "0")
                .Close();
            Copy(writer, claim.Parts.Subscriber);
            if (hasPatient)
            {
                writer.Open("HL").Element(++level).Element(subscriberLevel).Element("23").Element("0").Close();
                Copy(writer, claim.Parts.Patient);
            }

            new ClaimRewriter(writer, claim, isInstitutional).Write();
        }
    }

    private static void Copy(SegmentWriter writer, byte[] segments)
    {
        var reader = new SegmentReader(segments, Delimiters.Ours);
        while (reader.TryRead(out var segment)) writer.Raw(segment.Raw);
    }
}
