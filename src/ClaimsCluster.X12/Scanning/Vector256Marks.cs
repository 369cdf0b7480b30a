using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ClaimsCluster.X12.Scanning;

/// <summary>Marks found 32 bytes at a time.</summary>
internal readonly struct Vector256Marks(byte element, byte terminator) : IMarkFinder<Vector256Marks>
{
    private readonly Vector256<byte> _element = Vector256.Create(element);
    private readonly Vector256<byte> _terminator = Vector256.Create(terminator);

    public static Vector256Marks For(byte element, byte terminator) => new(element, terminator);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ListEnds(ref byte bytes, int position, ref int list, out ulong terminators, out ulong strays)
    {
        var low = Vector256.LoadUnsafe(ref bytes);
        var high = Vector256.LoadUnsafe(ref bytes, 32);
        terminators = Bits(Vector256.Equals(low, _terminator), Vector256.Equals(high, _terminator));
        strays = Bits(Strays(low), Strays(high));
        var ends = terminators | Bits(Vector256.Equals(low, _element), Vector256.Equals(high, _element));
        Places.Add(ref list, position, ends);
        return ends;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector256<byte> low, Vector256<byte> high) =>
        low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << 32);

    /// <summary>One comparison: seen as signed, all but 0x20 to 0x7E are below 0x21 when one is added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Strays(Vector256<byte> bytes) =>
        Vector256.LessThan((bytes + Vector256<byte>.One).AsSByte(), Vector256.Create((sbyte)0x21)).AsByte();
}
