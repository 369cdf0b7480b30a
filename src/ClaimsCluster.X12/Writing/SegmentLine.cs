namespace ClaimsCluster.X12.Writing;

/// <summary>Bytes of a segment put together from pieces of another.</summary>
internal ref struct SegmentLine(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;
    private int _length;

    public readonly ReadOnlySpan<byte> Written => _buffer[.._length];

    public void Add(ReadOnlySpan<byte> piece)
    {
        piece.CopyTo(_buffer[_length..]);
        _length += piece.Length;
    }
}
