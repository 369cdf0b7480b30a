using System.Runtime.Intrinsics;

namespace ClaimsCluster.X12.Schemas;

/// <summary>One use of a segment in a loop of a guide.</summary>
internal sealed class SegmentRule
{
    /// <summary>The packed identifier (<see cref="Reading.SegmentId"/>).</summary>
    public required uint Id { get; init; }

    /// <summary>Its index in <see cref="GuideSchema.Segments"/>.</summary>
    public required int Index { get; init; }

    /// <summary>Identifier of the loop it stands in; empty in the header of the set.</summary>
    public required string Loop { get; init; }

    public required Usage Usage { get; init; }

    /// <summary>How often it may stand in one occurrence of its loop; int.MaxValue for any.</summary>
    public required int Max { get; init; }

    /// <summary>Index of its first element's rule in <see cref="GuideSchema.Elements"/>.</summary>
    public required int FirstElement { get; init; }

    public required int ElementCount { get; init; }

    /// <summary>The element that tells it from others of its identifier; 0 when nothing does.</summary>
    public required int Qualifier { get; init; }

    /// <summary>Its codes there; null when nothing tells it.</summary>
    public required CodeList? QualifierList { get; init; }

    /// <summary>Whether the first component, not the whole element, is the qualifier.</summary>
    public required bool IsQualifierComposite { get; init; }

    /// <summary>How long its elements may be: the first sixteen, and those behind them.</summary>
    public required LengthLimits Limits { get; init; }

    /// <inheritdoc cref="Limits"/>
    public required LengthLimits LimitsBeyond { get; init; }

    /// <summary>Elements that must be there: bit n is element n.</summary>
    public required uint Required { get; init; }

    /// <summary>How to look at an element, by its number.</summary>
    public required Look[] Looks { get; init; }

    /// <summary>Elements that a length alone does not settle: bit n is element n.</summary>
    public required uint Looked { get; init; }

    /// <summary>The same without the qualifier, where that has told what the segment is.</summary>
    public required uint LookedBeyond { get; init; }

    /// <summary>Elements that are text.</summary>
    public required byte[] Texts { get; init; }

    /// <summary>Elements whose codes others list.</summary>
    public required byte[] Listed { get; init; }

    /// <summary>The last element that must be there; 0 when none must.</summary>
    public required int LastRequired { get; init; }

    /// <summary>X12's syntax notes on the segment.</summary>
    public required SyntaxNote[] Notes { get; init; }

    /// <summary>Those of the notes that the usage of the elements leaves open.</summary>
    public required SyntaxNote[] OpenNotes { get; init; }

    /// <summary>Elements without which all of <see cref="OpenNotes"/> hold: bit n is element n, and bit 0 of the segment itself.</summary>
    public required uint Noted { get; init; }

    /// <summary>Elements that X12 itself defines, used here or not.</summary>
    public required int DefinedCount { get; init; }
}

/// <summary>How long sixteen elements may be, a byte each.</summary>
/// <param name="Least">The shortest lengths.</param>
/// <param name="Play">How much longer each may be. What may be longer than a byte says is looked at closely then.</param>
/// <param name="Judged">Bits of the elements that this judges: those not used have no length, of others another check than that of the length decides.</param>
internal readonly record struct LengthLimits(Vector128<byte> Least, Vector128<byte> Play, uint Judged);

/// <summary>What of the rule of an element tells at first sight that it is right.</summary>
/// <param name="Form">How a right value is known.</param>
/// <param name="Rule">Index of its rule in <see cref="GuideSchema.Elements"/>.</param>
/// <param name="OnlyCode">Its code, packed, where it has one only; else 0.</param>
/// <param name="Codes">Its codes; null where any value will do.</param>
internal readonly record struct Look(ValueForm Form, int Rule, ulong OnlyCode, CodeList? Codes);

/// <summary>A syntax note: a condition between elements, such as P0304.</summary>
/// <param name="Kind">P all or none, R at least one, E at most one, C the first asks for all others, L for one of them.</param>
/// <param name="First">The element named first.</param>
/// <param name="Mask">All elements named: bit n is element n.</param>
internal readonly record struct SyntaxNote(char Kind, int First, uint Mask)
{
    /// <summary>Whether elements present (bit n is element n) are as the note asks.</summary>
    public bool Holds(uint present) => Kind switch
    {
        'P' => (present & Mask) == 0 || (present & Mask) == Mask,
        'R' => (present & Mask) != 0,
        'E' => uint.PopCount(present & Mask) <= 1,
        'C' => (present & (1u << First)) == 0 || (present & Mask) == Mask,
        _ => (present & (1u << First)) == 0 || (present & Mask & ~(1u << First)) != 0,
    };

    /// <summary>Whether elements that are required, or not used, make it hold whatever comes.</summary>
    public bool IsSettled(uint required, uint used) => Kind switch
    {
        'P' => (Mask & ~required) == 0 || (Mask & used) == 0,
        'R' => (Mask & required) != 0,
        'E' => uint.PopCount(Mask & used) <= 1,
        'C' => (used & (1u << First)) == 0 || (Mask & ~(1u << First) & ~required) == 0,
        _ => (used & (1u << First)) == 0 || (Mask & ~(1u << First) & required) != 0,
    };

    /// <summary>Elements without which it holds: of bit 0, the segment itself, no segment is.</summary>
    public uint Noted => Kind switch
    {
        'R' => 1,
        'P' or 'E' => Mask,
        _ => 1u << First,
    };

    /// <summary>The element to blame: the first one absent, or for E the last one present.</summary>
    public int Blamed(uint present) => Kind == 'E'
        ? 31 - int.CreateChecked(uint.LeadingZeroCount(present & Mask))
        : (int)uint.TrailingZeroCount(Mask & ~present);

    public override string ToString()
    {
        var elements = Elements(Mask);
        return Kind switch
        {
            'P' => $"{elements} come together or not at all",
            'R' => $"one of {elements} is needed",
            'E' => $"only one of {elements} may be used",
            'C' => $"{First:00} asks for {Elements(Mask & ~(1u << First))}",
            _ => $"{First:00} asks for one of {Elements(Mask & ~(1u << First))}",
        };
    }

    private static string Elements(uint mask) =>
        string.Join(", ", Enumerable.Range(1, 31).Where(bit => (mask & (1u << bit)) != 0).Select(bit => $"{bit:00}"));
}
