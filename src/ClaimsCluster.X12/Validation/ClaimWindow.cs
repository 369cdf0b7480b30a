using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Schemas;

namespace ClaimsCluster.X12.Validation;

/// <summary>A segment kept for the rules of its claim. Written field by field: a struct built and copied is what costs.</summary>
internal struct WindowSegment
{
    /// <summary>Its identifier.</summary>
    public uint Id;

    /// <summary>Index of what it is in the guide.</summary>
    public int Rule;

    /// <summary>The occurrence of the loop it stands in.</summary>
    public int Instance;

    /// <summary>Where its bytes start in the window, and how many there are.</summary>
    public int Start, Length;

    /// <summary>Where the window keeps the ends of its elements, and how many; 0 when they are not known.</summary>
    public int Elements, ElementCount;

    /// <summary>Where it stands in the set and in the file.</summary>
    public int InSet, InFile;

    /// <summary>Bytes from the start of the file to it.</summary>
    public long Offset;
}

/// <summary>An occurrence of a loop in the window.</summary>
/// <param name="Loop">Which loop.</param>
/// <param name="Occurrence">Which occurrence in the loop around it, from 1.</param>
/// <param name="Parent">The occurrence it stands in; -1 for the set.</param>
internal readonly record struct LoopInstance(LoopRule Loop, int Occurrence, int Parent);

/// <summary>What the rules of a claim look at: its own segments, and those of the levels above it.</summary>
/// <remarks>Its memory is that of the largest claim, and is used again for the next.</remarks>
internal sealed class ClaimWindow
{
    /// <summary>Segments of one claim, with what stands above it, that rules are applied to.</summary>
    public const int SegmentCap = 100_000;

    private const int MaxDepth = 16;
    private const int Spare = 64; // Bytes, and ends: a vector that starts in a list stays within.

    private readonly (int Segments, int Instances, int Judged, ulong Present)[] _marks = new (int, int, int, ulong)[MaxDepth];
    private byte[] _bytes = new byte[16 * 1024];
    private WindowSegment[] _segments = new WindowSegment[128];
    private uint[] _ids = new uint[128]; // Of the segments: rules look for them.
    private ulong _present;              // A bit for each identifier among them, which others may share.
    private LoopInstance[] _instances = new LoopInstance[64];
    private int[] _judged = new int[128]; // As long as the segments.
    private int[] _elements = new int[1024]; // Where elements end, as the reader has found them.
    private int _elementsEnd;
    private int _end;
    private int _instanceCount;
    private int _judgedCount;

    public int Count { get; private set; }

    public Delimiters Delimiters { get; private set; }

    /// <summary>Whether segments were left out: rules would judge by half a claim.</summary>
    public bool IsOverfull { get; private set; }

    public ReadOnlySpan<WindowSegment> Segments => _segments.AsSpan(0, Count);

    /// <summary>The first segment of an identifier between two indexes, the second excluded; -1 when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int IndexOf(uint segmentId, int from, int to)
    {
        if ((_present & Bit(segmentId)) == 0 || from >= to) return -1;
        return _ids.AsSpan(from, to - from).IndexOf(segmentId) is >= 0 and var found ? from + found : -1;
    }

    /// <summary>The last one.</summary>
    public int LastIndexOf(uint segmentId, int from, int to) =>
        from < to && _ids.AsSpan(from, to - from).LastIndexOf(segmentId) is >= 0 and var found ? from + found : -1;

    /// <summary>Indexes of the segments that rules judge.</summary>
    public ReadOnlySpan<int> Judged => _judged.AsSpan(0, _judgedCount);

    public ref readonly LoopInstance Instance(int index) => ref _instances[index];

    public Segment this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            ref readonly var kept = ref _segments[index];
            return kept.ElementCount > 0
                ? new Segment(
                    _bytes.AsSpan(kept.Start, kept.Length), Delimiters, _elements.AsSpan(kept.Elements, kept.ElementCount), kept.Id)
                : Unindexed(index);
        }
    }

    private Segment Unindexed(int index) => new(_bytes.AsSpan(_segments[index].Start, _segments[index].Length), Delimiters);

    /// <summary>The loops around an occurrence, and it: 2000A[1]/2010AA.</summary>
    public string Path(int instance)
    {
        var parts = new List<string>();
        for (; instance > 0; instance = _instances[instance].Parent)
        {
            var (loop, occurrence, _) = _instances[instance];
            parts.Insert(0, loop.Max > 1 ? $"{loop.Id}[{occurrence}]" : loop.Id);
        }

        return string.Join('/', parts);
    }

    /// <summary>Starts a new set.</summary>
    public void Start(GuideSchema guide, Delimiters delimiters)
    {
        Delimiters = delimiters;
        Count = _end = _elementsEnd = _judgedCount = 0;
        _present = 0;
        _instances[0] = new LoopInstance(guide.Loops[0], 1, -1);
        _instanceCount = 1;
        IsOverfull = false;
    }

    /// <summary>A loop has opened at a depth, that <see cref="Forget"/> will be asked to forget.</summary>
    public void Mark(int depth) => _marks[depth] = (Count, _instanceCount, _judgedCount, _present);

    /// <summary>A new occurrence of a loop in that of the loop around it.</summary>
    public int Open(in LoopFrame frame, int parent)
    {
        if (_instanceCount >= SegmentCap) return _instanceCount - 1;
        if (_instanceCount == _instances.Length) Array.Resize(ref _instances, _instanceCount * 2);
        _instances[_instanceCount] = new LoopInstance(frame.Loop, frame.Occurrence, parent);
        return _instanceCount++;
    }

    /// <summary>First segment of the loop open at a depth.</summary>
    public int StartOf(int depth) => _marks[depth].Segments;

    /// <summary>Keeps a segment.</summary>
    public void Add(in Segment segment, SegmentRule rule, int instance, SegmentPlace place, bool isJudged)
    {
        var raw = segment.Raw;
        var ends = segment.HasStrayBytes ? default : segment.Ends;
        if (!TryAdd(rule, instance, raw.Length, ends.Length, isJudged)) return;

        raw.CopyTo(_bytes.AsSpan(_end - raw.Length));
        ends.CopyTo(_elements.AsSpan(_elementsEnd - ends.Length));
        ref var kept = ref _segments[Count - 1];
        (kept.InSet, kept.InFile, kept.Offset) = (place.SegmentInSet, place.SegmentInFile, place.Offset);
    }

    /// <summary>The same of a segment with room behind it, that the index holds.</summary>
    /// <param name="bytes">Its first byte.</param>
    /// <param name="end">The place before it, then the end of each element.</param>
    /// <param name="count">Its elements.</param>
    /// <param name="rule">What it is.</param>
    /// <param name="instance">The occurrence of the loop it stands in.</param>
    /// <param name="isJudged">Whether a rule judges it.</param>
    /// <returns>What was kept, to be told where it stands; null when it was left out.</returns>
    public ref WindowSegment AddPlain(ref byte bytes, ref int end, int count, SegmentRule rule, int instance, bool isJudged)
    {
        var length = Unsafe.Add(ref end, count + 1) - end - 1;
        var endCount = count + 2;
        if (!TryAdd(rule, instance, length, endCount, isJudged)) return ref Unsafe.NullRef<WindowSegment>();

        // In whole vectors: both lists have one to spare, and so has what is copied.
        ref var target = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes), _end - length);
        for (nuint at = 0; at < (uint)length; at += Spare) Vector512.LoadUnsafe(ref bytes, at).StoreUnsafe(ref target, at);
        ref var targetEnd = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_elements), _elementsEnd - endCount);
        for (nuint at = 0; at < (uint)endCount; at += (uint)Vector512<int>.Count) Vector512.LoadUnsafe(ref end, at).StoreUnsafe(ref targetEnd, at);
        return ref _segments[Count - 1];
    }

    /// <summary>Makes room for a segment; false when there are too many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryAdd(SegmentRule rule, int instance, int length, int endCount, bool isJudged)
    {
        var index = Count;
        if (index >= SegmentCap)
        {
            IsOverfull = true;
            return false;
        }

        if (index == _segments.Length || _end + length + Spare > _bytes.Length || _elementsEnd + endCount + Spare > _elements.Length)
            Grow(length, endCount);

        _judged[_judgedCount] = index;
        _judgedCount += isJudged ? 1 : 0;
        _ids[index] = rule.Id;
        _present |= Bit(rule.Id);
        Count = index + 1;
        ref var kept = ref _segments[index];
        (kept.Id, kept.Rule, kept.Instance) = (rule.Id, rule.Index, instance);
        (kept.Start, kept.Length) = (_end, length);
        (kept.Elements, kept.ElementCount) = (_elementsEnd, endCount);
        _end += length;
        _elementsEnd += endCount;
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int length, int endCount)
    {
        if (Count == _segments.Length)
        {
            Array.Resize(ref _segments, Count * 2);
            Array.Resize(ref _ids, Count * 2);
            Array.Resize(ref _judged, Count * 2);
        }

        while (_end + length + Spare > _bytes.Length) Array.Resize(ref _bytes, _bytes.Length * 2);
        while (_elementsEnd + endCount + Spare > _elements.Length) Array.Resize(ref _elements, _elements.Length * 2);
    }

    /// <summary>Forgets the loop that was open at a depth, and all in it.</summary>
    public void Forget(int depth)
    {
        (Count, _instanceCount, _judgedCount, _present) = _marks[depth];
        _end = Count == 0 ? 0 : _segments[Count - 1].Start + _segments[Count - 1].Length;
        _elementsEnd = Count == 0 ? 0 : _segments[Count - 1].Elements + _segments[Count - 1].ElementCount;
        IsOverfull = false;
    }

    private static ulong Bit(uint segmentId) => 1ul << (int)(segmentId * 0x9E3779B1 >> 26);
}
