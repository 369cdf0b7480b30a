using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ClaimsCluster.X12.Scanning;

/// <summary>Marks found 32 bytes at a time.</summary>
internal readonly struct Vector256Marks(byte element, byte terminator) : IMarkFinder<Vector256Marks>
{
    private readonly Vector256<byte> _element = Vector256.Create(element);
    private readonly Vector256<byte> _terminator = Vector256.Create(terminator);
    private readonly Vector256<sbyte> _blank = Vector256.Create((sbyte)0x20);

    public static Vector256Marks For(byte element, byte terminator) => new(element, terminator);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Find(ref byte bytes, out ulong elements, out ulong terminators, out ulong strays)
    {
        var low = Vector256.LoadUnsafe(ref bytes);
        var high = Vector256.LoadUnsafe(ref bytes, 32);
        elements = Bits(Vector256.Equals(low, _element), Vector256.Equals(high, _element));
        terminators = Bits(Vector256.Equals(low, _terminator), Vector256.Equals(high, _terminator));
        strays = Bits( // Signed: high bytes are below 0.
            Vector256.LessThan(low.AsSByte(), _blank).AsByte(), Vector256.LessThan(high.AsSByte(), _blank).AsByte());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector256<byte> low, Vector256<byte> high) =>
        low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << 32);
}
