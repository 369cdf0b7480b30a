using System.Numerics;
using System.Runtime.Intrinsics;

namespace ClaimsCluster.X12.Scanning;

/// <summary>Bytes that ask for a closer look at their segment: repetition separators, and blanks at the start or end of a value.</summary>
internal static class OddBytes
{
    private const byte Nowhere = 0xFE; // A byte that a segment without stray bytes does not have.

    /// <summary>The first of them, or the separator behind it; the end when there is none.</summary>
    /// <param name="bytes">The first byte of a segment; <see cref="Separators.Width"/> bytes can be read behind the end.</param>
    /// <param name="length">Bytes to look at: one or more segments with their terminators.</param>
    /// <param name="delimiters">The separators.</param>
    public static int IndexOf(ref byte bytes, int length, Delimiters delimiters)
    {
        var component = Vector512.Create(delimiters.Component);
        var element = Vector512.Create(delimiters.Element);
        var terminator = Vector512.Create(delimiters.Segment);
        var repetition = Vector512.Create(delimiters.Repetition == 0 ? Nowhere : delimiters.Repetition);
        var blank = Vector512.Create((byte)' ');
        ulong separatorBefore = 1, blankBefore = 0;
        for (var at = 0; at < length; at += Separators.Width)
        {
            var all = Vector512.LoadUnsafe(ref bytes, (nuint)at);
            var separators = (Vector512.Equals(all, component) | Vector512.Equals(all, element) | Vector512.Equals(all, terminator)).ExtractMostSignificantBits();
            var blanks = Vector512.Equals(all, blank).ExtractMostSignificantBits();
            var repeats = Vector512.Equals(all, repetition).ExtractMostSignificantBits();
            var odd = repeats | (blanks & ((separators << 1) | (separators >> 1) | separatorBefore)) | (separators & blankBefore);
            if (odd != 0) return Math.Min(length, at + BitOperations.TrailingZeroCount(odd));

            (separatorBefore, blankBefore) = (separators >> (Separators.Width - 1), blanks >> (Separators.Width - 1));
        }

        return length;
    }
}
