using System.Buffers;

namespace ClaimsCluster.X12.Claims;

/// <summary>Segments that are gathered until it is known how many there are. The buffer is pooled.</summary>
internal sealed class SegmentBytes : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(4096);

    public int Length { get; private set; }

    public void Add(ReadOnlySpan<byte> segment, byte terminator)
    {
        var end = Length + segment.Length;
        if (end >= _bytes.Length) Lengthen(end + 1);
        segment.CopyTo(_bytes.AsSpan(Length));
        _bytes[end] = terminator;
        Length = end + 1;
    }

    /// <summary>Segments that stand behind one another, each with its terminator.</summary>
    public void Add(ReadOnlySpan<byte> segments)
    {
        var end = Length + segments.Length;
        if (end >= _bytes.Length) Lengthen(end + 1);
        segments.CopyTo(_bytes.AsSpan(Length));
        Length = end;
    }

    /// <summary>What was gathered, in an array of its size; gathering starts anew.</summary>
    public byte[] Take()
    {
        var taken = _bytes.AsSpan(0, Length).ToArray();
        Length = 0;
        return taken;
    }

    public void Clear() => Length = 0;

    public void Dispose()
    {
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private void Lengthen(int needed)
    {
        var longer = ArrayPool<byte>.Shared.Rent(Math.Max(needed, 2 * _bytes.Length));
        _bytes.AsSpan(0, Length).CopyTo(longer);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = longer;
    }
}
