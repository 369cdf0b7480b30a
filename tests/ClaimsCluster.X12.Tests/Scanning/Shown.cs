using System.Text;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Tests.Scanning;

/// <summary>All that a reader tells of a file, as text to compare.</summary>
internal static class Shown
{
    public static string By(X12Reader reader)
    {
        var shown = new StringBuilder();
        while (reader.Read())
        {
            var segment = reader.Segment;
            shown.Append($"{reader.SegmentInFile} at {reader.Offset}+{reader.Length} ");
            shown.Append($"{SegmentId.Name(segment.Id)} {segment.Count}{(segment.HasStrayBytes ? " stray" : "")}:");
            for (var element = 0; element <= segment.Count + 1; element++)
                shown.Append($" {segment.Position(element)}={Convert.ToHexString(segment[element])}");
            ShouldBeAsSearched(segment, reader.Delimiters);
            Append(shown, reader.Leniencies);
        }

        shown.Append($"{reader.Stopped} at {reader.Offset} after {reader.SegmentInFile}: {reader.Problem}");
        Append(shown, reader.Leniencies);
        return shown.ToString();
    }

    /// <summary>The index says the same as a search through the bytes of the segment.</summary>
    private static void ShouldBeAsSearched(Segment segment, Delimiters delimiters)
    {
        var searched = new Segment(segment.Raw, delimiters);
        (segment.Id, segment.Count, segment.HasStrayBytes)
            .ShouldBe((searched.Id, searched.Count, searched.HasStrayBytes));
        for (var element = -1; element <= Math.Min(searched.Count + 2, 40); element++) // A search takes longer each time.
        {
            if (!segment[element].SequenceEqual(searched[element])
                || segment.Position(element) != searched.Position(element))
                throw new ShouldAssertException($"{SegmentId.Name(segment.Id)}{element:00} is not as searched");
        }
    }

    private static void Append(StringBuilder shown, IReadOnlyList<Leniency> leniencies)
    {
        foreach (var (kind, segmentInFile, offset, length) in leniencies)
            shown.Append($" {kind}:{segmentInFile}:{offset}+{length}");
        shown.AppendLine();
    }
}
