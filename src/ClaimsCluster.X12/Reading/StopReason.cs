namespace ClaimsCluster.X12.Reading;

/// <summary>Why a reader handed out no further segment.</summary>
public enum StopReason
{
    /// <summary>It has not stopped.</summary>
    None,

    /// <summary>The data ended after a whole segment.</summary>
    EndOfData,

    /// <summary>The data does not start with an ISA.</summary>
    NoInterchange,

    /// <summary>An ISA whose separators cannot be told: nothing after it can be split.</summary>
    UnreadableIsa,

    /// <summary>A segment is longer than <see cref="X12Reader.SegmentCap"/>: most likely a wrong terminator.</summary>
    SegmentTooLong,

    /// <summary>The data ended inside a segment.</summary>
    Truncated,
}
