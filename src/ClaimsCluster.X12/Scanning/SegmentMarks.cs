using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ClaimsCluster.X12.Scanning;

/// <summary>What stands where in 64 bytes of a segment, found in one look: bit n is byte n.</summary>
internal readonly ref struct SegmentMarks
{
    /// <summary>Bytes looked at.</summary>
    public const int Width = 64;

    private const byte Nowhere = 0xFE; // A byte that a segment without stray bytes does not have.

    /// <summary>Separators of components.</summary>
    public readonly ulong Components;

    /// <summary>Bytes that are no digits.</summary>
    public readonly ulong NoDigits;

    /// <summary>Decimal points.</summary>
    public readonly ulong Points;

    /// <summary>Repetition separators, and blanks at the start or end of an element or component.</summary>
    public readonly ulong Odd;

    /// <summary>Looks at a segment, or at a part of one.</summary>
    /// <param name="bytes">Its first byte; <see cref="Width"/> bytes from there can be read.</param>
    /// <param name="length">Its bytes, up to <see cref="Width"/>: nothing behind them is marked.</param>
    /// <param name="delimiters">The separators.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SegmentMarks(ref byte bytes, int length, Delimiters delimiters)
    {
        var all = Vector512.LoadUnsafe(ref bytes);
        var within = ulong.MaxValue >> (Width - length);
        var components = Vector512.Equals(all, Vector512.Create(delimiters.Component)).ExtractMostSignificantBits();
        var elements = Vector512.Equals(all, Vector512.Create(delimiters.Element)).ExtractMostSignificantBits();
        var repetition = delimiters.Repetition == 0 ? Nowhere : delimiters.Repetition;
        var repeats = Vector512.Equals(all, Vector512.Create(repetition)).ExtractMostSignificantBits();
        var blanks = Vector512.Equals(all, Vector512.Create((byte)' ')).ExtractMostSignificantBits();
        var separators = components | elements | ~within; // The end is one too.
        var edges = (separators << 1) | (separators >> 1) | 1 | (1ul << (length - 1));
        Components = components & within;
        NoDigits = Vector512.GreaterThan(all - Vector512.Create((byte)'0'), Vector512.Create((byte)9)).ExtractMostSignificantBits();
        Points = Vector512.Equals(all, Vector512.Create((byte)'.')).ExtractMostSignificantBits();
        Odd = (repeats | (blanks & edges)) & within;
    }
}
