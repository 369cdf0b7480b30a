using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ClaimsCluster.X12.Scanning;

namespace ClaimsCluster.X12.Reading;

/// <summary>Pulls segments out of a stream or memory, interchange after interchange. Any bytes may come.</summary>
/// <remarks>
/// Memory is one pooled buffer whatever the size of the file. Delimiters are read again at each ISA; a byte order
/// mark, blanks and line ends between segments are skipped, and told in <see cref="Leniencies"/>. Reading stops, with
/// a reason, where it cannot go on. The bytes are looked at once, a block ahead: see <see cref="SegmentIndex"/>.
/// </remarks>
public sealed class X12Reader : IDisposable
{
    /// <summary>Longest segment read, in bytes without terminator. Real ones stay under 4,000.</summary>
    public const int SegmentCap = 64 * 1024;

    private const int BufferSize = 4 * SegmentCap;

    private readonly Stream? _stream;
    private readonly SegmentIndex _index;
    private readonly LeniencyLog _leniencies = new();
    private byte[] _bytes;       // The bytes at hand, up to _end.
    private long _bytesOffset;   // Where the first of them stands in the file.
    private int _start;          // Where the current segment starts in them.
    private int _next;           // Where the next one may start.
    private int _end;
    private bool _isStreamAtEnd = true;
    private uint _id;            // Of the current segment, with its flags.
    private bool _skipsLineEnds; // They follow the segments, and that has been told.
    private byte[] _unwrapped = [];    // The current segment without the line breaks in it.
    private int _unwrappedLength = -1; // -1: it has none.

    /// <summary>Reads a stream from where it stands. The stream stays the caller's to dispose.</summary>
    public X12Reader(Stream stream)
        : this(stream, MarkScanner.Best)
    {
    }

    /// <summary>Reads so many bytes of a stream: of a short document, with a short buffer.</summary>
    /// <param name="stream">From where it stands; the caller's to dispose.</param>
    /// <param name="length">How many bytes it holds from there; what would come after them may be left unread.</param>
    public X12Reader(Stream stream, long length)
        : this(stream, MarkScanner.Best, length)
    {
    }

    /// <summary>Reads bytes at hand; those of an array are not copied.</summary>
    public X12Reader(ReadOnlyMemory<byte> data)
        : this(data, MarkScanner.Best)
    {
    }

    internal X12Reader(Stream stream, MarkScanner scanner, long length = long.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (stream is MemoryStream memory) length = Math.Min(length, memory.Length - memory.Position);
        var size = (int)Math.Min(BufferSize, Math.Min(BufferSize, length) + Separators.Width + 1); // One more than there is: the end is seen.
        _stream = stream;
        _bytes = ArrayPool<byte>.Shared.Rent(size);
        _isStreamAtEnd = false;
        _index = new SegmentIndex(scanner, size);
    }

    internal X12Reader(ReadOnlyMemory<byte> data, MarkScanner scanner)
    {
        var array = MemoryMarshal.TryGetArray(data, out var segment) ? segment : new ArraySegment<byte>(data.ToArray());
        _bytes = array.Array ?? [];
        (_start, _next, _end) = (array.Offset, array.Offset, array.Offset + array.Count);
        _bytesOffset = -array.Offset;
        _index = new SegmentIndex(scanner, array.Count);
    }

    /// <summary>The current segment; valid until the next <see cref="Read"/>.</summary>
    /// <remarks>Line breaks inside it, of a sender who wraps his lines, are left out.</remarks>
    public Segment Segment
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Raw, Delimiters, _index.Ends, _id); // In its place: a copy would wait for what was just written.
    }

    /// <summary>The delimiters of the current interchange. Repetition is 0 where it has none.</summary>
    public Delimiters Delimiters { get; private set; }

    /// <summary>Bytes from the start of the data (0) to the current segment.</summary>
    public long Offset => _bytesOffset + _start;

    /// <summary>The same of a place in the buffer.</summary>
    internal long OffsetOf(int place) => _bytesOffset + place;

    /// <summary>Bytes of the current segment, without its terminator.</summary>
    public int Length { get; private set; }

    /// <summary>Ordinal of the current segment in the file: the first ISA is 1.</summary>
    public int SegmentInFile { get; private set; }

    /// <summary>What is wrong with an ISA that could be split, or why reading stopped; else null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Why reading stopped, at <see cref="Offset"/>; None while it goes on.</summary>
    public StopReason Stopped { get; private set; }

    /// <summary>The first place of each kind that was read leniently since the last ISA, or just before it.</summary>
    public IReadOnlyList<Leniency> Leniencies => _leniencies.Found;

    /// <summary>Moves to the next segment. False: see <see cref="Stopped"/>.</summary>
    public bool Read()
    {
        if (!_index.HasSegment) return ReadAnything();

        // A whole segment is at hand, so that the next bytes are there, and a terminator ends the loop.
        var next = _next;
        if (_skipsLineEnds)
        {
            while (LineBreaks.Is(_bytes[next])) next++;
            _next = next;
        }

        var first = _bytes[next];
        if (!char.IsAsciiLetterUpper((char)first) || first == 'I') return ReadAnything(); // I: perhaps an ISA.

        Problem = null;
        _start = next;
        return TakeIndexed();
    }

    /// <summary>The segments behind the current one that stand whole in the buffer; what is taken of them is told by <see cref="TakeAhead"/>.</summary>
    /// <remarks>One that a gap stands before starts with no letter: it is to be left.</remarks>
    internal SegmentsAhead Ahead => _index.Ahead(_bytes, _next, _skipsLineEnds);

    /// <summary>From a start on, the first place at which no segment ahead may end: it has stray bytes, or no room behind it.</summary>
    internal int CleanTo(int start) => _index.CleanTo(_bytes, start);

    /// <summary>The same where odd bytes are to be left too.</summary>
    internal int PlainTo(int start) => _index.PlainTo(_bytes, start, Delimiters);

    /// <summary>Moves to the last segment that was taken of those ahead, if any was.</summary>
    internal void TakeAhead(in SegmentsAhead ahead)
    {
        if (ahead.Count == 0) return;

        _index.TakeAhead(ahead);
        Problem = null;
        (_start, _next, Length) = (ahead.LastStart, ahead.Next, ahead.Next - 1 - ahead.LastStart);
        _unwrappedLength = -1;
        SegmentInFile += ahead.Count;
        _id = Segment.PackId(Raw, _index.Ends, hasStrayBytes: false, hasRoom: true);
    }

    /// <summary>The line end behind the current segment, which is no longer valid: nothing, CR, LF or both.</summary>
    internal ReadOnlyMemory<byte> TakeLineEnd()
    {
        Ensure(2);
        var length = Rest.IndexOfAnyExcept((byte)'\r', (byte)'\n');
        var end = Rest[..Math.Min(length < 0 ? Rest.Length : length, 2)];
        return end.SequenceEqual("\r\n"u8) || end.Length < 2 ? end.ToArray() : end[..1].ToArray();
    }

    /// <summary>Gives the buffers back. Safe to call twice.</summary>
    public void Dispose()
    {
        if (Stopped == StopReason.None) Stop(StopReason.EndOfData, null);
        _index.Dispose();
        Return(ref _unwrapped);
        if (_stream is null) return;

        Return(ref _bytes);
        _start = _next = _end = Length = 0;
    }

    private ReadOnlySpan<byte> Rest => _bytes.AsSpan(_next, _end - _next);

    private ReadOnlySpan<byte> Raw
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _unwrappedLength < 0 ? _bytes.AsSpan(_start, Length) : _unwrapped.AsSpan(0, _unwrappedLength);
    }

    private bool HasRoom
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _next + Separators.Width <= _bytes.Length;
    }

    private bool IsLineEndTerminated => LineBreaks.Is(Delimiters.Segment);

    private bool ReadAnything()
    {
        if (Stopped != StopReason.None) return false;

        Problem = null;
        Length = 0;
        _id = SegmentId.None;
        _unwrappedLength = -1;
        _index.TakeNone();
        var gap = SkipGap();
        _start = _next;
        if (!Ensure(1))
        {
            gap.NoteAtEnd(_leniencies, SegmentInFile);
            return Stop(StopReason.EndOfData, null);
        }

        Ensure(4);
        if (IsaHeader.StartsAt(Rest)) return ReadIsa(gap);
        if (SegmentInFile == 0) return Stop(StopReason.NoInterchange, "the data does not start with ISA");

        gap.NoteBetween(_leniencies, SegmentInFile, IsLineEndTerminated);
        _skipsLineEnds = _leniencies.Has(LeniencyKind.LineEndAfterSegment);
        return ReadSegment();
    }

    private bool ReadIsa(Gap gap)
    {
        _leniencies.Clear();
        _skipsLineEnds = false;
        gap.NoteBeforeInterchange(_leniencies, SegmentInFile + 1);

        Ensure(IsaHeader.SearchWidth);
        var header = Rest[..Math.Min(Rest.Length, IsaHeader.SearchWidth)];
        var isRead = IsaHeader.TryRead(header, out var delimiters, out var length, out var problem);
        if ((!isRead || problem is not null) && IsaHeader.TryReadWrapped(header, out var wrapped, out var wrappedLength))
            (isRead, delimiters, length, problem) = (true, wrapped, wrappedLength, null);
        if (!isRead) return Stop(StopReason.UnreadableIsa, problem);

        var isIndexOfOthers = delimiters != Delimiters;
        Delimiters = delimiters;
        Problem = problem;
        TakeUnindexed(length);
        if (isIndexOfOthers) _index.Reset(_next);
        else _index.SkipTo(_next);
        NoteHeader();
        return true;
    }

    private void NoteHeader()
    {
        if (IsLineEndTerminated)
            _leniencies.Add(LeniencyKind.LineEndTerminator, SegmentInFile, Offset + Length, 1);

        var isa = Segment;
        if (isa.Is(11, "U"u8) && isa[12].SequenceCompareTo(IsaHeader.FirstVersionWithRepetition) >= 0)
            _leniencies.Add(LeniencyKind.NoRepetitionSeparator, SegmentInFile, Offset + isa.Position(11), 1);
    }

    private bool ReadSegment()
    {
        _index.SkipTo(_start);
        while (!_index.HasSegment)
        {
            if (_index.ScannedTo - _start > SegmentCap) return StopAtCap();
            if (_index.ScannedTo < _end) _index.Extend(_bytes.AsSpan(0, _end), _start, Delimiters);
            else if (!Fill()) return TakeUnterminated();
        }

        return TakeIndexed();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TakeIndexed()
    {
        unchecked
        {
            var end = _index.Take(_start);
            var length = end - _start;
            if (length > SegmentCap) return StopAtCap();

            _next = end + 1;
            Length = length;
            _unwrappedLength = -1;
            SegmentInFile++;
            var hasStrayBytes = _index.HasStray(_start, end);
            _id = Segment.PackId(_bytes.AsSpan(_start, length), _index.Ends, hasStrayBytes, HasRoom);
            if (hasStrayBytes) Unwrap();
            return true;
        }
    }

    /// <summary>Senders forget the last terminator: a whole IEA is taken, anything else was cut.</summary>
    private bool TakeUnterminated()
    {
        var tail = new Segment(Rest, Delimiters);
        if (tail.Id != SegmentId.IEA || tail[2].Length != 9)
            return Stop(StopReason.Truncated, "the data ends inside a segment");

        TakeUnindexed(Rest.Length);
        _leniencies.Add(LeniencyKind.MissingLastTerminator, SegmentInFile, Offset + Length, 0);
        return true;
    }

    private void TakeUnindexed(int length)
    {
        Length = length;
        SegmentInFile++;
        _next = Math.Min(_start + length + 1, _end);
        _id = new Segment(Raw, Delimiters).Id;
        Unwrap();
    }

    /// <summary>Copies the current segment without the line breaks that are in it, if there are any.</summary>
    private void Unwrap()
    {
        var raw = _bytes.AsSpan(_start, Length);
        if (IsLineEndTerminated) return;
        var first = raw.IndexOfAny((byte)'\r', (byte)'\n');
        if (first < 0) return;

        var width = raw[first..].IndexOfAnyExcept((byte)'\r', (byte)'\n');
        _leniencies.Add(LeniencyKind.WrappedLines, SegmentInFile, Offset + first, width < 0 ? Length - first : width);
        if (_unwrapped.Length < raw.Length) Lengthen(ref _unwrapped, raw.Length);
        _unwrappedLength = LineBreaks.Drop(raw, _unwrapped);
        _index.TakeNone();
        _id = new Segment(Raw, Delimiters).Id;
    }

    private static void Lengthen(ref byte[] pooled, int length)
    {
        Return(ref pooled);
        pooled = ArrayPool<byte>.Shared.Rent(Math.Max(length, 1024));
    }

    private static void Return(ref byte[] pooled)
    {
        if (pooled.Length > 0) ArrayPool<byte>.Shared.Return(pooled);
        pooled = [];
    }

    private bool StopAtCap() =>
        Stop(StopReason.SegmentTooLong, $"a segment is longer than {SegmentCap} bytes");

    private bool Stop(StopReason reason, string? problem)
    {
        Stopped = reason;
        Problem = problem;
        Length = 0;
        _id = SegmentId.None;
        _unwrappedLength = -1;
        _index.Reset(_end);
        return false;
    }

    private Gap SkipGap()
    {
        var gap = new Gap();
        while (Ensure(1))
        {
            var value = _bytes[_next];
            if (SegmentInFile > 0 && value == Delimiters.Segment && !IsLineEndTerminated) gap.AddBlank(_bytesOffset + _next);
            else if (LineBreaks.Is(value)) gap.AddLineEnd(_bytesOffset + _next);
            else if (value is (byte)' ' or (byte)'\t' or 0 or 0x1A) gap.AddBlank(_bytesOffset + _next); // 0x1A: end of file in DOS.
            else if (value == 0xEF && Ensure(3) && Rest[1] == 0xBB && Rest[2] == 0xBF)
            {
                gap.AddByteOrderMark(_bytesOffset + _next);
                _next += 2;
            }
            else return gap;
            _next++;
        }

        return gap;
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

        if (_bytes.Length - _end < _bytes.Length / 2) MoveToFront(); // What is unread is far less than half of it.
        var read = _stream!.Read(_bytes, _end, _bytes.Length - _end);
        _isStreamAtEnd = read == 0;
        _end += read;
        return read > 0;
    }

    private void MoveToFront()
    {
        Rest.CopyTo(_bytes);
        _index.Shift(_next);
        _bytesOffset += _next;
        _end -= _next;
        _start = _next = 0;
    }
}
