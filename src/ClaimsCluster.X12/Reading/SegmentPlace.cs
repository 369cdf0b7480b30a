using ClaimsCluster.X12.Schemas;
using ClaimsCluster.X12.Validation;

namespace ClaimsCluster.X12.Reading;

/// <summary>Where a reader stands, so that a fault found there can say so.</summary>
internal sealed class SegmentPlace
{
    private const int FoundLimit = 80; // Characters of a bad value that we repeat.

    private Dictionary<GuideSchema, GuideScan> Scans { get; } = []; // Of one file: used again from set to set.

    public InspectionOptions Options { get; init; } = InspectionOptions.Intake;

    public string Interchange { get; set; } = "";

    public string Group { get; set; } = "";

    public string Set { get; set; } = "";

    public int SegmentInSet { get; set; }

    public Delimiters Delimiters { get; private set; }

    public int SegmentInFile { get; private set; }

    public long Offset { get; private set; }

    public int Length { get; private set; }

    public long End => Offset + Length;

    public void MoveTo(X12Reader reader)
    {
        MoveWithin(reader);
        Delimiters = reader.Delimiters;
    }

    /// <summary>The same within an interchange, whose delimiters are known.</summary>
    public void MoveWithin(X12Reader reader)
    {
        SegmentInFile = reader.SegmentInFile;
        Offset = reader.Offset;
        Length = reader.Length;
    }

    /// <summary>The scan of a guide, for a set that starts here.</summary>
    /// <param name="guide">The guide.</param>
    /// <param name="told">Where its faults go.</param>
    /// <param name="options">The same for all sets of a file.</param>
    public GuideScan Scan(GuideSchema guide, List<SyntaxFault> told, ScanOptions options)
    {
        if (!Scans.TryGetValue(guide, out var scan)) Scans[guide] = scan = new GuideScan(guide, this, options);
        return scan.Start(told);
    }

    /// <summary>A fault of the segment as a whole.</summary>
    public SyntaxFault AtSegment(
        string code, string? ik3, string loop, string segment, string found, string expected, string? claim = null) =>
        new(code, ik3, null, Interchange, Group, Set, loop, Cut(segment), SegmentInSet, SegmentInFile, 0, 0,
            Offset, Length, Cut(found), expected, claim)
        { SegmentOffset = Offset };

    /// <summary>A fault of one element, or of one of its components.</summary>
    public SyntaxFault AtElement(
        string code, string? ik4, string loop, Segment segment, int element, int component, string expected,
        string? claim = null)
    {
        var value = component == 0 ? segment[element] : segment.Component(element, component);
        return new(code, ik4 is null ? null : "8", ik4, Interchange, Group, Set, loop, SegmentId.Name(segment.Id),
            SegmentInSet, SegmentInFile, element, component, Offset + segment.Position(element),
            segment[element].Length, Cut(ElementValue.Text(value)), expected, claim)
        { SegmentOffset = Offset };
    }

    /// <summary>A bad value as a message repeats it: short, and without control characters.</summary>
    public static string Cut(string found)
    {
        var start = found.Length <= FoundLimit ? found : found[..FoundLimit];
        return start.Any(char.IsControl) ? string.Concat(start.Select(c => char.IsControl(c) ? ' ' : c)) : start;
    }
}
