using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Scanning;

/// <summary>Whole segments of the buffer that come next, as the index has found them: to be walked without looking at bounds.</summary>
/// <remarks>Entry i of the ends, counted from <see cref="FirstEnd"/>, is the end of element i; what a segment ends at is a terminator.</remarks>
internal ref struct SegmentsAhead(ref byte bytes, ref int ends, ref int terminators)
{
    /// <summary>The byte at place 0.</summary>
    public readonly ref byte Bytes = ref bytes;

    /// <summary>Where elements end. The entry before the first of a segment is free.</summary>
    public readonly ref int Ends = ref ends;

    /// <summary>Which of the ends are of segments.</summary>
    public readonly ref int Terminators = ref terminators;

    /// <summary>Where the next segment starts, or the line ends before it.</summary>
    public required int Next { get; set; }

    /// <summary>Index of its first end.</summary>
    public required int FirstEnd { get; set; }

    /// <summary>Index of its terminator.</summary>
    public required int Terminator { get; set; }

    /// <summary>Index behind the last terminator.</summary>
    public required int Stop { get; init; }

    /// <summary>Whether line ends stand between segments, and are passed over.</summary>
    public required bool SkipsLineEnds { get; init; }

    /// <summary>How many were taken.</summary>
    public int Count { get; set; }

    /// <summary>Where the last one taken starts, and the index of its first end.</summary>
    public int LastStart { get; set; }

    /// <inheritdoc cref="LastStart"/>
    public int LastFirstEnd { get; set; }

    private int _limit = -1; // -1: not known yet.
    private int _start, _last, _end; // Of the segment that was looked at.

    /// <summary>The bytes of the segment that was looked at.</summary>
    public readonly ReadOnlySpan<byte> Raw => Span(_start, _end);

    /// <summary>Where it starts.</summary>
    public readonly int Start => _start;

    /// <summary>The place before it, then the end of each of its elements.</summary>
    public readonly ReadOnlySpan<int> OwnEnds => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref Ends, FirstEnd - 1), _last - FirstEnd + 2);

    /// <summary>Looks at the next one; false when it has stray bytes, a gap before it, or may be an ISA: the reader knows what to do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryLook(X12Reader reader)
    {
        if (Terminator >= Stop) return false;

        _last = Unsafe.Add(ref Terminators, Terminator);
        _end = Unsafe.Add(ref Ends, _last);
        _start = Next;
        if (SkipsLineEnds)
        {
            while (_start < _end && LineBreaks.Is(Unsafe.Add(ref Bytes, _start))) _start++;
        }

        if (_end >= _limit && (SkipsLineEnds || _limit < 0)) _limit = reader.CleanTo(_start);
        var first = Unsafe.Add(ref Bytes, _start);
        if (_end >= _limit || (uint)(first - 'A') > 'Z' - 'A' || first == 'I') return false;

        Unsafe.Add(ref Ends, FirstEnd - 1) = _start - 1;
        return true;
    }

    /// <summary>Takes the one that was looked at.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take()
    {
        (LastStart, LastFirstEnd) = (_start, FirstEnd);
        (Next, FirstEnd) = (_end + 1, _last + 1);
        Terminator++;
        Count++;
    }

    /// <summary>The bytes between two places.</summary>
    public readonly ReadOnlySpan<byte> Span(int from, int to) => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref Bytes, from), to - from);
}
