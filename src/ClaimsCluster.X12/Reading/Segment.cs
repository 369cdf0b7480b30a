using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ClaimsCluster.X12.Scanning;

namespace ClaimsCluster.X12.Reading;

/// <summary>One segment as a view into the reader's buffer: nothing is copied; valid until the next read.</summary>
/// <remarks>
/// Elements, components and repetitions count from 1, as X12 counts them; what is absent is empty. From a reader it
/// knows where its elements end; of bare bytes it looks for them each time.
/// </remarks>
public readonly ref struct Segment
{
    private const uint StrayFlag = 1u << 31, RoomFlag = 1u << 30;
    private const uint IdMask = 0xFFFFFF;

    private readonly ReadOnlySpan<int> _ends; // The place before the segment, then the end of each element. Or nothing.
    private readonly Delimiters _delimiters;
    private readonly uint _id;                // With flags: of stray bytes, of room.

    /// <summary>A view of <paramref name="raw"/>: one segment without its terminator.</summary>
    public Segment(ReadOnlySpan<byte> raw, Delimiters delimiters)
    {
        Raw = raw;
        _delimiters = delimiters;
        var end = raw.IndexOf(delimiters.Element);
        _id = SegmentId.Pack(end < 0 ? raw : raw[..end]);
    }

    /// <summary>The same of a segment whose elements are known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Segment(ReadOnlySpan<byte> raw, Delimiters delimiters, ReadOnlySpan<int> ends, bool hasStrayBytes, bool hasRoom = false)
    {
        Raw = raw;
        _delimiters = delimiters;
        _ends = ends;
        _id = PackId(raw, ends, hasStrayBytes, hasRoom);
    }

    /// <summary>The same of a segment that was looked at before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Segment(ReadOnlySpan<byte> raw, Delimiters delimiters, ReadOnlySpan<int> ends, uint id)
    {
        Raw = raw;
        _delimiters = delimiters;
        _ends = ends;
        _id = id;
    }

    /// <summary>The identifier of a segment whose elements are known, and what else is known of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint PackId(ReadOnlySpan<byte> raw, ReadOnlySpan<int> ends, bool hasStrayBytes, bool hasRoom)
    {
        var flags = (hasStrayBytes ? StrayFlag : 0) | (hasRoom ? RoomFlag : 0);
        var length = unchecked(ends[1] - ends[0] - 1);
        if (raw.Length < sizeof(uint)) return SegmentId.Pack(raw[..length]) | flags;

        // By a shift: of two or three letters no branch can be foretold.
        var letters = BinaryPrimitives.ReadUInt32BigEndian(raw);
        return (length is 2 or 3 ? letters >> unchecked(32 - 8 * length) : SegmentId.None) | flags;
    }

    /// <summary>The place before the segment, then the end of each element; empty when they are not known.</summary>
    internal ReadOnlySpan<int> Ends => _ends;

    /// <summary>The packed identifier: a constant of <see cref="SegmentId"/>.</summary>
    public uint Id => _id & IdMask;

    /// <summary>The bytes of the segment, without its terminator.</summary>
    public ReadOnlySpan<byte> Raw { get; }

    /// <summary>Whether it holds a byte that is no printable ASCII.</summary>
    public bool HasStrayBytes =>
        _ends.IsEmpty ? Raw.ContainsAnyExceptInRange((byte)' ', (byte)'~') : (_id & StrayFlag) != 0;

    /// <summary>Whether <see cref="Separators.Width"/> bytes behind its last one may be read: they are the reader's.</summary>
    internal bool HasRoom => (_id & RoomFlag) != 0;

    internal Delimiters Delimiters => _delimiters;

    /// <summary>What stands between the components of an element.</summary>
    internal byte ComponentSeparator => _delimiters.Component;

    /// <summary>Number of elements after the identifier, empty ones included.</summary>
    public int Count => _ends.Length > 0 ? unchecked(_ends.Length - 2) : Raw.Count(_delimiters.Element);

    /// <summary>An element, [0] being the identifier; empty when the segment is shorter.</summary>
    public ReadOnlySpan<byte> this[int element]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            unchecked
            {
                var ends = _ends;
                if ((ulong)(uint)element + 1 >= (uint)ends.Length) return Unindexed(element);

                // One comparison tells that both ends are there; what lies between them is compared with the bytes again.
                ref var first = ref MemoryMarshal.GetReference(ends);
                ref var before = ref Unsafe.Add(ref first, (nint)(uint)element);
                return Raw.Slice(before - first, Unsafe.Add(ref before, 1) - before - 1);
            }
        }
    }

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
        if (!_ends.IsEmpty && element > 0) return element <= Count ? _ends[element] - _ends[0] : Raw.Length;

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

    private ReadOnlySpan<byte> Unindexed(int element) =>
        _ends.IsEmpty ? Part(Raw, _delimiters.Element, element) : default;

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
