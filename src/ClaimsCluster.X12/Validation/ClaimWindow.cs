using System.Runtime.CompilerServices;
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

    private readonly (int Segments, int Instances, int Judged, ulong Present)[] _marks = new (int, int, int, ulong)[MaxDepth];
    private byte[] _bytes = new byte[16 * 1024];
    private WindowSegment[] _segments = new WindowSegment[256];
    private uint[] _ids = new uint[256]; // Of the segments: rules look for them.
    private ulong _present;              // A bit for each identifier among them, which others may share.
    private LoopInstance[] _instances = new LoopInstance[64];
    private int[] _judged = new int[64];
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

    public void Add(in Segment segment, SegmentRule rule, int instance, SegmentPlace place, bool isJudged) => Add(
        segment.Raw, segment.HasStrayBytes ? default : segment.Ends, rule, instance,
        new SegmentSpot(place.SegmentInSet, place.SegmentInFile, place.Offset, 0), isJudged);

    /// <summary>Keeps a segment.</summary>
    /// <param name="raw">Its bytes.</param>
    /// <param name="ends">The place before it, then the end of each element; or nothing.</param>
    /// <param name="rule">What it is.</param>
    /// <param name="instance">The occurrence of the loop it stands in.</param>
    /// <param name="spot">Where it stands.</param>
    /// <param name="isJudged">Whether a rule judges it.</param>
    public void Add(ReadOnlySpan<byte> raw, ReadOnlySpan<int> ends, SegmentRule rule, int instance, in SegmentSpot spot, bool isJudged)
    {
        if (Count >= SegmentCap)
        {
            IsOverfull = true;
            return;
        }

        if (isJudged)
        {
            if (_judgedCount == _judged.Length) Array.Resize(ref _judged, _judgedCount * 2);
            _judged[_judgedCount++] = Count;
        }

        if (Count == _segments.Length)
        {
            Array.Resize(ref _segments, Count * 2);
            Array.Resize(ref _ids, Count * 2);
        }

        while (_end + raw.Length > _bytes.Length) Array.Resize(ref _bytes, _bytes.Length * 2);
        raw.CopyTo(_bytes.AsSpan(_end));
        while (_elementsEnd + ends.Length > _elements.Length) Array.Resize(ref _elements, _elements.Length * 2);
        ends.CopyTo(_elements.AsSpan(_elementsEnd));
        _ids[Count] = rule.Id;
        _present |= Bit(rule.Id);
        ref var kept = ref _segments[Count++];
        (kept.Id, kept.Rule, kept.Instance) = (rule.Id, rule.Index, instance);
        (kept.Start, kept.Length) = (_end, raw.Length);
        (kept.Elements, kept.ElementCount) = (_elementsEnd, ends.Length);
        (kept.InSet, kept.InFile, kept.Offset) = (spot.InSet, spot.InFile, spot.Offset);
        _end += raw.Length;
        _elementsEnd += ends.Length;
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
