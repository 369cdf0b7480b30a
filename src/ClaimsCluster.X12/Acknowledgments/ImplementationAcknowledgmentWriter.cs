using System.Buffers;
using System.Globalization;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.X12.Acknowledgments;

/// <summary>Writes a 999 interchange of one group, one set for each group answered.</summary>
public static class ImplementationAcknowledgmentWriter
{
    /// <summary>GS08 and ST03 of what we write.</summary>
    public const string Version = "005010X231A1";

    private const int CodesOfAnswer = 5; // IK502 to IK506, AK905 to AK909.

    /// <summary>Writes the whole interchange; the set control numbers are 0001 and on.</summary>
    /// <exception cref="ArgumentException">A header value does not fit.</exception>
    public static void Write(
        IBufferWriter<byte> output, InterchangeHeader header,
        IReadOnlyList<ImplementationAcknowledgment> acknowledgments)
    {
        var interchange = new InterchangeWriter(output, header);
        interchange.OpenGroup("FA", Version);
        for (var i = 0; i < acknowledgments.Count; i++)
        {
            interchange.OpenSet("999", (i + 1).ToString("0000", CultureInfo.InvariantCulture), Version);
            Write(interchange.Segments, acknowledgments[i]);
            interchange.CloseSet();
        }

        interchange.CloseGroup();
        interchange.Close();
    }

    private static void Write(SegmentWriter writer, ImplementationAcknowledgment answer)
    {
        writer.Open("AK1").Element(SegmentWriter.Echo(answer.FunctionalId))
            .Element(SegmentWriter.Echo(answer.GroupControl)).Element(SegmentWriter.Echo(answer.GroupVersion)).Close();
        foreach (var set in answer.Sets) Write(writer, set);

        writer.Open("AK9").Element(answer.Status.ToString()).Element(answer.IncludedSets).Element(answer.ReceivedSets)
            .Element(answer.AcceptedSets);
        Close(writer, answer.Codes);
    }

    private static void Write(SegmentWriter writer, AcknowledgedSet set)
    {
        writer.Open("AK2").Element(SegmentWriter.Echo(set.Identifier)).Element(SegmentWriter.Echo(set.Control))
            .Element(SegmentWriter.Echo(set.Version)).Close();
        foreach (var error in set.Errors)
        {
            writer.Open("IK3").Element(SegmentWriter.Echo(error.Segment)).Element(error.Position).Element(error.Loop)
                .Element(error.Code).Close();
            if (error.ClaimNumber is { } claim)
                writer.Open("CTX").Composite("CLM01", SegmentWriter.Echo(claim)).Close();
            foreach (var element in error.Elements) Write(writer, element);
        }

        writer.Open("IK5").Element(set.Status.ToString());
        Close(writer, set.Codes);
    }

    private static void Write(SegmentWriter writer, ElementError element)
    {
        var component = element.Component == 0 ? null : element.Component.ToString(CultureInfo.InvariantCulture);
        writer.Open("IK4").Composite(element.Element.ToString(CultureInfo.InvariantCulture), component).Skip(1)
            .Element(element.Code).Element(SegmentWriter.Echo(element.Value)).Close();
    }

    private static void Close(SegmentWriter writer, IReadOnlyList<string> codes)
    {
        foreach (var code in codes.Take(CodesOfAnswer)) writer.Element(code);
        writer.Close();
    }
}
