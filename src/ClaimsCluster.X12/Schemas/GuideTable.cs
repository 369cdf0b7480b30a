namespace ClaimsCluster.X12.Schemas;

/// <summary>The text of a guide's table, read and not yet compiled.</summary>
internal sealed class GuideTable
{
    public required string Name { get; init; }

    public required string SetIdentifier { get; init; }

    public required string Version { get; init; }

    public required string FunctionalId { get; init; }

    public required string[] AlsoReads { get; init; }

    /// <summary>The set itself: what stands between ST and SE.</summary>
    public LoopTable Root { get; } = new() { Id = "", Name = "", Usage = Usage.Required, Max = 1 };
}

/// <summary>A loop as the table writes it; a shared one is the same object wherever it is used.</summary>
internal sealed class LoopTable
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required Usage Usage { get; init; }

    public required int Max { get; init; }

    /// <summary>Element of the first segment that names a unit; 0 when it is none.</summary>
    public int UnitElement { get; init; }

    public List<SegmentTable> Segments { get; } = [];

    /// <summary>Segments and loops in order: one of the two is null.</summary>
    public List<(SegmentTable? Segment, LoopTable? Loop)> Items { get; } = [];
}

// A use of a segment as the table writes it.
internal sealed record SegmentTable(int Line, string Id, Usage Usage, int Max, IReadOnlyList<ElementTable> Elements);

/// <summary>An element or component as the table writes it.</summary>
/// <param name="From">First position meant.</param>
/// <param name="To">Last position meant.</param>
/// <param name="Usage">Whether it must be there.</param>
/// <param name="Repeat">How many repetitions it may have.</param>
/// <param name="Codes">Its codes; null when it has none of its own.</param>
/// <param name="Components">Its components; null when it is simple.</param>
internal sealed record ElementTable(
    int From, int To, Usage Usage, ushort Repeat, string[]? Codes, IReadOnlyList<ElementTable>? Components);
