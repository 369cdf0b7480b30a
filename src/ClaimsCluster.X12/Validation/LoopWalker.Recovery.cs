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
    private sealed record Unopened(int Up, int Bit, int Loop, int Inner, uint SegmentId, SegmentSpot Spot)
    {
        /// <summary>The item of the innermost loop that it may be instead, too late; -1 when it cannot be one.</summary>
        public int LateBit { get; init; } = -1;

        /// <summary>Whether it may belong to another loop beside this one as well.</summary>
        public bool IsGuess { get; init; }
    }

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
            var isFull = IsFull(frame, _depth - candidate.Up, candidate.Bit, item.Max);
            if (item.Rank < frame.Rank) late ??= isMeant ? candidate : null;
            else if (isMeant) full ??= candidate;
            else if (!isFull)
            {
                possible ??= candidate;
                if (item.Usage == Usage.Required && (frame.Seen & (1ul << candidate.Bit)) == 0) needed ??= candidate;
            }
        }

        if (full is { } excess) return AcceptExcess(segment, excess);
        if (needed is { } required && segment.Id != SegmentId.HL && !IsOfAnother(segment)) return Accept(required); // Its qualifier is at fault.
        if (late is { } again && LateOrUnopened(segment, again) is { } other) return Suspend(other);
        if (late is { } tooLate) return AcceptLate(segment, tooLate);
        if (FindUnopened(segment) is { } unopened) return Suspend(unopened);
        if (needed is { } wanted && segment.Id != SegmentId.HL) return Accept(wanted);
        if (segment.Id == SegmentId.HL && LevelByParent(segment, candidates) is { } level) return Accept(level);
        if (possible is not { } misnamed) return PassUnexpected(segment);
        return IsOnly(misnamed, candidates) ? Accept(misnamed) : PassUnqualified(segment, misnamed, candidates);
    }

    /// <summary>Whether its qualifier belongs to another place of the guide: then it is no slip of the pen.</summary>
    private bool IsOfAnother(in Segment segment)
    {
        _guide.CandidatesOf(Top.Loop, segment.Id, out var qualifier);
        return qualifier > 0 && _guide.IsQualifier(segment.Id, Code(segment, qualifier));
    }

    /// <summary>What comes too late for an open loop may stand in another, whose opening segment is missing.</summary>
    private Unopened? LateOrUnopened(in Segment segment, in Candidate late)
    {
        if (late.Up == 0 && _depth > 0 && IsUnknownOpener()) return StartsAnother(late.Bit);
        if (FindUnopened(segment) is not { } unopened) return null;
        if (IsFull(late) || (late.Up > 0 && (unopened.Inner == 1 || unopened.Up < late.Up))) return unopened;

        ref var around = ref _frames[_depth - unopened.Up];
        var isNeeded = around.Loop.Items[unopened.Bit].Usage == Usage.Required && (around.Seen & (1ul << unopened.Bit)) == 0;
        return isNeeded && late is { Up: 0, Opens: < 0 } && unopened.Inner == 1 ? unopened with { LateBit = late.Bit } : null;
    }

    /// <summary>Whether the unknown segment passed over may have opened the next occurrence of the innermost loop.</summary>
    private bool IsUnknownOpener() => Top.Loop.Max > 1 && _shadows.IsUnknownAt(_depth - 1, _frames[_depth - 1].Rank);

    private bool IsFull(in Candidate candidate)
    {
        ref var frame = ref _frames[_depth - candidate.Up];
        return IsFull(frame, _depth - candidate.Up, candidate.Bit, candidate.Max);
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
        if (candidate is { Up: 0, Opens: < 0, Bit: 1 } && frame.Loop.Max > 1 && IsFull(frame, depth, candidate.Bit, item.Max))
            return Suspend(StartsAnother(candidate.Bit));

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
    private Unopened StartsAnother(int bit)
    {
        var loop = Top.Loop;
        var self = Array.FindIndex(_frames[_depth - 1].Loop.Items, item => item.Loop == loop.Index);
        return new Unopened(1, self, loop.Index, bit, _guide.Segments[loop.Items[bit].Segment].Id, _walk.Here);
    }

    private Unopened? FindUnopened(in Segment segment)
    {
        for (var up = 0; up <= _depth; up++)
        {
            ref var frame = ref _frames[_depth - up];
            Unopened? found = null;
            for (var bit = 0; bit < frame.Loop.Items.Length; bit++)
            {
                var item = frame.Loop.Items[bit];
                if (item.Loop < 0 || item.Rank < frame.Rank || IsFull(frame, _depth - up, bit, item.Max)) continue;
                if (frame.IsLowest && _guide.Segments[item.Segment].Id == SegmentId.HL) continue;
                var isNeeded = item.Usage == Usage.Required && (frame.Seen & (1ul << bit)) == 0;
                if (FindInside(_guide.Loops[item.Loop], isNeeded, segment) is not { } inner) continue;
                if (found is not null) return found with { IsGuess = true };
                found = new Unopened(up, bit, item.Loop, inner, segment.Id, _walk.Here);
            }

            if (found is not null) return found;
        }

        return null;
    }

    /// <summary>A segment of the loop, or one that opens a loop in it, when one of the two must be there.</summary>
    private int? FindInside(LoopRule loop, bool isNeeded, in Segment segment)
    {
        for (var inner = 1; inner < loop.Items.Length; inner++)
        {
            var item = loop.Items[inner];
            var rule = _guide.Segments[item.Segment];
            var isExpected = item.Loop < 0 || item.Usage == Usage.Required || isNeeded;
            if (rule.Id == segment.Id && isExpected && IsMeant(rule, segment)) return inner;
        }

        return null;
    }

    /// <summary>The next segment tells whether the opening one is missing or only comes after it.</summary>
    /// <remarks>Where something unknown was passed over, that was the opening one.</remarks>
    private SegmentRule? Suspend(Unopened unopened)
    {
        var item = _frames[_depth - unopened.Up].Loop.Items[unopened.Bit];
        if (!_shadows.IsUnknownAt(_depth - unopened.Up, item.Rank)) _unopened = unopened;
        else if (!unopened.IsGuess) OpenWithout(unopened);
        else
        {
            _isOrphan = true;
            return null;
        }

        return _guide.Segments[_guide.Loops[unopened.Loop].Items[unopened.Inner].Segment];
    }

    private void Settle(in Segment next)
    {
        var unopened = _unopened!;
        _unopened = null;
        var loop = _guide.Loops[unopened.Loop];
        var opener = _guide.Segments[loop.Items[0].Segment];
        var name = SegmentId.Name(unopened.SegmentId);
        if (next.Id == opener.Id && IsMeant(opener, next))
        {
            _walk.Misplaced(unopened.SegmentId, unopened.Spot, OutOfSequence, loop.Id, $"{name} after {SegmentId.Name(opener.Id)}");
            _shadows.StandsElsewhere(unopened.SegmentId);
        }
        else if (unopened.LateBit >= 0 && FitsInnermost(next))
        {
            _walk.Misplaced(unopened.SegmentId, unopened.Spot, OutOfSequence, Top.Loop.Id, $"{name} earlier in the loop");
            Count(ref Top, unopened.LateBit);
        }
        else
        {
            OpenWithout(unopened);
        }
    }

    /// <summary>Whether the innermost loop goes on with a segment.</summary>
    private bool FitsInnermost(in Segment segment)
    {
        foreach (ref readonly var candidate in _guide.CandidatesOf(Top.Loop, segment.Id))
        {
            if (candidate.Up == 0 && Top.Loop.Items[candidate.Bit].Rank >= Top.Rank
                && IsMeant(_guide.Segments[candidate.Segment], segment)) return true;
        }

        return false;
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
            if (rule.QualifierList is { } codesOfOne) listed.UnionWith(codesOfOne.Codes);
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
