namespace ClaimsCluster.X12.Reading;

/// <summary>What stands between two segments: the first run of each kind. A length of 0: there is none.</summary>
internal struct Gap
{
    private Run _mark;
    private Run _lineEnd;
    private Run _blank;

    public void AddByteOrderMark(long offset) => _mark.Add(offset, 3);

    public void AddLineEnd(long offset) => _lineEnd.Add(offset, 1);

    public void AddBlank(long offset) => _blank.Add(offset, 1);

    /// <summary>What stands before a segment that is no ISA; it is of the segment before it.</summary>
    public readonly void NoteBetween(LeniencyLog log, int segmentInFile, bool isLineEndTerminator)
    {
        Note(log, LeniencyKind.ByteOrderMark, segmentInFile, _mark);
        Note(log, LeniencyKind.BlankBetweenSegments, segmentInFile, _blank);
        if (!isLineEndTerminator) Note(log, LeniencyKind.LineEndAfterSegment, segmentInFile, _lineEnd);
    }

    /// <summary>What stands before an ISA is told of it. Line ends between two interchanges are of neither.</summary>
    public readonly void NoteBeforeInterchange(LeniencyLog log, int segmentInFile)
    {
        Note(log, LeniencyKind.ByteOrderMark, segmentInFile, _mark);
        Note(log, LeniencyKind.BlankBetweenSegments, segmentInFile, _blank);
        if (segmentInFile == 1) Note(log, LeniencyKind.BlankBetweenSegments, segmentInFile, _lineEnd);
    }

    /// <summary>What stands at the end. A text file ends with a line end: that is nothing to tell of.</summary>
    public readonly void NoteAtEnd(LeniencyLog log, int segmentInFile) =>
        Note(log, LeniencyKind.BlankBetweenSegments, segmentInFile, _blank);

    private static void Note(LeniencyLog log, LeniencyKind kind, int segmentInFile, Run run)
    {
        if (run.Length > 0) log.Add(kind, segmentInFile, run.Offset, run.Length);
    }

    private struct Run
    {
        public long Offset;
        public int Length;

        public void Add(long offset, int length)
        {
            if (Length == 0) Offset = offset;
            if (offset == Offset + Length) Length += length; // A later run is no first place.
        }
    }
}
