namespace ClaimsCluster.X12.Reading;

/// <summary>A fault of syntax with its place. Ordinals count from 1 (ST and ISA are 1), 0 is "not there".</summary>
/// <param name="Code">The edit of D§5.3, such as SYN-05.</param>
/// <param name="Ik3">IK304 of a 999; null when the fault is above the segment.</param>
/// <param name="Ik4">IK403 of a 999; null when the fault is not in an element.</param>
/// <param name="Interchange">ISA13.</param>
/// <param name="Group">GS06; empty outside a group.</param>
/// <param name="Set">ST02; empty outside a set.</param>
/// <param name="Loop">Such as 2010AA; empty in the envelope.</param>
/// <param name="Segment">Identifier; for a missing one what is missing.</param>
/// <param name="SegmentInSet">Where it stands; for a missing one what stands in its place.</param>
/// <param name="SegmentInFile">The same, counted in the file.</param>
/// <param name="Element">Element number; 0 when the segment as a whole is meant.</param>
/// <param name="Component">Component number; 0 when the element as a whole is meant.</param>
/// <param name="Offset">Bytes from the start of the file (0) to the segment or element.</param>
/// <param name="Length">Bytes meant.</param>
/// <param name="Found">What stands there, cut to 80 characters; empty when nothing does.</param>
/// <param name="Expected">What should stand there, in words.</param>
/// <param name="ClaimNumber">CLM01 of the one claim at fault; null when the fault is not of one claim.</param>
public readonly record struct SyntaxFault(
    string Code, string? Ik3, string? Ik4, string Interchange, string Group, string Set, string Loop, string Segment,
    int SegmentInSet, int SegmentInFile, int Element, int Component, long Offset, int Length,
    string Found, string Expected, string? ClaimNumber)
{
    /// <summary>The level of WEDI at which it was found, 1 to 7.</summary>
    public int Snip { get; init; } = 1;

    /// <summary>Whether it is told and refuses nothing: a leniency, or advice.</summary>
    public bool IsWarning { get; init; }

    /// <summary>The loops it stands in with their occurrences, such as 2000A[1]/2000B[2]/2300[1]/2310B.</summary>
    public string LoopPath { get; init; } = "";

    /// <summary>Repetition of the element, from 1; 0 when the element as a whole is meant.</summary>
    public int Repeat { get; init; }

    /// <summary>Number of the data element, such as 1251 (IK402); 0 when it has none.</summary>
    public int DataElement { get; init; }

    /// <summary>Bytes from the start of the file to the segment it stands in; for a missing one to where it should stand.</summary>
    public long SegmentOffset { get; init; }

    /// <summary>How a 277CA refuses the claim for it: category, status and perhaps entity (A7:562:82); null where a 999 does.</summary>
    public string? ClaimStatus { get; init; }

    /// <summary>How the envelope is answered for it: a TA1 (TA1 R 021), or a 999 above its segments (999 AK9*R, AK905 4); null elsewhere.</summary>
    public string? Answer { get; init; }

    /// <summary>The guide that its set was held against, such as 837P; empty in the envelope.</summary>
    public string Guide { get; init; } = "";

    /// <summary>What the loop is about, such as billing provider; empty where there is no loop.</summary>
    public string LoopName { get; init; } = "";

    /// <summary>What is wrong, in a line; empty where the catalogue's title says it.</summary>
    public string Detail { get; init; } = "";

    /// <summary>SYN-13 at 2400 DTP03, segment 31 of set 0001, byte 1204: found "20260230", expected a day.</summary>
    public override string ToString()
    {
        var element = Element == 0 ? "" : Component == 0 ? $"{Element:00}" : $"{Element:00}-{Component}";
        var loop = Loop.Length == 0 ? "" : $"{Loop} ";
        var place = SegmentInSet == 0 ? $"segment {SegmentInFile} of the file" : $"segment {SegmentInSet} of set {Set}";
        var found = Found.Length == 0 ? "found nothing" : $"found \"{Found}\"";
        return $"{Code} at {loop}{Segment}{element}, {place}, byte {Offset}: {found}, expected {Expected}.";
    }
}
