using System.Buffers;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.X12.Acknowledgments;

/// <summary>A TA1: the answer to one interchange (D§10).</summary>
/// <param name="Control">TA101: ISA13 of the interchange answered.</param>
/// <param name="Date">TA102: its ISA09.</param>
/// <param name="Time">TA103: its ISA10.</param>
/// <param name="Status">TA104: A accepted, E accepted with errors, R rejected.</param>
/// <param name="Note">TA105: 000 nothing, 023 cut, 025 seen before, ...</param>
public sealed record InterchangeAcknowledgment(string Control, string Date, string Time, char Status, string Note)
{
    /// <summary>Whether the interchange was taken.</summary>
    public bool IsAccepted => Status is 'A' or 'E';

    /// <summary>The answer that an inspection calls for.</summary>
    public static InterchangeAcknowledgment To(InterchangeInspection interchange) =>
        new(interchange.Control, interchange.Date, interchange.Time, interchange.Status, interchange.Note);

    /// <summary>Writes an interchange of TA1 segments, without a group.</summary>
    /// <remarks>A header element that could not be read is written as zeros: TA1 has no other way to say so.</remarks>
    public static void Write(
        IBufferWriter<byte> output, InterchangeHeader header, IReadOnlyList<InterchangeAcknowledgment> acknowledgments)
    {
        var interchange = new InterchangeWriter(output, header);
        foreach (var one in acknowledgments)
        {
            interchange.Segments.Open("TA1").Element(Digits(one.Control, 9)).Element(Digits(one.Date, 6))
                .Element(Digits(one.Time, 4)).Element(one.Status.ToString()).Element(one.Note).Close();
        }

        interchange.Close();
    }

    /// <summary>All TA1 of a file, wherever they stand.</summary>
    public static IReadOnlyList<InterchangeAcknowledgment> Read(Stream stream)
    {
        using var reader = new X12Reader(stream);
        return ReadAll(reader);
    }

    /// <summary>All TA1 in bytes at hand.</summary>
    public static IReadOnlyList<InterchangeAcknowledgment> Read(ReadOnlyMemory<byte> data)
    {
        using var reader = new X12Reader(data);
        return ReadAll(reader);
    }

    private static List<InterchangeAcknowledgment> ReadAll(X12Reader reader)
    {
        var found = new List<InterchangeAcknowledgment>();
        while (reader.Read())
        {
            var ta1 = reader.Segment;
            if (ta1.Id != SegmentId.TA1) continue;
            found.Add(new(
                ta1.GetString(1), ta1.GetString(2), ta1.GetString(3),
                ta1[4] is [var status, ..] ? (char)status : '?', ta1.GetString(5)));
        }

        return found;
    }

    private static string Digits(string value, int width) =>
        value.Length == width && value.All(char.IsAsciiDigit) ? value : new string('0', width);
}
