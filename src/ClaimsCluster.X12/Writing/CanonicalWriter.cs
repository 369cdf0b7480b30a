using System.Buffers;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Writing;

/// <summary>Writes segments of any file again with the usual separators * : ^ and ~, their values byte for byte.</summary>
/// <remarks>What is in this form already comes out byte for byte, but for what stood between its segments.</remarks>
public static class CanonicalWriter
{
    // Bytes of ISA01 to ISA16. Text is filled up with blanks, ISA13 with zeros.
    private static ReadOnlySpan<byte> HeaderWidths => [2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1];

    /// <summary>Writes one segment and its terminator.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="segment">The segment as it was read.</param>
    /// <param name="delimiters">Of its interchange.</param>
    /// <returns>-1; or, with nothing written, where in the segment a value holds one of the usual separators: bytes from its start.</returns>
    public static int Write(IBufferWriter<byte> output, in Segment segment, Delimiters delimiters)
    {
        if (segment.Id == SegmentId.ISA) return WriteHeader(output, segment, delimiters);

        var raw = segment.Raw;
        var written = output.GetSpan(raw.Length + 1);
        for (var i = 0; i < raw.Length; i++)
        {
            var one = raw[i];
            written[i] = one;
            if (one == delimiters.Element) written[i] = Delimiters.Ours.Element;
            else if (one == delimiters.Component) written[i] = Delimiters.Ours.Component;
            else if (delimiters.Repetition != 0 && one == delimiters.Repetition) written[i] = Delimiters.Ours.Repetition;
            else if (IsOurs(one, delimiters)) return i;
        }

        written[raw.Length] = Delimiters.Ours.Segment;
        output.Advance(raw.Length + 1);
        return -1;
    }

    private static int WriteHeader(IBufferWriter<byte> output, in Segment isa, Delimiters delimiters)
    {
        Span<byte> header = stackalloc byte[512];
        var length = 3;
        isa[0].CopyTo(header);
        for (var element = 1; element <= HeaderWidths.Length; element++)
        {
            ReadOnlySpan<byte> value = element switch
            {
                11 when delimiters.Repetition != 0 => [Delimiters.Ours.Repetition],
                16 => [Delimiters.Ours.Component],
                _ => isa[element],
            };
            var bad = element is 11 or 16 ? -1 : value.IndexOfAny("*:^~"u8);
            if (bad >= 0) return isa.Position(element) + bad;

            header[length++] = Delimiters.Ours.Element;
            var fill = Math.Max(0, HeaderWidths[element - 1] - value.Length);
            if (element == 13) header.Slice(length, fill).Fill((byte)'0');
            value.CopyTo(header[(length + (element == 13 ? fill : 0))..]);
            if (element != 13) header.Slice(length + value.Length, fill).Fill((byte)' ');
            length += value.Length + fill;
        }

        header[length++] = Delimiters.Ours.Segment;
        output.Write(header[..length]);
        return -1;
    }

    /// <summary>Whether a byte of a value would become a separator. Without repetitions in the file ^ stays what it is.</summary>
    private static bool IsOurs(byte one, Delimiters delimiters) =>
        one is (byte)'*' or (byte)':' or (byte)'~' || (one == '^' && delimiters.Repetition != 0);
}
