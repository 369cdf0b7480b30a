using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ClaimsCluster.X12.Schemas;

namespace ClaimsCluster.X12.Validation;

/// <summary>What a segment was found to be, and what is to be known of it when the same comes again.</summary>
internal sealed class Found
{
    /// <summary>Nothing: what is no identifier is 0 too, so it is never asked for in loop -1.</summary>
    public static readonly Found Nothing = new(loop: -1, 0, 0, default, rule: null, target: -1, requiredBefore: 0, isPlain: false, prefix: default);

    /// <summary>Any that leaves a loop innermost, to start from.</summary>
    public static Found Before(int target) => new(loop: -1, 0, 0, default, rule: null, target, requiredBefore: 0, isPlain: false, prefix: default);

    /// <summary>What a segment of an identifier and a qualifier, packed, is while a loop is innermost.</summary>
    public Found(int loop, uint segmentId, ulong code, in Candidate candidate, SegmentRule? rule, int target, ulong requiredBefore, bool isPlain, ReadOnlySpan<byte> prefix)
    {
        (Prefix, PrefixMask) = (1, 0);
        if (prefix.Length is > 0 and <= sizeof(ulong)) (Prefix, PrefixMask) = (CodeList.Pack(prefix), ulong.MaxValue >> (64 - 8 * prefix.Length));
        (Loop, SegmentId, Code, Rule) = (loop, segmentId, code, rule!);
        (Target, RequiredBefore, IsPlain, Candidate) = (target, requiredBefore, isPlain, candidate);
    }

    /// <summary>Index of the innermost loop that it came in; -1 where nothing is known.</summary>
    public readonly int Loop;

    /// <summary>Its identifier.</summary>
    public readonly uint SegmentId;

    /// <summary>Its qualifier, packed.</summary>
    public readonly ulong Code;

    /// <summary>The first candidate that these fit.</summary>
    public readonly Candidate Candidate;

    /// <summary>What it is.</summary>
    public readonly SegmentRule Rule;

    /// <summary>Index of the loop that is innermost when it has come.</summary>
    public readonly int Target;

    /// <summary>What such a segment starts with, the separator behind its qualifier included; and which bits of eight bytes that are.</summary>
    /// <remarks>A prefix that no bits make, where eight bytes cannot tell.</remarks>
    public readonly ulong Prefix, PrefixMask;

    /// <summary>What came behind it lately: it is tried first.</summary>
    public Found Next = Nothing, Other = Nothing;

    /// <summary>Bits of what must stand before it in the loop that takes it.</summary>
    public readonly ulong RequiredBefore;

    /// <summary>Whether nobody is told of a loop that it opens or ends, and nobody but the guide asks for it.</summary>
    public readonly bool IsPlain;

    /// <summary>Whether eight bytes start with its identifier and qualifier.</summary>
    public bool IsStartOf(ulong bytes) => (bytes & PrefixMask) == Prefix;

    public bool Is(int loop, uint segmentId, ulong code) => SegmentId == segmentId && Loop == loop && Code == code;
}

/// <summary>What segments were found to be, by loop, identifier and qualifier: the same there is the same again.</summary>
/// <remarks>It is filled as they come, and forgets what shares its place with others; who asks then looks it up.</remarks>
internal sealed class FoundBefore
{
    // Of pairs of places. The claims of a guide are made of some sixty uses; a set of a few segments pays for few places.
    private const int FewBits = 6;
    private const int ManyBits = 9;

    private Found[] _places = Empty(FewBits);
    private int _bits = FewBits;
    private int _added;

    /// <summary>What was found, or something else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Found Find(int loop, uint segmentId, ulong code)
    {
        // The place has no more bits than there are pairs.
        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_places), First(loop, segmentId, code));
        return first.Is(loop, segmentId, code) ? first : Unsafe.Add(ref first, 1);
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        if (_added > 0) (_places, _bits, _added) = (Empty(FewBits), FewBits, 0);
    }

    public void Add(Found found)
    {
        if (++_added == 4 << FewBits) (_places, _bits) = (Empty(ManyBits), ManyBits);
        var first = First(found.Loop, found.SegmentId, found.Code);
        _places[first + 1] = _places[first];
        _places[first] = found;
    }

    private static Found[] Empty(int bits)
    {
        var places = new Found[2 << bits];
        Array.Fill(places, Found.Nothing);
        return places;
    }

    /// <summary>The loop comes last: it is known only when the segment before has been found, and all waits for that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nint First(int loop, uint segmentId, ulong code)
    {
        var mixed = unchecked((code + segmentId) * 0x9E3779B97F4A7C15) >> (64 - ManyBits);
        return (nint)((mixed ^ (uint)loop * 11) & ((1u << _bits) - 1)) << 1;
    }
}
