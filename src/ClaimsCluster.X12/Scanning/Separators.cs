using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ClaimsCluster.X12.Scanning;

/// <summary>Where a separator stands in the first bytes of a segment, found in one look: bit n is byte n.</summary>
internal static class Separators
{
    /// <summary>Bytes looked at.</summary>
    public const int Width = 64;

    /// <summary>Looks at a segment, or at a part of one.</summary>
    /// <param name="bytes">Its first byte; <see cref="Width"/> bytes from there can be read.</param>
    /// <param name="length">Its bytes, up to <see cref="Width"/>: none is found behind them.</param>
    /// <param name="separator">The separator.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Find(ref byte bytes, int length, byte separator) =>
        Vector512.Equals(Vector512.LoadUnsafe(ref bytes), Vector512.Create(separator)).ExtractMostSignificantBits() & (ulong.MaxValue >> (Width - length));
}
