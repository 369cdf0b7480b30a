using System.Buffers.Text;
using System.Text;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Schemas;

namespace ClaimsCluster.X12.Validation;

/// <summary>What a segment is that does not stand where the guide has it.</summary>
internal sealed partial class LoopWalker
{
    private const string Unknown = "1", Unexpected = "2", LoopTooOften = "4", SegmentTooOften = "5", OutOfSequence = "7";

    /// <summary>A segment whose loop was not opened.</summary>
    /// <param name="Up">How many open loops would end.</param>
    /// <param name="Bit">The item of the loop in the loop around it.</param>
    /// <param name="Loop">The loop that it belongs to.</param>
    /// <param name="Inner">Its item in that loop.</param>
    /// <param name="SegmentId">What it is.</param>
    /// <param name="Spot">Where it stands.</param>
    private sealed record Unopened(int Up, int Bit, int Loop, int Inner, uint SegmentId, SegmentSpot Spot);

    private SegmentRule? EnterOddly(in Segment segment, ReadOnlySpan<Candidate> candidates)
    {
        if (_isOrphan && segment.Id != SegmentId.HL) return null;
        if (!_guide.Known.Contains(segment.Id)) return PassUnknown(segment);

        Candidate? full = null, late = null, needed = null, possible = null;
        foreach (var candidate in candidates)
        {
            ref var frame = ref _frames[_depth - candidate.Up];
            var item = frame.Loop.Items[candidate.Bit];
            var isMeant = IsMeant(_guide.Segments[candidate.Segment], segment);
            var isFull = IsFull(frame, _depth - candidate.Up, candidate.Bit, item);
            if (item.Rank < frame.Rank) late ??= isMeant ? candidate : null;
            else if (isMeant) full ??= candidate;
            else if (!isFull)
            {
                possible ??= candidate;
                if (item.Usage == Usage.Required && (frame.Seen & (1ul << candidate.Bit)) == 0) needed ??= candidate;
            }
        }

        if (full is { } excess) return AcceptExcess(segment, excess);
        if (needed is { } required && segment.Id != SegmentId.HL) return Accept(required); // Its qualifier is at fault.
        if (late is { } tooLate) return AcceptLate(segment, tooLate);
        if (FindUnopened(segment) is { } unopened) return Suspend(unopened);
        if (segment.Id == SegmentId.HL && LevelByParent(segment, candidates) is { } level) return Accept(level);
        if (possible is not { } misnamed) return PassUnexpected(segment);
        return IsOnly(misnamed, candidates) ? Accept(misnamed) : PassUnqualified(segment, misnamed, candidates);
    }

    /// <summary>Whether no other segment of this identifier could be meant: then its qualifier is at fault, told with its elements.</summary>
    private static bool IsOnly(in Candidate nearest, ReadOnlySpan<Candidate> candidates)
    {
        var count = 0;
        foreach (var candidate in candidates)
        {
            if (candidate.Up == nearest.Up) count++;
        }

        return count == 1;
    }

    private SegmentRule? PassUnknown(in Segment segment)
    {
        _walk.Misplaced(segment.Id, _walk.Here, Unknown, Top.Loop.Id, $"a segment of guide {_guide.Version}");
        _shadows.SomethingUnknown(Open);
        return null;
    }

    private SegmentRule? PassUnexpected(in Segment segment)
    {
        var loop = Top.Loop;
        var where = loop.Id.Length == 0 ? "before the first loop" : $"in loop {loop.Id} ({loop.Name})";
        _walk.Misplaced(segment.Id, _walk.Here, Unexpected, loop.Id, $"a segment that may stand {where}");
        PassOver(segment);
        return null;
    }

    private void PassOver(in Segment segment)
    {
        _shadows.StandsElsewhere(segment.Id);
        _isOrphan |= _openers.Contains(segment.Id);
    }

    /// <summary>One more than the guide allows: told once, and read like the others.</summary>
    private SegmentRule? AcceptExcess(in Segment segment, in Candidate candidate)
    {
        ref var frame = ref _frames[_depth - candidate.Up];
        var item = frame.Loop.Items[candidate.Bit];
        if ((frame.Overflowed & (1ul << candidate.Bit)) == 0)
        {
            frame.Overflowed |= 1ul << candidate.Bit;
            var loop = item.Loop < 0 ? frame.Loop : _guide.Loops[item.Loop];
            var what = item.Loop < 0 ? SegmentId.Name(segment.Id) : $"loop {loop.Id}";
            _walk.Misplaced(
                segment.Id, _walk.Here, item.Loop < 0 ? SegmentTooOften : LoopTooOften, loop.Id, $"{what} at most {Times(item.Max)}");
        }

        return Accept(candidate);
    }

    private static string Times(int max) => max == 1 ? "once" : $"{max} times";

    /// <summary>It stands behind what should follow it.</summary>
    private SegmentRule? AcceptLate(in Segment segment, in Candidate candidate)
    {
        var depth = _depth - candidate.Up;
        ref var frame = ref _frames[depth];
        var item = frame.Loop.Items[candidate.Bit];
        if (IsFull(frame, depth, candidate.Bit, item) && candidate is { Up: 0, Opens: < 0 } && StartsAnother(frame, candidate.Bit) is { } next)
            return Suspend(next);

        var loop = item.Loop < 0 ? frame.Loop : _guide.Loops[item.Loop];
        _walk.Misplaced(segment.Id, _walk.Here, OutOfSequence, loop.Id, $"{SegmentId.Name(segment.Id)} earlier in the loop");
        if (candidate.Up > 0)
        {
            frame.Seen |= 1ul << candidate.Bit;
            PassOver(segment);
            return null;
        }

        Count(ref frame, candidate.Bit);
        if (candidate.Opens >= 0) Push(candidate.Opens, _counts[_depth * BitsOfLoop + candidate.Bit]);
        return _guide.Segments[candidate.Segment];
    }

    /// <summary>What follows the opening segment and comes again: the opening segment of the next occurrence is missing.</summary>
    private Unopened? StartsAnother(in LoopFrame frame, int bit)
    {
        if (bit != 1 || frame.Loop.Max == 1) return null;

        var items = _frames[_depth - 1].Loop.Items;
        var self = Array.FindIndex(items, item => item.Loop == _frames[_depth].Loop.Index);
        return new Unopened(1, self, frame.Loop.Index, bit, _guide.Segments[frame.Loop.Items[bit].Segment].Id, _walk.Here);
    }

    private Unopened? FindUnopened(in Segment segment)
    {
        for (var up = 0; up <= _depth; up++)
        {
            ref var frame = ref _frames[_depth - up];
            for (var bit = 0; bit < frame.Loop.Items.Length; bit++)
            {
                var item = frame.Loop.Items[bit];
                if (item.Loop < 0 || item.Rank < frame.Rank || IsFull(frame, _depth - up, bit, item)) continue;
                if (FindInside(_guide.Loops[item.Loop], segment) is { } inner)
                    return new Unopened(up, bit, item.Loop, inner, segment.Id, _walk.Here);
            }
        }

        return null;
    }

    /// <summary>A segment of the loop, or one that opens a loop which it must have.</summary>
    private int? FindInside(LoopRule loop, in Segment segment)
    {
        for (var inner = 1; inner < loop.Items.Length; inner++)
        {
            var item = loop.Items[inner];
            var rule = _guide.Segments[item.Segment];
            if (rule.Id == segment.Id && (item.Loop < 0 || item.Usage == Usage.Required) && IsMeant(rule, segment)) return inner;
        }

        return null;
    }

    /// <summary>The next segment tells whether the opening one is missing or only comes after it.</summary>
    private SegmentRule Suspend(Unopened unopened)
    {
        _unopened = unopened;
        return _guide.Segments[_guide.Loops[unopened.Loop].Items[unopened.Inner].Segment];
    }

    private void Settle(in Segment next)
    {
        var unopened = _unopened!;
        _unopened = null;
        var loop = _guide.Loops[unopened.Loop];
        var opener = _guide.Segments[loop.Items[0].Segment];
        if (next.Id != opener.Id || !IsMeant(opener, next))
        {
            OpenWithout(unopened);
            return;
        }

        var name = SegmentId.Name(unopened.SegmentId);
        _walk.Misplaced(unopened.SegmentId, unopened.Spot, OutOfSequence, loop.Id, $"{name} after {SegmentId.Name(opener.Id)}");
        _shadows.StandsElsewhere(unopened.SegmentId);
    }

    private void OpenWithout(Unopened unopened)
    {
        _unopened = null;
        for (var up = unopened.Up; up > 0; up--) Close();
        ref var frame = ref _frames[_depth];
        var item = frame.Loop.Items[unopened.Bit];
        if (item.Rank > frame.Rank) MoveTo(ref frame, item.Rank);
        var loop = _guide.Loops[unopened.Loop];
        if (!_shadows.Covers(_guide.Segments[item.Segment].Id, _depth, item.Rank))
            _walk.Missing(loop, _depth, _guide.Segments[item.Segment], unopened.Spot);

        Count(ref frame, unopened.Bit);
        Push(unopened.Loop, _counts[_depth * BitsOfLoop + unopened.Bit]);
        var inner = loop.Items[unopened.Inner];
        ref var top = ref _frames[_depth];
        if (inner.Rank > top.Rank) MoveTo(ref top, inner.Rank);
        Count(ref top, unopened.Inner);
        if (inner.Loop >= 0) Push(inner.Loop, 1);
    }

    /// <summary>An HL of no known level is the child of the level that its HL02 names.</summary>
    private Candidate? LevelByParent(in Segment segment, ReadOnlySpan<Candidate> candidates)
    {
        if (!Utf8Parser.TryParse(segment[2], out int parent, out var length) || length != segment[2].Length) parent = 0;
        foreach (var candidate in candidates)
        {
            if (_frames[_depth - candidate.Up].Level == parent) return candidate;
        }

        return null;
    }

    /// <summary>No qualifier of this loop: told at that element; the segment is passed over.</summary>
    private SegmentRule? PassUnqualified(in Segment segment, in Candidate nearest, ReadOnlySpan<Candidate> candidates)
    {
        var codes = new StringBuilder();
        var listed = new HashSet<string>();
        foreach (var candidate in candidates)
        {
            if (candidate.Up != nearest.Up) continue;
            var rule = _guide.Segments[candidate.Segment];
            if (rule.QualifierCodes >= 0) listed.UnionWith(_guide.Codes[rule.QualifierCodes].Codes);
        }

        codes.AppendJoin(", ", listed.Take(24));
        if (listed.Count > 24) codes.Append(" ...");
        for (var up = nearest.Up; up > 0; up--) Close();
        _walk.Unqualified(segment, _guide.Segments[nearest.Segment], $"one of {codes}");
        ref var frame = ref Top;
        var item = frame.Loop.Items[nearest.Bit];
        if (nearest.Opens >= 0 && item.Rank > frame.Rank) MoveTo(ref frame, item.Rank);
        PassOver(segment);
        return null;
    }
}
