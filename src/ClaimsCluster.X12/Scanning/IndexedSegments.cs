using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Scanning;

/// <summary>Walks the segments of bytes that have no envelope, as SegmentReader does, but looks at them once.</summary>
internal ref struct IndexedSegments
{
    private readonly SegmentIndex _index;
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly Delimiters _delimiters;
    private int _start;

    /// <summary>Starts at the first byte. The index is the walker's until the end.</summary>
    public IndexedSegments(SegmentIndex index, ReadOnlySpan<byte> bytes, Delimiters delimiters)
    {
        (_index, _delimiters) = (index, delimiters);
        _bytes = bytes;
        index.Reset(0);
    }

    /// <summary>The next segment; false at the end. A last one without terminator counts.</summary>
    public bool TryRead(out Segment segment)
    {
        segment = default;
        if (_start == _bytes.Length) return false;

        while (!_index.HasSegment)
        {
            if (_index.ScannedTo == _bytes.Length || _index.ScannedTo - _start > X12Reader.SegmentCap)
            {
                segment = TakeSearched();
                return true;
            }

            _index.Extend(_bytes, _start, _delimiters);
        }

        var (start, end) = (_start, _index.Take(_start));
        segment = new Segment(_bytes[start..end], _delimiters, _index.Ends, _index.HasStray(start, end));
        _start = end + 1;
        return true;
    }

    /// <summary>One that is too long for the index, or has no terminator.</summary>
    private Segment TakeSearched()
    {
        var rest = _bytes[_start..];
        var end = rest.IndexOf(_delimiters.Segment);
        _start = end < 0 ? _bytes.Length : _start + end + 1;
        _index.Reset(_start);
        return new Segment(end < 0 ? rest : rest[..end], _delimiters);
    }
}
