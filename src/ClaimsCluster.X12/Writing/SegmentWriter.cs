using System.Buffers;
using System.Globalization;
using System.Text;

namespace ClaimsCluster.X12.Writing;

/// <summary>Writes segments with our delimiters and counts them. Empty elements at the end are left out.</summary>
/// <remarks>A value that holds a separator or a control character is refused: it would be a bug of ours.</remarks>
public sealed class SegmentWriter(IBufferWriter<byte> output)
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(code => (char)code), '*', ':', '^', '~']);

    private readonly ArrayBufferWriter<byte> _segment = new();
    private int _end; // Bytes of the segment up to the last value that is not empty.

    /// <summary>Segments written.</summary>
    public int SegmentCount { get; private set; }

    /// <summary>Starts a segment.</summary>
    public SegmentWriter Open(string id)
    {
        _segment.ResetWrittenCount();
        Encoding.ASCII.GetBytes(id, _segment);
        _end = _segment.WrittenCount;
        return this;
    }

    /// <summary>Adds an element; null and empty leave its place empty.</summary>
    /// <exception cref="ArgumentException">The value holds a separator or a control character.</exception>
    public SegmentWriter Element(string? value)
    {
        Put(Delimiters.Ours.Element);
        Put(value);
        return this;
    }

    /// <summary>Adds a number without trailing zeros: 90.5, 0, -12.</summary>
    public SegmentWriter Element(decimal? value) => Element(value is { } number ? Number(number) : null);

    /// <summary>Adds a whole number.</summary>
    public SegmentWriter Element(int value) => Element(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a day CCYYMMDD.</summary>
    public SegmentWriter Element(DateOnly? value) => Element(value is { } day ? Day(day) : null);

    /// <summary>Adds empty elements.</summary>
    public SegmentWriter Skip(int elements)
    {
        for (; elements > 0; elements--) Put(Delimiters.Ours.Element);
        return this;
    }

    /// <summary>Adds an element of several components; empty ones at the end are left out.</summary>
    /// <exception cref="ArgumentException">A component holds a separator or a control character.</exception>
    public SegmentWriter Composite(params ReadOnlySpan<string?> components)
    {
        Put(Delimiters.Ours.Element);
        while (components is [.., null or ""]) components = components[..^1];
        for (var i = 0; i < components.Length; i++)
        {
            if (i > 0) Put(Delimiters.Ours.Component);
            Put(components[i]);
        }

        return this;
    }

    /// <summary>Adds an element that repeats.</summary>
    /// <exception cref="ArgumentException">A repetition holds a separator or a control character.</exception>
    public SegmentWriter Repeated(IReadOnlyList<string> repetitions)
    {
        Put(Delimiters.Ours.Element);
        for (var i = 0; i < repetitions.Count; i++)
        {
            if (i > 0) Put(Delimiters.Ours.Repetition);
            Put(repetitions[i]);
        }

        return this;
    }

    /// <summary>Ends the segment and hands it to the output.</summary>
    public void Close() => Raw(_segment.WrittenSpan[.._end]);

    /// <summary>Writes a segment that is in our delimiters already, byte for byte; without its terminator.</summary>
    public void Raw(ReadOnlySpan<byte> segment)
    {
        output.Write(segment);
        output.GetSpan(1)[0] = Delimiters.Ours.Segment;
        output.Advance(1);
        SegmentCount++;
    }

    /// <summary>
    /// A value that we repeat after somebody else, in the character set of X12: separators and control characters become
    /// blanks, letters lose their accents, and what has no like there becomes a question mark.
    /// </summary>
    public static string? Echo(string? value)
    {
        if (value is null || (Ascii.IsValid(value) && !value.AsSpan().ContainsAny(Forbidden))) return value;

        var echo = new StringBuilder(value.Length);
        foreach (var rune in value.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark) continue;
            echo.Append(!rune.IsAscii ? '?' : Forbidden.Contains((char)rune.Value) ? ' ' : (char)rune.Value);
        }

        return echo.ToString();
    }

    /// <summary>A number as X12 writes it: no trailing zeros, no exponent.</summary>
    internal static string Number(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>A day CCYYMMDD.</summary>
    internal static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>A value of ours as bytes.</summary>
    /// <exception cref="ArgumentException">It holds a separator or a control character.</exception>
    internal static byte[] Checked(string value) => value.AsSpan().ContainsAny(Forbidden)
        ? throw new ArgumentException($"\"{value}\" holds a separator or a control character.", nameof(value))
        : Encoding.UTF8.GetBytes(value);

    private void Put(string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        _segment.Write(Checked(value));
        _end = _segment.WrittenCount;
    }

    private void Put(byte separator)
    {
        _segment.GetSpan(1)[0] = separator;
        _segment.Advance(1);
    }
}
