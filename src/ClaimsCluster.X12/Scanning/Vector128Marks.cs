using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ClaimsCluster.X12.Scanning;

/// <summary>Marks found 16 bytes at a time.</summary>
internal readonly struct Vector128Marks(byte element, byte terminator) : IMarkFinder<Vector128Marks>
{
    private readonly Vector128<byte> _element = Vector128.Create(element);
    private readonly Vector128<byte> _terminator = Vector128.Create(terminator);

    public static Vector128Marks For(byte element, byte terminator) => new(element, terminator);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ListEnds(ref byte bytes, int position, ref int list, out ulong terminators, out ulong strays)
    {
        FindHalf(ref bytes, out var lowElements, out var lowTerminators, out var lowStrays);
        FindHalf(ref Unsafe.Add(ref bytes, 32), out var highElements, out var highTerminators, out var highStrays);
        terminators = lowTerminators | ((ulong)highTerminators << 32);
        strays = lowStrays | ((ulong)highStrays << 32);
        var ends = terminators | lowElements | ((ulong)highElements << 32);
        Places.Add(ref list, position, ends);
        return ends;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FindHalf(ref byte bytes, out uint elements, out uint terminators, out uint strays)
    {
        var low = Vector128.LoadUnsafe(ref bytes);
        var high = Vector128.LoadUnsafe(ref bytes, 16);
        elements = Bits(Vector128.Equals(low, _element), Vector128.Equals(high, _element));
        terminators = Bits(Vector128.Equals(low, _terminator), Vector128.Equals(high, _terminator));
        strays = Bits(Strays(low), Strays(high));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Bits(Vector128<byte> low, Vector128<byte> high) =>
        low.ExtractMostSignificantBits() | (high.ExtractMostSignificantBits() << 16);

    /// <summary>One comparison: seen as signed, all but 0x20 to 0x7E are below 0x21 when one is added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Strays(Vector128<byte> bytes) =>
        Vector128.LessThan((bytes + Vector128<byte>.One).AsSByte(), Vector128.Create((sbyte)0x21)).AsByte();
}
