using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ClaimsCluster.X12.Scanning;

/// <summary>What stands where in 64 bytes of a segment, found in one look: bit n is byte n.</summary>
internal readonly ref struct SegmentMarks
{
    /// <summary>Bytes looked at.</summary>
    public const int Width = 64;

    /// <summary>Separators of components.</summary>
    public readonly ulong Components;

    /// <summary>Bytes that are no digits.</summary>
    public readonly ulong NoDigits;

    /// <summary>Decimal points.</summary>
    public readonly ulong Points;

    /// <summary>Looks at a segment, or at a part of one.</summary>
    /// <param name="bytes">Its first byte; <see cref="Width"/> bytes from there can be read.</param>
    /// <param name="length">Its bytes, up to <see cref="Width"/>: no component is marked behind them.</param>
    /// <param name="component">The separator of components.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SegmentMarks(ref byte bytes, int length, byte component)
    {
        var all = Vector512.LoadUnsafe(ref bytes);
        Components = Vector512.Equals(all, Vector512.Create(component)).ExtractMostSignificantBits() & (ulong.MaxValue >> (Width - length));
        NoDigits = Vector512.GreaterThan(all - Vector512.Create((byte)'0'), Vector512.Create((byte)9)).ExtractMostSignificantBits();
        Points = Vector512.Equals(all, Vector512.Create((byte)'.')).ExtractMostSignificantBits();
    }
}
