namespace ClaimsCluster.X12.Reading;

/// <summary>What a sender wrote otherwise than the standard, and we read all the same. Each is a warning.</summary>
public enum LeniencyKind
{
    /// <summary>A UTF-8 byte order mark before ISA.</summary>
    ByteOrderMark,

    /// <summary>Line ends after the segments, for people to read.</summary>
    LineEndAfterSegment,

    /// <summary>The segment terminator is itself a line end.</summary>
    LineEndTerminator,

    /// <summary>Blanks, tabs, NUL or an end-of-file mark between segments.</summary>
    BlankBetweenSegments,

    /// <summary>Line ends inside segments: the file was wrapped at a column. They are left out.</summary>
    WrappedLines,

    /// <summary>The last segment, an IEA, has no terminator.</summary>
    MissingLastTerminator,

    /// <summary>ISA11 names a standard (U) as before version 00402: there is no repetition separator.</summary>
    NoRepetitionSeparator,
}

/// <summary>The first place of one kind of leniency in an interchange.</summary>
/// <param name="Kind">What was read.</param>
/// <param name="SegmentInFile">The segment it stands in or behind; ISA is 1.</param>
/// <param name="Offset">Bytes from the start of the file to it.</param>
/// <param name="Length">Bytes of it.</param>
public readonly record struct Leniency(LeniencyKind Kind, int SegmentInFile, long Offset, int Length);
