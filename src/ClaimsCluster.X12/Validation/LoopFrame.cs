using ClaimsCluster.X12.Schemas;

namespace ClaimsCluster.X12.Validation;

/// <summary>An open loop: where in it we are, and what of it was seen.</summary>
internal struct LoopFrame
{
    public LoopRule Loop;

    /// <summary>Which occurrence it is in the loop around it, from 1.</summary>
    public int Occurrence;

    /// <summary>HL01 of the level it is or stands in; 0 above all levels.</summary>
    public int Level;

    /// <summary>Rank of the latest item: what ranks lower comes too late.</summary>
    public int Rank;

    /// <summary>Its occurrence in the window of the rules; -1 until a segment of it is kept.</summary>
    public int Instance;

    /// <summary>Whether HL04 said that no level stands below it.</summary>
    public bool IsLowest;

    /// <summary>Bits of the items seen.</summary>
    public ulong Seen;

    /// <summary>Bits of the items noted as missing so far: they may still come, too late.</summary>
    public ulong Noted;

    /// <summary>Bits of the items told to be too many: told once.</summary>
    public ulong Overflowed;

    /// <summary>Whether a fault stands in it, outside any claim: a fault of every claim below.</summary>
    public bool IsFaulty;
}

/// <summary>A segment's place, kept for a fault that is certain only later.</summary>
internal readonly record struct SegmentSpot(int InSet, int InFile, long Offset, int Length);
