using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Scanning;

/// <summary>Where the segments behind the current one end, and their elements: a block of the buffer ahead of it.</summary>
/// <remarks>
/// Positions are places in the reader's buffer, so the reader tells when it moves its bytes. What belongs to a segment
/// that is not whole yet is carried over to the next block; the segment cap bounds it.
/// </remarks>
internal sealed class SegmentIndex : IDisposable
{
    private const int Block = 16 * 1024 - 64; // Bytes and marks stay in the nearest caches; lists fit what a pool hands out.

    private readonly MarkScanner _scanner;
    private int[] _ends;            // A place is free before the first: see Take.
    private int[] _terminators;
    private int[] _strays;
    private int _endCount = 1;
    private int _terminatorCount;
    private int _strayCount;
    private int _firstEnd = 1;      // Of the segment that comes next.
    private int _nextTerminator;
    private int _nextStray;
    private int _strayAt = int.MaxValue;
    private int _oddAt = -1;        // The first odd byte from a start on, or how far none was; before the next segment: not known.
    private int _from;              // The ends of the current segment.
    private int _length;

    /// <summary>An index of data of so many bytes; the longest there is, for a stream.</summary>
    public SegmentIndex(MarkScanner scanner, int dataLength)
    {
        var block = Math.Min(dataLength, Block) + MarkLists.Slack;
        _scanner = scanner;
        _ends = ArrayPool<int>.Shared.Rent(Math.Min(dataLength, 2 * Block) + MarkLists.Slack + 1);
        _terminators = ArrayPool<int>.Shared.Rent(block);
        _strays = ArrayPool<int>.Shared.Rent(block + 2); // One is carried over, one marks the end.
    }

    /// <summary>Up to where the bytes have been looked at.</summary>
    public int ScannedTo { get; private set; }

    /// <summary>Whether the segment that comes next is known to its end.</summary>
    public bool HasSegment
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _nextTerminator < _terminatorCount;
    }

    /// <summary>The byte before the current segment, and the end of each of its elements.</summary>
    public ReadOnlySpan<int> Ends
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _ends.AsSpan(_from, _length);
    }

    /// <summary>Makes the segment that comes next the current one.</summary>
    /// <param name="start">Where it starts.</param>
    /// <returns>Where it ends.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Take(int start)
    {
        unchecked
        {
            // The entry before its own ends is of a segment gone by: it holds the start, so that element i always
            // lies between entries i and i + 1.
            var ends = _ends;
            var from = _firstEnd - 1;
            var last = _terminators[_nextTerminator++];
            ends[from] = start - 1;
            _from = from;
            _length = last - from + 1;
            _firstEnd = last + 1;
            return ends[last];
        }
    }

    /// <summary>The segments that are known to their ends, to be walked by references. How far is to be asked for.</summary>
    /// <param name="bytes">The buffer.</param>
    /// <param name="start">Where the first of them starts.</param>
    /// <param name="skipsLineEnds">Whether line ends stand between them.</param>
    public SegmentsAhead Ahead(byte[] bytes, int start, bool skipsLineEnds) => new(
        ref MemoryMarshal.GetArrayDataReference(bytes), ref MemoryMarshal.GetArrayDataReference(_ends),
        ref MemoryMarshal.GetArrayDataReference(_terminators))
    {
        Next = start,
        FirstEnd = _firstEnd,
        Terminator = _nextTerminator,
        Stop = _terminatorCount,
        SkipsLineEnds = skipsLineEnds,
    };

    /// <summary>The first place from a start on that is no part of a clean segment: one without stray bytes, and with room behind it.</summary>
    public int CleanTo(byte[] bytes, int start)
    {
        if (_strayAt < start) FindStray(start, start);
        return Math.Min(Math.Min(_strayAt, ScannedTo), bytes.Length - Separators.Width + 1);
    }

    /// <summary>The same of a plain segment: one without odd bytes too.</summary>
    public int PlainTo(byte[] bytes, int start, Delimiters delimiters)
    {
        var limit = CleanTo(bytes, start);
        if (limit <= start) return start;
        if (_oddAt < start) _oddAt = start + OddBytes.IndexOf(ref bytes[start], limit - start, delimiters);
        return Math.Min(limit, _oddAt);
    }

    /// <summary>The last segment that was taken of those ahead is the current one.</summary>
    public void TakeAhead(in SegmentsAhead ahead)
    {
        (_nextTerminator, _firstEnd, _from) = (ahead.Terminator, ahead.FirstEnd, ahead.LastFirstEnd - 1);
        _length = _firstEnd - _from;
    }

    /// <summary>The current segment is one that the index does not know.</summary>
    public void TakeNone() => _length = 0;

    /// <summary>Whether a stray byte stands before an end, from a start on that only grows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool HasStray(int start, int end) => _strayAt < end && FindStray(start, end);

    /// <summary>Starts anew with other separators.</summary>
    public void Reset(int position)
    {
        _endCount = _firstEnd = 1;
        _terminatorCount = _nextTerminator = _strayCount = _nextStray = _length = 0;
        _strayAt = int.MaxValue;
        _oddAt = -1;
        ScannedTo = position;
    }

    /// <summary>Forgets what stands before a place that was reached otherwise than by taking segments.</summary>
    public void SkipTo(int position)
    {
        while (_firstEnd < _endCount && _ends[_firstEnd] < position) _firstEnd++;
        while (HasSegment && _terminators[_nextTerminator] < _firstEnd) _nextTerminator++;
        if (ScannedTo < position) Reset(position);
    }

    /// <summary>The bytes have been moved towards the start of the buffer.</summary>
    public void Shift(int by)
    {
        foreach (ref var end in _ends.AsSpan(_firstEnd, _endCount - _firstEnd)) end -= by;
        foreach (ref var stray in _strays.AsSpan(_nextStray, _strayCount - _nextStray)) stray -= by;
        if (_strayAt != int.MaxValue) _strayAt -= by;
        _oddAt -= by;
        ScannedTo -= by;
    }

    /// <summary>Looks at a further block, when no whole segment is left.</summary>
    /// <param name="bytes">The buffer, up to the last byte at hand.</param>
    /// <param name="start">Where the unfinished segment starts.</param>
    /// <param name="delimiters">The separators.</param>
    public void Extend(ReadOnlySpan<byte> bytes, int start, Delimiters delimiters)
    {
        CarryOver(start);
        var block = bytes[ScannedTo..Math.Min(bytes.Length, ScannedTo + Block)];
        Grow(block.Length);
        var lists = new MarkLists
        {
            Ends = _ends,
            Terminators = _terminators,
            Strays = _strays.AsSpan(0, _strays.Length - 1),
            EndCount = _endCount,
            StrayCount = _strayCount,
        };
        _scanner.Scan(block, ScannedTo, delimiters.Element, delimiters.Segment, ref lists);
        (_endCount, _terminatorCount, _strayCount) = (lists.EndCount, lists.TerminatorCount, lists.StrayCount);
        _strays[_strayCount] = int.MaxValue;
        _strayAt = _strays[0];
        ScannedTo += block.Length;
    }

    /// <summary>Gives the lists back. Safe to call twice.</summary>
    public void Dispose()
    {
        Reset(0);
        Return(ref _ends);
        Return(ref _terminators);
        Return(ref _strays);
    }

    private static void Return(ref int[] list)
    {
        if (list.Length == 0) return;
        ArrayPool<int>.Shared.Return(list);
        list = [];
    }

    private bool FindStray(int start, int end)
    {
        while (_strays[_nextStray] < start) _nextStray++;
        _strayAt = _strays[_nextStray];
        return _strayAt < end;
    }

    private void CarryOver(int start)
    {
        var carried = _ends.AsSpan(_firstEnd, _endCount - _firstEnd);
        carried.CopyTo(_ends.AsSpan(1));
        _endCount = 1 + carried.Length;
        _firstEnd = 1;
        _terminatorCount = _nextTerminator = _length = 0;

        // Of the strays the first is enough: it tells that the segment has some.
        var hasStray = HasStray(start, int.MaxValue);
        if (hasStray) _strays[0] = _strayAt;
        _strayCount = hasStray ? 1 : 0;
        _nextStray = 0;
    }

    private void Grow(int byteCount)
    {
        var needed = _endCount + byteCount + MarkLists.Slack;
        if (needed <= _ends.Length) return;

        var longer = ArrayPool<int>.Shared.Rent(X12Reader.SegmentCap + Block + MarkLists.Slack + 1);
        _ends.AsSpan(0, _endCount).CopyTo(longer);
        ArrayPool<int>.Shared.Return(_ends);
        _ends = longer;
    }
}
