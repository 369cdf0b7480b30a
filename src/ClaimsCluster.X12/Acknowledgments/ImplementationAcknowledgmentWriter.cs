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
        writer.Open("AK1").Element(Fitted(answer.FunctionalId, 2, 2, '?'))
            .Element(Number(answer.GroupControl)).Element(Fitted(answer.GroupVersion, 1, 12, '?')).Close();
        foreach (var set in answer.Sets) Write(writer, set);

        writer.Open("AK9").Element(answer.Status.ToString()).Element(answer.IncludedSets).Element(answer.ReceivedSets)
            .Element(answer.AcceptedSets);
        Close(writer, answer.Codes);
    }

    private static void Write(SegmentWriter writer, AcknowledgedSet set)
    {
        writer.Open("AK2").Element(Fitted(set.Identifier, 3, 3, '?')).Element(Fitted(set.Control, 4, 9, '0'))
            .Element(set.Version.Length == 0 ? null : Fitted(set.Version, 1, 35, '?')).Close();
        foreach (var error in set.Errors)
        {
            writer.Open("IK3").Element(Fitted(error.Segment, 2, 3, '?')).Element(error.Position)
                .Element(error.Loop.Length == 0 ? null : Fitted(error.Loop, 1, 6, '?')).Element(error.Code).Close();
            if (error.ClaimNumber is { } claim)
                writer.Open("CTX").Composite("CLM01", Fitted(claim, 1, 35, '?')).Close();
            foreach (var element in error.Elements) Write(writer, element);
        }

        writer.Open("IK5").Element(set.Status.ToString());
        Close(writer, set.Codes);
    }

    private static void Write(SegmentWriter writer, ElementError element)
    {
        writer.Open("IK4").Composite(Place(element.Element), Place(element.Component), Place(element.Repeat)).Element(Place(element.DataElement))
            .Element(element.Code).Element(element.Value.Trim().Length == 0 ? null : Fitted(element.Value.Trim(), 1, 99, '?')).Close();
    }

    private static string? Place(int number) => number == 0 ? null : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What we repeat after a sender, within what the guide of a 999 allows; his own value is at fault where it changes.</summary>
    private static string Fitted(string value, int min, int max, char filler)
    {
        var echo = (SegmentWriter.Echo(value) ?? "").Trim();
        if (echo.Length > max) echo = echo[..max].TrimEnd();
        return echo.PadLeft(min, filler);
    }

    private static string Number(string value) => value.Length is > 0 and <= 9 && value.All(char.IsAsciiDigit) ? value : "0";

    private static void Close(SegmentWriter writer, IReadOnlyList<string> codes)
    {
        foreach (var code in codes.Take(CodesOfAnswer)) writer.Element(code);
        writer.Close();
    }
}
