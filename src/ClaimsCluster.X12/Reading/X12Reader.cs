using System.Buffers;
using System.Runtime.InteropServices;

namespace ClaimsCluster.X12.Reading;

/// <summary>Pulls segments out of a stream or memory, interchange after interchange. Any bytes may come.</summary>
/// <remarks>
/// Memory is one pooled buffer whatever the size of the file. Delimiters are read again at each ISA; a byte order
/// mark, blanks and line ends between segments are skipped. Reading stops, with a reason, where it cannot go on.
/// </remarks>
public sealed class X12Reader : IDisposable
{
    /// <summary>Longest segment read, in bytes without terminator. Real ones stay under 4,000.</summary>
    public const int SegmentCap = 64 * 1024;

    private const int BufferSize = 4 * SegmentCap;

    private readonly Stream? _stream;
    private byte[] _bytes;       // The bytes at hand, up to _end.
    private long _bytesOffset;   // Where the first of them stands in the file.
    private int _start;          // Where the current segment starts in them.
    private int _next;           // Where the next one may start.
    private int _end;
    private bool _isStreamAtEnd = true;
    private byte[] _unwrapped = [];    // The current segment without the line breaks in it.
    private int _unwrappedLength = -1; // -1: it has none.

    /// <summary>Reads a stream from where it stands. The stream stays the caller's to dispose.</summary>
    public X12Reader(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
        _bytes = ArrayPool<byte>.Shared.Rent(BufferSize);
        _isStreamAtEnd = false;
    }

    /// <summary>Reads bytes at hand; those of an array are not copied.</summary>
    public X12Reader(ReadOnlyMemory<byte> data)
    {
        var array = MemoryMarshal.TryGetArray(data, out var segment) ? segment : new ArraySegment<byte>(data.ToArray());
        _bytes = array.Array ?? [];
        (_start, _next, _end) = (array.Offset, array.Offset, array.Offset + array.Count);
        _bytesOffset = -array.Offset;
    }

    /// <summary>The current segment; valid until the next <see cref="Read"/>.</summary>
    /// <remarks>Line breaks inside it, of a sender who wraps his lines, are left out.</remarks>
    public Segment Segment => new(_unwrappedLength < 0 ? _bytes.AsSpan(_start, Length) : _unwrapped.AsSpan(0, _unwrappedLength), Delimiters);

    /// <summary>The delimiters of the current interchange. Repetition is 0 where it has none.</summary>
    public Delimiters Delimiters { get; private set; }

    /// <summary>Bytes from the start of the data (0) to the current segment.</summary>
    public long Offset => _bytesOffset + _start;

    /// <summary>Bytes of the current segment, without its terminator.</summary>
    public int Length { get; private set; }

    /// <summary>Ordinal of the current segment in the file: the first ISA is 1.</summary>
    public int SegmentInFile { get; private set; }

    /// <summary>What is wrong with an ISA that could be split, or why reading stopped; else null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Why reading stopped, at <see cref="Offset"/>; None while it goes on.</summary>
    public StopReason Stopped { get; private set; }

    /// <summary>Moves to the next segment. False: see <see cref="Stopped"/>.</summary>
    public bool Read()
    {
        if (Stopped != StopReason.None) return false;

        Problem = null;
        Length = 0;
        SkipBlanks();
        _start = _next;
        if (!Ensure(1)) return Stop(StopReason.EndOfData, null);

        Ensure(4);
        if (IsaHeader.StartsAt(Rest)) return ReadIsa();

        return SegmentInFile == 0
            ? Stop(StopReason.NoInterchange, "the data does not start with ISA")
            : ReadSegment();
    }

    /// <summary>Gives the buffer back. Safe to call twice.</summary>
    public void Dispose()
    {
        if (Stopped == StopReason.None) Stop(StopReason.EndOfData, null);
        if (_stream is null || _bytes.Length == 0) return;

        var pooled = _bytes;
        _bytes = [];
        _start = _next = _end = Length = 0;
        ArrayPool<byte>.Shared.Return(pooled);
    }

    private ReadOnlySpan<byte> Rest => _bytes.AsSpan(_next, _end - _next);

    private bool ReadIsa()
    {
        Ensure(IsaHeader.SearchWidth);
        var header = Rest[..Math.Min(Rest.Length, IsaHeader.SearchWidth)];
        var isRead = IsaHeader.TryRead(header, out var delimiters, out var length, out var problem);
        if ((!isRead || problem is not null) && IsaHeader.TryReadWrapped(header, out var wrapped, out var wrappedLength))
            (isRead, delimiters, length, problem) = (true, wrapped, wrappedLength, null);
        if (!isRead) return Stop(StopReason.UnreadableIsa, problem);

        Delimiters = delimiters;
        Problem = problem;
        return Take(length);
    }

    private bool ReadSegment()
    {
        var scanned = 0;
        while (true)
        {
            var end = Rest[scanned..].IndexOf(Delimiters.Segment);
            if (end >= 0 && scanned + end <= SegmentCap) return Take(scanned + end);

            scanned = Rest.Length;
            if (end >= 0 || scanned > SegmentCap)
                return Stop(StopReason.SegmentTooLong, $"a segment is longer than {SegmentCap} bytes");
            if (!Fill()) return TakeUnterminated();
        }
    }

    /// <summary>Senders forget the last terminator: a whole IEA is taken, anything else was cut.</summary>
    private bool TakeUnterminated()
    {
        var tail = new Segment(Rest, Delimiters);
        return tail.Id == SegmentId.IEA && tail[2].Length == 9
            ? Take(Rest.Length)
            : Stop(StopReason.Truncated, "the data ends inside a segment");
    }

    private bool Take(int length)
    {
        Length = length;
        SegmentInFile++;
        _next = Math.Min(_start + length + 1, _end);
        Unwrap(_bytes.AsSpan(_start, length));
        return true;
    }

    private void Unwrap(ReadOnlySpan<byte> raw)
    {
        _unwrappedLength = -1;
        if (Delimiters.Segment is (byte)'\r' or (byte)'\n' || raw.IndexOfAny((byte)'\r', (byte)'\n') < 0) return;

        if (_unwrapped.Length < raw.Length) _unwrapped = new byte[Math.Max(raw.Length, 1024)];
        _unwrappedLength = LineBreaks.Drop(raw, _unwrapped);
    }

    private bool Stop(StopReason reason, string? problem)
    {
        Stopped = reason;
        Problem = problem;
        return false;
    }

    private void SkipBlanks()
    {
        while (Ensure(1))
        {
            var value = _bytes[_next];
            if (value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0 or 0x1A // 0x1A: end of file in DOS.
                || (SegmentInFile > 0 && value == Delimiters.Segment)) _next++;
            else if (value == 0xEF && Ensure(3) && Rest[1] == 0xBB && Rest[2] == 0xBF) _next += 3;
            else return;
        }
    }

    private bool Ensure(int count)
    {
        while (_end - _next < count)
        {
            if (!Fill()) return false;
        }

        return true;
    }

    /// <summary>Brings more bytes behind those unread; false at the end. The buffer never grows.</summary>
    private bool Fill()
    {
        if (_isStreamAtEnd) return false;

        Rest.CopyTo(_bytes);
        _bytesOffset += _next;
        _end -= _next;
        _start = _next = 0;
        var read = _stream!.Read(_bytes, _end, _bytes.Length - _end);
        _isStreamAtEnd = read == 0;
        _end += read;
        return read > 0;
    }
}
