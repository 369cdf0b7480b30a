namespace ClaimsCluster.X12.Reading;

/// <summary>A leniency as a warning: LEN-01 and on, in the order of <see cref="LeniencyKind"/>.</summary>
internal static class LeniencyWarning
{
    public static SyntaxFault Of(Leniency leniency, InterchangeInspection interchange)
    {
        var isInHeader = leniency.Kind == LeniencyKind.NoRepetitionSeparator;
        return new SyntaxFault(
            CodeOf(leniency.Kind), null, null, interchange.Control, "", "", "", isInHeader ? "ISA" : "", 0, leniency.SegmentInFile,
            isInHeader ? 11 : 0, 0, leniency.Offset, leniency.Length, isInHeader ? "U" : "", Expected(leniency.Kind), null)
        {
            IsWarning = true,
            SegmentOffset = isInHeader ? interchange.Offset : leniency.Offset,
        };
    }

    public static string CodeOf(LeniencyKind kind) => $"LEN-{(int)kind + 1:00}";

    private static string Expected(LeniencyKind kind) => kind switch
    {
        LeniencyKind.ByteOrderMark => "ISA as the first bytes of the file",
        LeniencyKind.LineEndAfterSegment => "the next segment directly behind the terminator",
        LeniencyKind.LineEndTerminator => "a printable mark as the segment terminator",
        LeniencyKind.BlankBetweenSegments => "nothing between the segments",
        LeniencyKind.WrappedLines => "segments on one line",
        LeniencyKind.MissingLastTerminator => "a terminator behind IEA",
        _ => "a repetition separator such as ^",
    };
}
