namespace ClaimsCluster.X12.Reading;

/// <summary>Walks the segments of bytes that have no envelope, such as the parts of a claim.</summary>
public ref struct SegmentReader
{
    private readonly Delimiters _delimiters;
    private ReadOnlySpan<byte> _rest;

    /// <summary>Starts at the first byte; every segment ends with a terminator.</summary>
    public SegmentReader(ReadOnlySpan<byte> segments, Delimiters delimiters)
    {
        _rest = segments;
        _delimiters = delimiters;
    }

    /// <summary>The next segment; false at the end. A last one without terminator counts.</summary>
    public bool TryRead(out Segment segment)
    {
        if (_rest.IsEmpty)
        {
            segment = default;
            return false;
        }

        var end = _rest.IndexOf(_delimiters.Segment);
        segment = new Segment(end < 0 ? _rest : _rest[..end], _delimiters);
        _rest = end < 0 ? default : _rest[(end + 1)..];
        return true;
    }
}
