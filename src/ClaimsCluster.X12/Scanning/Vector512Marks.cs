using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ClaimsCluster.X12.Scanning;

/// <summary>Marks found 64 bytes at a time.</summary>
internal readonly struct Vector512Marks(byte element, byte terminator) : IMarkFinder<Vector512Marks>
{
    private readonly Vector512<byte> _element = Vector512.Create(element);
    private readonly Vector512<byte> _terminator = Vector512.Create(terminator);

    public static Vector512Marks For(byte element, byte terminator) => new(element, terminator);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ListEnds(ref byte bytes, int position, ref int list, out ulong terminators, out ulong strays)
    {
        var all = Vector512.LoadUnsafe(ref bytes);
        var isTerminator = Vector512.Equals(all, _terminator);
        var isEnd = Vector512.Equals(all, _element) | isTerminator;
        terminators = isTerminator.ExtractMostSignificantBits();
        strays = Strays(all).ExtractMostSignificantBits();
        var ends = isEnd.ExtractMostSignificantBits();
        if (Avx512Vbmi2.IsSupported) ListPlaces(isEnd, position, ref list, BitOperations.PopCount(ends));
        else Places.Add(ref list, position, ends);
        return ends;
    }

    /// <summary>The numbers 0 to 63 of which those of ends are left, widened to places: 32 of them in any case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ListPlaces(Vector512<byte> isEnd, int position, ref int list, int count)
    {
        var places = Avx512Vbmi2.Compress(Vector512<byte>.Zero, isEnd, Vector512<byte>.Indices);
        var first = Vector512.Create(position);
        ListPlaces(places.GetLower(), first, ref list);
        if (count > Vector256<byte>.Count) ListPlaces(places.GetUpper(), first, ref Unsafe.Add(ref list, Vector256<byte>.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ListPlaces(Vector256<byte> places, Vector512<int> first, ref int list)
    {
        (Avx512F.ConvertToVector512Int32(places.GetLower()) + first).StoreUnsafe(ref list);
        (Avx512F.ConvertToVector512Int32(places.GetUpper()) + first).StoreUnsafe(ref list, (nuint)Vector512<int>.Count);
    }

    /// <summary>One comparison: seen as signed, all but 0x20 to 0x7E are below 0x21 when one is added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Strays(Vector512<byte> bytes) =>
        Vector512.LessThan((bytes + Vector512<byte>.One).AsSByte(), Vector512.Create((sbyte)0x21)).AsByte();
}
