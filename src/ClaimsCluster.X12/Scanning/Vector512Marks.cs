using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ClaimsCluster.X12.Scanning;

/// <summary>Marks found 64 bytes at a time.</summary>
internal readonly struct Vector512Marks(byte element, byte terminator) : IMarkFinder<Vector512Marks>
{
    private readonly Vector512<byte> _element = Vector512.Create(element);
    private readonly Vector512<byte> _terminator = Vector512.Create(terminator);

    public static Vector512Marks For(byte element, byte terminator) => new(element, terminator);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Find(ref byte bytes, out ulong elements, out ulong terminators, out ulong strays)
    {
        var all = Vector512.LoadUnsafe(ref bytes);
        elements = Vector512.Equals(all, _element).ExtractMostSignificantBits();
        terminators = Vector512.Equals(all, _terminator).ExtractMostSignificantBits();
        strays = Strays(all).ExtractMostSignificantBits();
    }

    /// <summary>One comparison: seen as signed, all but 0x20 to 0x7E are below 0x21 when one is added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Strays(Vector512<byte> bytes) =>
        Vector512.LessThan((bytes + Vector512<byte>.One).AsSByte(), Vector512.Create((sbyte)0x21)).AsByte();
}
