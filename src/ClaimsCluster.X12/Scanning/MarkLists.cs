namespace ClaimsCluster.X12.Scanning;

/// <summary>Where a scanner writes what it finds. All positions are places in the reader's buffer.</summary>
internal ref struct MarkLists
{
    /// <summary>Room a list needs beyond one entry a byte: scanners write ahead, and correct themselves.</summary>
    public const int Slack = 32;

    /// <summary>Positions of element separators and segment terminators, ascending.</summary>
    public required Span<int> Ends { get; init; }

    /// <summary>Which of <see cref="Ends"/> are terminators.</summary>
    public required Span<int> Terminators { get; init; }

    /// <summary>Positions of stray bytes that are no terminators, ascending.</summary>
    public required Span<int> Strays { get; init; }

    public int EndCount { get; set; }

    public int TerminatorCount { get; set; }

    public int StrayCount { get; set; }

    /// <summary>Whether what so many bytes may hold fits behind what is there.</summary>
    public readonly bool HasRoomFor(int byteCount) =>
        Ends.Length - EndCount >= byteCount + Slack && Terminators.Length - TerminatorCount >= byteCount + Slack
        && Strays.Length - StrayCount >= byteCount + Slack;
}
