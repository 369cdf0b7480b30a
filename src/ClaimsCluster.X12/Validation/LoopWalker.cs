using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Schemas;

namespace ClaimsCluster.X12.Validation;

/// <summary>Follows the segments of a set through the loops of its guide.</summary>
/// <remarks>
/// One fault is told once. What cannot stand where it stands is passed over without leaving the loop; a segment that
/// opens a loop and is missing is told, and its loop taken as open; and what is only the shadow of a fault already
/// told (the place left empty by a segment that stands elsewhere) is not told again.
/// </remarks>
internal sealed partial class LoopWalker
{
    private const int MaxDepth = 16;
    private const int BitsOfLoop = 64;

    private readonly GuideSchema _guide;
    private readonly IWalk _walk;
    private readonly LoopFrame[] _frames = new LoopFrame[MaxDepth];
    private readonly int[] _counts = new int[MaxDepth * BitsOfLoop];
    private readonly List<(int Depth, int Bit, SegmentSpot Spot)> _noted = [];
    private readonly Shadows _shadows = new();
    private readonly bool _tellsAll;
    private readonly HashSet<uint> _openers;
    private readonly Expectation[] _expected; // By the index of the segment before.
    private int _latest = -1;                 // Index of the segment placed last; -1 when it was none.
    private byte _component;
    private int _depth;
    private bool _isOrphan;      // A loop that nobody knows is open: what belongs to it is passed over.
    private Unopened? _unopened; // A segment whose loop was not opened; the next segment tells why.

    /// <summary>A walk through sets of a guide.</summary>
    /// <param name="guide">The guide.</param>
    /// <param name="walk">What is told of it.</param>
    /// <param name="tellsAll">Whether it is told of each loop, or only of those that <see cref="LoopRule.IsTold"/> marks.</param>
    public LoopWalker(GuideSchema guide, IWalk walk, bool tellsAll = true)
    {
        _tellsAll = tellsAll;
        _guide = guide;
        _walk = walk;
        _openers = [.. guide.Loops.Skip(1).Select(loop => guide.Segments[loop.Items[0].Segment].Id)];
        _frames[0].Loop = guide.Loops[0];
        _expected = new Expectation[guide.Segments.Length];
    }

    /// <summary>Whether the qualifier of the segment placed last told what it is.</summary>
    public bool IsTold => _latest >= 0;

    /// <summary>How many loops are open around the innermost one: 0 when none but the set is open.</summary>
    public int Depth => _depth;

    /// <summary>The innermost open loop.</summary>
    public ref LoopFrame Top => ref _frames[_depth];

    /// <summary>The open loops, the set first.</summary>
    public Span<LoopFrame> Open => _frames.AsSpan(0, _depth + 1);

    /// <summary>Starts a new set.</summary>
    public void Start(Delimiters delimiters)
    {
        _component = delimiters.Component;
        _frames[0] = new LoopFrame { Loop = _guide.Loops[0], Occurrence = 1 };
        _depth = 0;
        _noted.Clear();
        _shadows.Clear();
        _isOrphan = false;
        _unopened = null;
        _latest = -1;
    }

    /// <summary>Finds what a segment is and moves there; null when it is nothing that can stand here.</summary>
    public SegmentRule? Enter(in Segment segment)
    {
        if (_unopened is not null) Settle(segment);
        if (TryExpected(segment) is { } expected) return expected;

        var candidates = _guide.CandidatesOf(_frames[_depth].Loop, segment.Id, out var qualifier);
        var code = qualifier == 0 ? 0 : Code(segment[qualifier]);
        var isFirst = true; // Of those that the code fits: then the code alone decides.
        foreach (ref readonly var candidate in candidates)
        {
            if (candidate.Code != code && !IsMeant(candidate, code)) continue;

            ref var frame = ref _frames[_depth - candidate.Up];
            if (candidate.Rank >= frame.Rank && !IsFull(frame, _depth - candidate.Up, candidate.Bit, candidate.Max))
            {
                if (isFirst && _latest >= 0) Expect(candidate, segment.Id, qualifier, code);
                _latest = candidate.Segment;
                return Accept(candidate);
            }

            isFirst = false;
        }

        _latest = -1;
        return EnterOddly(segment, candidates);
    }

    /// <summary>What follows a segment is mostly what followed it before: then there is nothing to look up.</summary>
    private SegmentRule? TryExpected(in Segment segment)
    {
        if (_latest < 0) return null;

        ref var next = ref _expected[_latest];
        if (next.Id != segment.Id || next.Top != _frames[_depth].Loop) return null;
        if (next.Qualifier > 0 && Code(segment[next.Qualifier]) != next.Code) return null;

        ref readonly var candidate = ref next.Candidate;
        ref var frame = ref _frames[_depth - candidate.Up];
        if (candidate.Rank < frame.Rank || IsFull(frame, _depth - candidate.Up, candidate.Bit, candidate.Max)) return null;

        _latest = candidate.Segment;
        return Accept(candidate);
    }

    private void Expect(in Candidate candidate, uint id, int qualifier, ulong code)
    {
        ref var next = ref _expected[_latest];
        (next.Id, next.Top, next.Qualifier, next.Code) = (id, _frames[_depth].Loop, qualifier, code);
        next.Candidate = candidate;
    }

    /// <summary>What is expected behind a segment.</summary>
    private struct Expectation
    {
        public uint Id;
        public LoopRule? Top;
        public int Qualifier;
        public ulong Code;
        public Candidate Candidate;
    }

    /// <summary>The set ends: all loops do.</summary>
    public void End()
    {
        if (_unopened is { } unopened) OpenWithout(unopened);
        while (_depth > 0) Close();
        TellMissing(ref _frames[0]);
    }

    /// <summary>Tells now what the loops around the innermost one lack so far: what stands below it shares the fault.</summary>
    public void TellNotedAbove()
    {
        foreach (var (depth, bit, spot) in _noted.ToArray())
        {
            ref var frame = ref _frames[depth];
            if (depth == _depth || (frame.Seen & (1ul << bit)) != 0) continue;

            TellMissing(frame.Loop.Items[bit], depth, spot);
            frame.Seen |= 1ul << bit;
        }
    }

    /// <summary>The open loops with their occurrences: 2000A[1]/2010AA.</summary>
    public string Path(int depth)
    {
        if (depth == 0) return "";
        var parts = new string[depth];
        for (var i = 1; i <= depth; i++)
            parts[i - 1] = _frames[i].Loop.Max > 1 ? $"{_frames[i].Loop.Id}[{_frames[i].Occurrence}]" : _frames[i].Loop.Id;
        return string.Join('/', parts);
    }

    private SegmentRule Accept(in Candidate candidate)
    {
        for (var up = candidate.Up; up > 0; up--) Close();

        ref var frame = ref _frames[_depth];
        if (candidate.Rank > frame.Rank) MoveTo(ref frame, candidate.Rank);
        Count(ref frame, candidate.Bit);
        if (candidate.Opens >= 0) Push(candidate.Opens, _counts[_depth * BitsOfLoop + candidate.Bit]);
        return _guide.Segments[candidate.Segment];
    }

    private void MoveTo(ref LoopFrame frame, int rank)
    {
        frame.Rank = rank;
        var missing = frame.Loop.RequiredBefore[rank] & ~frame.Seen & ~frame.Noted;
        if (missing == 0) return;

        frame.Noted |= missing;
        for (; missing != 0; missing &= missing - 1)
            _noted.Add((_depth, (int)ulong.TrailingZeroCount(missing), _walk.Here));
    }

    private void Count(ref LoopFrame frame, int bit)
    {
        ref var count = ref _counts[_depth * BitsOfLoop + bit];
        count = (frame.Seen & (1ul << bit)) == 0 ? 1 : count + 1;
        frame.Seen |= 1ul << bit;
    }

    private void Push(int loop, int occurrence)
    {
        _isOrphan = false;
        var level = _frames[_depth].Level;
        ref var frame = ref _frames[++_depth]; // Field by field: a frame is reused, not built and copied.
        frame.Loop = _guide.Loops[loop];
        (frame.Occurrence, frame.Level, frame.Rank, frame.Seen) = (occurrence, level, 0, 1);
        (frame.Noted, frame.Overflowed, frame.IsLowest, frame.Instance) = (0, 0, false, -1);
        if (_tellsAll || frame.Loop.IsTold) _walk.Opened(frame.Loop);
    }

    private void Close()
    {
        ref var frame = ref _frames[_depth];
        TellMissing(ref frame);
        if (_tellsAll || frame.Loop.IsTold) _walk.Closing(frame.Loop);
        _depth--;
    }

    private void TellMissing(ref LoopFrame frame)
    {
        for (var missing = frame.Loop.Required & ~frame.Seen; missing != 0; missing &= missing - 1)
        {
            var bit = (int)ulong.TrailingZeroCount(missing);
            var noted = _noted.FindIndex(entry => entry.Depth == _depth && entry.Bit == bit);
            TellMissing(frame.Loop.Items[bit], _depth, noted < 0 ? _walk.Here : _noted[noted].Spot);
        }

        if (frame.Noted != 0) _noted.RemoveAll(entry => entry.Depth == _depth);
        if (frame.Loop.IsUnit || frame.Loop.Depth == 0) _shadows.Clear();
    }

    private void TellMissing(in LoopItem item, int depth, SegmentSpot spot)
    {
        var rule = _guide.Segments[item.Segment];
        if (_shadows.Covers(rule.Id, depth, item.Rank)) return;

        var loop = item.Loop < 0 ? _frames[depth].Loop : _guide.Loops[item.Loop];
        _walk.Missing(loop, depth, rule, spot);
    }

    private bool IsFull(in LoopFrame frame, int depth, int bit, int max) =>
        (frame.Seen & (1ul << bit)) != 0 && (max == 1 || _counts[depth * BitsOfLoop + bit] >= max);

    /// <summary>The first component of a qualifier, packed; 0 when it is too long for any code.</summary>
    private ulong Code(ReadOnlySpan<byte> value)
    {
        if (value.Length == 2) return value[0] | ((ulong)value[1] << 8); // Too short to be two components.

        ulong code = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == _component) break;
            if (i == sizeof(ulong)) return 0;
            code |= (ulong)value[i] << (8 * i);
        }

        return code;
    }

    private bool IsMeant(in Candidate candidate, ulong code) => candidate.Code switch
    {
        0 => true,
        Candidate.ManyCodes => _guide.Segments[candidate.Segment].QualifierList!.Contains(code),
        _ => false,
    };

    private static bool IsMeant(SegmentRule rule, in Segment segment)
    {
        if (rule.QualifierList is not { } codes) return true;

        return codes.Contains(rule.IsQualifierComposite ? segment.Component(rule.Qualifier, 1) : segment[rule.Qualifier]);
    }
}
