namespace ClaimsCluster.X12.Reading;

/// <summary>One segment as a view into the reader's buffer: nothing is copied; valid until the next read.</summary>
/// <remarks>Elements, components and repetitions count from 1, as X12 counts them; what is absent is empty.</remarks>
public readonly ref struct Segment
{
    private readonly Delimiters _delimiters;

    /// <summary>A view of <paramref name="raw"/>: one segment without its terminator.</summary>
    public Segment(ReadOnlySpan<byte> raw, Delimiters delimiters)
    {
        Raw = raw;
        _delimiters = delimiters;
        var end = raw.IndexOf(delimiters.Element);
        Id = SegmentId.Pack(end < 0 ? raw : raw[..end]);
    }

    /// <summary>The packed identifier: a constant of <see cref="SegmentId"/>.</summary>
    public uint Id { get; }

    /// <summary>The bytes of the segment, without its terminator.</summary>
    public ReadOnlySpan<byte> Raw { get; }

    /// <summary>Whether it holds a byte that is no printable ASCII.</summary>
    public bool HasStrayBytes => Raw.ContainsAnyExceptInRange((byte)' ', (byte)'~');

    /// <summary>Number of elements after the identifier, empty ones included.</summary>
    public int Count => Raw.Count(_delimiters.Element);

    /// <summary>An element, [0] being the identifier; empty when the segment is shorter.</summary>
    public ReadOnlySpan<byte> this[int element] => Part(Raw, _delimiters.Element, element);

    /// <summary>A component of an element, from 1.</summary>
    public ReadOnlySpan<byte> Component(int element, int component) =>
        Part(this[element], _delimiters.Component, component - 1);

    /// <summary>A repetition of an element, from 1.</summary>
    public ReadOnlySpan<byte> Repeat(int element, int repeat) =>
        Part(this[element], _delimiters.Repetition, repeat - 1);

    /// <summary>Number of components of an element; 0 when it is empty.</summary>
    public int ComponentCount(int element) =>
        this[element] is { IsEmpty: false } value ? value.Count(_delimiters.Component) + 1 : 0;

    /// <summary>Bytes from the start of the segment to an element; the segment's length when it is absent.</summary>
    public int Position(int element)
    {
        var position = 0;
        for (; element > 0; element--)
        {
            var separator = Raw[position..].IndexOf(_delimiters.Element);
            if (separator < 0) return Raw.Length;
            position += separator + 1;
        }

        return position;
    }

    /// <summary>An element as text: UTF-8, or Latin-1 where it is not; empty when absent.</summary>
    public string GetString(int element) => ElementValue.Text(this[element]);

    /// <summary>A component as text; empty when absent.</summary>
    public string GetString(int element, int component) => ElementValue.Text(Component(element, component));

    /// <summary>Whether an element has exactly these bytes.</summary>
    public bool Is(int element, ReadOnlySpan<byte> value) => this[element].SequenceEqual(value);

    /// <summary>An element as a number (X12 types R and N0); false when absent or not a number.</summary>
    public bool TryDecimal(int element, out decimal value) => ElementValue.TryDecimal(this[element], out value);

    /// <summary>An element as a day CCYYMMDD; false when absent or not a day of the calendar.</summary>
    public bool TryDate(int element, out DateOnly date) => ElementValue.TryDate(this[element], out date);

    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> whole, byte separator, int index)
    {
        if (index < 0) return default;
        for (; index > 0; index--)
        {
            var next = whole.IndexOf(separator);
            if (next < 0) return default;
            whole = whole[(next + 1)..];
        }

        var end = whole.IndexOf(separator);
        return end < 0 ? whole : whole[..end];
    }
}
