namespace ClaimsCluster.X12.Reading;

/// <summary>Finds the delimiters of an interchange in its ISA, the one segment of fixed width (D§5.3 SYN-01).</summary>
internal static class IsaHeader
{
    /// <summary>Bytes of a well-formed ISA with its terminator.</summary>
    public const int Width = 106;

    /// <summary>An ISA whose elements have the wrong width is still looked for in so many bytes.</summary>
    public const int SearchWidth = 256;

    /// <summary>Before it ISA11 named a standard.</summary>
    public static ReadOnlySpan<byte> FirstVersionWithRepetition => "00402"u8;

    private static ReadOnlySpan<byte> SeparatorOffsets =>
        [3, 6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103];

    /// <summary>Whether a segment opens an interchange: ISA and a separator, not a word.</summary>
    public static bool StartsAt(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 4 && bytes.StartsWith("ISA"u8) && !char.IsAsciiLetterOrDigit((char)bytes[3]);

    /// <summary>
    /// Reads the delimiters and the length without terminator. False: the interchange cannot be split. A problem may
    /// be named too where it still can.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out Delimiters delimiters, out int length, out string? problem)
    {
        delimiters = default;
        length = LengthByWidth(bytes);
        problem = null;
        if (length == 0)
        {
            length = LengthBySeparators(bytes);
            problem = length == 0 ? "ISA has no sixteen elements" : $"ISA has {length + 1} bytes with its terminator";
            if (length == 0 || length >= bytes.Length) return false;
        }

        var isa = new Segment(bytes[..length], new Delimiters(bytes[3], 0, 0, 0));
        delimiters = new Delimiters(bytes[3], bytes[length - 1], Repetition(isa, ref problem), bytes[length]);
        if (CanSplit(delimiters)) return true;

        problem = $"separators {bytes[3]:X2}, {bytes[length - 1]:X2}, {bytes[length]:X2} are not three distinct marks";
        return false;
    }

    /// <summary>The same of an ISA that is right but for line breaks inside it; the length counts them.</summary>
    public static bool TryReadWrapped(ReadOnlySpan<byte> bytes, out Delimiters delimiters, out int length)
    {
        Span<byte> whole = stackalloc byte[SearchWidth];
        whole = whole[..LineBreaks.Drop(bytes, whole)];
        length = 0;
        delimiters = default;
        if (whole.Length == bytes.Length || !TryRead(whole, out delimiters, out var unwrapped, out var problem)) return false;

        // The terminator must stand too: the segments after it are read by it.
        if (problem is not null || unwrapped != Width - 1) return false;
        length = LineBreaks.RawLength(bytes, Width) - 1;
        return true;
    }

    private static int LengthByWidth(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Width || bytes[..(Width - 2)].Count(bytes[3]) != SeparatorOffsets.Length) return 0;
        foreach (var offset in SeparatorOffsets)
        {
            if (bytes[offset] != bytes[3]) return 0;
        }

        return bytes[Width - 2] == bytes[3] ? 0 : Width - 1;
    }

    private static int LengthBySeparators(ReadOnlySpan<byte> bytes)
    {
        var position = 0;
        for (var element = 1; element <= SeparatorOffsets.Length; element++)
        {
            var next = bytes[position..].IndexOf(bytes[3]);
            if (next < 0) return 0;
            position += next + 1;
        }

        return position + 1; // ISA16 is one byte.
    }

    /// <summary>0 where there is none: before version 00402, ISA11 named a standard, and some still write U.</summary>
    private static byte Repetition(Segment isa, ref string? problem)
    {
        if (isa[12].SequenceCompareTo(FirstVersionWithRepetition) < 0 || isa.Is(11, "U"u8)) return 0;

        var separator = isa[11].Length == 1 ? isa[11][0] : (byte)0;
        if (IsMark(separator) && separator != isa.Raw[3] && separator != isa.Raw[^1]) return separator;

        problem ??= $"ISA11 \"{isa.GetString(11)}\" is no repetition separator";
        return 0;
    }

    private static bool CanSplit(Delimiters d) =>
        IsMark(d.Element) && IsMark(d.Component) && (IsMark(d.Segment) || d.Segment is (byte)'\n' or (byte)'\r')
        && d.Element != d.Component && d.Element != d.Segment && d.Component != d.Segment && d.Repetition != d.Segment;

    private static bool IsMark(byte value) =>
        !char.IsAsciiLetterOrDigit((char)value) && value is not (0 or (byte)' ' or (byte)'\r' or (byte)'\n');
}
