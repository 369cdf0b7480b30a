using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Hands out the 835 sets of a file, one at a time. A set without its SE is not handed out.</summary>
public sealed class RemittanceReader : IDisposable
{
    private readonly X12Reader _reader;
    private readonly HashSet<long>? _accepted; // Offsets of the sets to take; null takes all.
    private RemittanceParser? _open;
    private int _ordinal;

    /// <summary>Reads a stream from where it stands.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="inspection">Of the same bytes: refused sets are left out. Null takes every whole set.</param>
    public RemittanceReader(Stream stream, FileInspection? inspection = null)
        : this(new X12Reader(stream), inspection)
    {
    }

    /// <summary>Reads bytes at hand.</summary>
    /// <param name="data">The file.</param>
    /// <param name="inspection">Of the same bytes: refused sets are left out. Null takes every whole set.</param>
    public RemittanceReader(ReadOnlyMemory<byte> data, FileInspection? inspection = null)
        : this(new X12Reader(data), inspection)
    {
    }

    private RemittanceReader(X12Reader reader, FileInspection? inspection)
    {
        _reader = reader;
        _accepted = inspection?.Sets.Where(set => set.IsAccepted).Select(set => set.Offset).ToHashSet();
    }

    /// <summary>The next payment; false when there are no more.</summary>
    public bool TryRead(out RemittanceAdvice advice)
    {
        while (_reader.Read())
        {
            var segment = _reader.Segment;
            switch (segment.Id)
            {
                case SegmentId.ST: Open(segment); break;
                case SegmentId.ISA or SegmentId.IEA or SegmentId.GS or SegmentId.GE: _open = null; break;
                case SegmentId.SE when _open is { } whole:
                    _open = null;
                    advice = whole.Build(_reader.Offset + _reader.Length);
                    return true;
                default: _open?.Take(segment); break;
            }
        }

        advice = null!;
        return false;
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose() => _reader.Dispose();

    private void Open(Segment st)
    {
        _open = null;
        if (!st.Is(1, "835"u8)) return;

        _ordinal++;
        if (_accepted is null || _accepted.Contains(_reader.Offset))
            _open = new RemittanceParser(st, _ordinal, _reader.Offset);
    }
}
