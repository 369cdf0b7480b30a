using System.Runtime.CompilerServices;
using ClaimsCluster.X12.Schemas;

namespace ClaimsCluster.X12.Validation;

/// <summary>What a segment was found to be.</summary>
/// <param name="Loop">Index of the innermost loop that it came in; -1 where nothing is known.</param>
/// <param name="SegmentId">Its identifier.</param>
/// <param name="Code">Its qualifier, packed.</param>
/// <param name="Candidate">The first that these fit.</param>
internal readonly record struct Found(int Loop, uint SegmentId, ulong Code, Candidate Candidate)
{
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
    private int _shift = 64 - FewBits;
    private int _added;

    /// <summary>What was found, or something else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly Found Find(int loop, uint segmentId, ulong code)
    {
        var first = First(loop, segmentId, code);
        ref var place = ref _places[first];
        return ref place.Is(loop, segmentId, code) ? ref place : ref _places[first + 1];
    }

    public void Add(in Found found)
    {
        if (++_added == 4 << FewBits) (_places, _shift) = (Empty(ManyBits), 64 - ManyBits);
        var first = First(found.Loop, found.SegmentId, found.Code);
        _places[first + 1] = _places[first];
        _places[first] = found;
    }

    private static Found[] Empty(int bits)
    {
        var places = new Found[2 << bits];
        Array.Fill(places, new Found(Loop: -1, 0, 0, default)); // What is no identifier is 0 too.
        return places;
    }

    private int First(int loop, uint segmentId, ulong code)
    {
        var mixed = unchecked((code + segmentId + ((ulong)loop << 32)) * 0x9E3779B97F4A7C15);
        return (int)(mixed >> _shift) << 1;
    }
}
