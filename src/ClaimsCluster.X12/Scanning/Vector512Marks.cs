using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ClaimsCluster.X12.Scanning;

/// <summary>Marks found 64 bytes at a time.</summary>
internal readonly struct Vector512Marks(byte element, byte terminator) : IMarkFinder<Vector512Marks>
{
    private readonly Vector512<byte> _element = Vector512.Create(element);
    private readonly Vector512<byte> _terminator = Vector512.Create(terminator);
    private readonly Vector512<sbyte> _blank = Vector512.Create((sbyte)0x20);

    public static Vector512Marks For(byte element, byte terminator) => new(element, terminator);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Find(ref byte bytes, out ulong elements, out ulong terminators, out ulong strays)
    {
        var all = Vector512.LoadUnsafe(ref bytes);
        elements = Vector512.Equals(all, _element).ExtractMostSignificantBits();
        terminators = Vector512.Equals(all, _terminator).ExtractMostSignificantBits();
        strays = Vector512.LessThan(all.AsSByte(), _blank).ExtractMostSignificantBits(); // Signed: high bytes are below 0.
    }
}
