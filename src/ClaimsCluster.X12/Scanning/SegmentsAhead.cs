using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    /// <summary>Where the next segment starts.</summary>
    public int Start;

    /// <summary>Index of its first end.</summary>
    public int FirstEnd;

    /// <summary>Index of its terminator.</summary>
    public int Next;

    /// <summary>Index behind the last terminator.</summary>
    public int Stop;

    /// <summary>The bytes between two places.</summary>
    public readonly ReadOnlySpan<byte> Span(int from, int to) => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref Bytes, from), to - from);
}
