using System.Runtime.CompilerServices;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Validation;

/// <summary>
/// One unit of a set as rules see it: a claim of an 837, a payment of an 835, with what stands above it. A view: it
/// copies nothing and is valid only inside the call that it is given to.
/// </summary>
/// <remarks>Segments count from 0. Those before <see cref="Start"/> stand above the claim: set header, provider, subscriber, patient.</remarks>
public readonly ref struct ClaimView
{
    private readonly ClaimWindow _window;
    private readonly IClaimFaults _faults;

    internal ClaimView(string guide, ClaimWindow window, int start, IClaimFaults faults)
    {
        Guide = guide;
        _window = window;
        Start = start;
        _faults = faults;
    }

    /// <summary>The guide: 837P, 837I, 835, 276, 277 or 277CA.</summary>
    public string Guide { get; }

    /// <summary>Index of the unit's first own segment: CLM, CLP.</summary>
    public int Start { get; }

    /// <summary>Number of segments, those above the unit included.</summary>
    public int Count => _window.Count;

    internal ReadOnlySpan<WindowSegment> Segments => _window.Segments;

    /// <summary>A segment.</summary>
    public Segment this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _window[index];
    }

    /// <summary>The identifier of a segment, without looking at its bytes.</summary>
    public uint IdOf(int index) => _window.Segments[index].Id;

    /// <summary>The loop a segment stands in, such as 2310B; empty in the header of the set.</summary>
    public string LoopOf(int index) => _window.Instance(_window.Segments[index].Instance).Loop.Id;

    /// <summary>The next own segment of a loop at or after <paramref name="from"/>; -1 when there is none.</summary>
    /// <param name="loop">Such as 2300.</param>
    /// <param name="segmentId">Of <see cref="SegmentId"/>.</param>
    /// <param name="qualifier">What element 01, or its first component, must be; empty: anything.</param>
    /// <param name="from">Where to start; before <see cref="Start"/> it is taken for that.</param>
    public int Find(string loop, uint segmentId, ReadOnlySpan<byte> qualifier = default, int from = 0) =>
        Find(loop, segmentId, qualifier, Math.Max(from, Start), Count);

    /// <summary>The same among the segments above the unit.</summary>
    public int FindAbove(string loop, uint segmentId, ReadOnlySpan<byte> qualifier = default) =>
        Find(loop, segmentId, qualifier, 0, Start);

    /// <summary>The same between two indexes, the second excluded.</summary>
    public int Find(string loop, uint segmentId, ReadOnlySpan<byte> qualifier, int from, int to)
    {
        for (var i = _window.IndexOf(segmentId, from, to); i >= 0; i = _window.IndexOf(segmentId, i + 1, to))
        {
            if (LoopOf(i) == loop && (qualifier.IsEmpty || IsQualified(_window[i], qualifier))) return i;
        }

        return -1;
    }

    /// <summary>The first segment of an identifier in any loop, between two indexes, the second excluded; -1 when there is none.</summary>
    internal int IndexOf(uint segmentId, int from, int to) => _window.IndexOf(segmentId, from, to);

    /// <summary>The last one.</summary>
    internal int LastIndexOf(uint segmentId, int from, int to) => _window.LastIndexOf(segmentId, from, to);

    /// <summary>Whether there is such a segment in the unit.</summary>
    public bool Has(string loop, uint segmentId, ReadOnlySpan<byte> qualifier = default) =>
        Find(loop, segmentId, qualifier) >= 0;

    /// <summary>Index behind the last segment of the loop that the segment opens: its own and those of loops in it.</summary>
    public int EndOfLoop(int opener)
    {
        var segments = _window.Segments;
        var instance = segments[opener].Instance;
        var end = opener + 1;
        while (end < Count && IsWithin(segments[end].Instance, instance)) end++;
        return end;
    }

    /// <summary>Index of the segment that opens the loop which a segment stands in.</summary>
    public int OpenerOf(int index)
    {
        var segments = _window.Segments;
        var instance = segments[index].Instance;
        while (index > 0 && IsWithin(segments[index - 1].Instance, instance)) index--;
        return index;
    }

    /// <summary>Whether two segments stand in the same occurrence of a loop.</summary>
    public bool IsSameLoop(int one, int other) => _window.Segments[one].Instance == _window.Segments[other].Instance;

    /// <summary>Tells that a rule does not hold.</summary>
    /// <param name="fault">Which rule, and what it expects.</param>
    /// <param name="index">The segment to blame.</param>
    /// <param name="element">Its element; 0: the segment as a whole.</param>
    /// <param name="component">Its component; 0: the element as a whole.</param>
    public void Tell(RuleFault fault, int index, int element = 0, int component = 0) =>
        _faults.Tell(fault, _window, index, element, component);

    private bool IsWithin(int instance, int ancestor)
    {
        for (; instance >= 0; instance = _window.Instance(instance).Parent)
        {
            if (instance == ancestor) return true;
        }

        return false;
    }

    private bool IsQualified(in Segment segment, ReadOnlySpan<byte> qualifier)
    {
        var value = segment[1];
        return value.SequenceEqual(qualifier)
            || (value.Length > qualifier.Length && value[qualifier.Length] == _window.Delimiters.Component
                && value.StartsWith(qualifier));
    }
}

/// <summary>A rule that does not hold.</summary>
/// <param name="Rule">Id of the rule, such as CLM-03 or C4-017.</param>
/// <param name="Snip">Level, 3 to 7.</param>
/// <param name="Title">What is wrong, in a line.</param>
/// <param name="Expected">What should stand there instead.</param>
public sealed record RuleFault(string Rule, int Snip, string Title, string Expected)
{
    /// <summary>How a 277CA says it: category, status and perhaps entity; null when it has no word for it.</summary>
    public string? ClaimStatus { get; init; }

    /// <summary>Whether it refuses nothing.</summary>
    public bool IsWarning { get; init; }

    /// <summary>What was found, where that is more than the bytes of the element.</summary>
    public string? Found { get; init; }
}

/// <summary>Rules of a product, or of a trading partner, on each claim (SNIP 6 and 7).</summary>
public interface IClaimRules
{
    /// <summary>Called once for each whole unit. Must not throw, and tells what it finds by <see cref="ClaimView.Tell"/>.</summary>
    void Check(in ClaimView claim);
}

/// <summary>Takes what rules tell.</summary>
internal interface IClaimFaults
{
    void Tell(RuleFault fault, ClaimWindow window, int index, int element, int component);
}
