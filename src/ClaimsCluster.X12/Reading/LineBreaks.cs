namespace ClaimsCluster.X12.Reading;

/// <summary>Line breaks that stand inside a segment: some senders wrap their files at a column, whatever stands there.</summary>
internal static class LineBreaks
{
    /// <summary>Whether a byte only breaks a line.</summary>
    public static bool Is(byte value) => value is (byte)'\r' or (byte)'\n';

    /// <summary>Copies what is not a line break.</summary>
    /// <returns>Bytes copied.</returns>
    public static int Drop(ReadOnlySpan<byte> raw, Span<byte> target)
    {
        var length = 0;
        foreach (var value in raw)
            if (!Is(value)) target[length++] = value;
        return length;
    }

    /// <summary>How many bytes of the raw text hold so many that are no line break.</summary>
    public static int RawLength(ReadOnlySpan<byte> raw, int length)
    {
        var position = 0;
        for (; length > 0; position++)
            if (!Is(raw[position])) length--;
        return position;
    }
}
