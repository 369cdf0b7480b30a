namespace ClaimsCluster.X12.Schemas;

/// <summary>A loop at one place of a guide's tree. A loop that is used twice stands here twice and shares its segments.</summary>
internal sealed class LoopRule
{
    /// <summary>Its index in <see cref="GuideSchema.Loops"/>; 0 is the set itself.</summary>
    public required int Index { get; init; }

    /// <summary>Such as 2010AA; empty for the set.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about.</summary>
    public required string Name { get; init; }

    /// <summary>Index of the loop it stands in; -1 for the set.</summary>
    public required int Parent { get; init; }

    /// <summary>0 for the set, 1 for its loops, and so on.</summary>
    public required int Depth { get; init; }

    public required Usage Usage { get; init; }

    public required int Max { get; init; }

    /// <summary>Element of its first segment that identifies it as a unit that can be refused alone; 0 when it is none.</summary>
    public required int UnitElement { get; init; }

    /// <summary>Its segments and loops in the order of the guide; the first is the segment that opens it.</summary>
    public LoopItem[] Items { get; set; } = [];

    /// <summary>Bits of what it must have.</summary>
    public ulong Required { get; set; }

    /// <summary>By rank: the bits of what it must have before that rank.</summary>
    public ulong[] RequiredBefore { get; set; } = [];

    /// <summary>By a hash of the segment identifier: what a segment can be when it comes while this loop is innermost.</summary>
    public ushort[] Slots { get; } = new ushort[GuideSchema.SlotCount];

    public bool IsUnit => UnitElement > 0;

    /// <summary>Whether an HL opens it.</summary>
    public bool IsLevel { get; set; }

    /// <summary>Whether its beginning and end are of interest: a unit, what holds units, or a level.</summary>
    public bool IsTold { get; set; }

    /// <summary>Whether levels (HL) may stand in it, and need not.</summary>
    public bool MayHoldLevels { get; set; }

    /// <summary>Whether units stand in it: a fault in it, outside of them, is theirs too.</summary>
    public bool HoldsUnits { get; set; }
}

/// <summary>A segment or a loop in a loop. Its index there is its bit.</summary>
/// <param name="Segment">Index of the segment's rule: its own, or that of the segment that opens the loop.</param>
/// <param name="Loop">Index of the loop; -1 for a segment.</param>
/// <param name="Rank">Its place in the order; what may change places has the same rank.</param>
/// <param name="Usage">Whether it must be there.</param>
/// <param name="Max">How often it may be there.</param>
internal readonly record struct LoopItem(int Segment, int Loop, byte Rank, Usage Usage, int Max);

/// <summary>What a segment of a certain identifier can be, seen from the innermost open loop.</summary>
/// <param name="Segment">Index of its rule.</param>
/// <param name="Up">How many open loops would end.</param>
/// <param name="Bit">Index of the item in the loop that then is innermost.</param>
/// <param name="Opens">Index of the loop it opens; -1 when it opens none.</param>
/// <param name="Rank">Rank of the item.</param>
/// <param name="Max">How often the item may be there.</param>
/// <param name="Code">The one code of its qualifier, packed; 0 when it has no qualifier, <see cref="ManyCodes"/> when it has several codes.</param>
internal readonly record struct Candidate(int Segment, byte Up, byte Bit, short Opens, byte Rank, int Max, ulong Code)
{
    /// <summary>Its codes are in a list.</summary>
    public const ulong ManyCodes = ulong.MaxValue;
}
