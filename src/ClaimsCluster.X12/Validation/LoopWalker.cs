using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
    private readonly FoundBefore _found = new();
    private readonly Found?[] _starts; // By loop: what came lately when it was innermost, behind a segment that is not plain.
    private Delimiters _delimiters;
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
        _starts = new Found?[guide.Loops.Length];
    }

    /// <summary>Whether the qualifier of the segment placed last told what it is.</summary>
    public bool IsTold { get; private set; }

    /// <summary>How many loops are open around the innermost one: 0 when none but the set is open.</summary>
    public int Depth => _depth;

    /// <summary>The innermost open loop.</summary>
    public ref LoopFrame Top => ref _frames[_depth];

    /// <summary>The open loops, the set first.</summary>
    public Span<LoopFrame> Open => _frames.AsSpan(0, _depth + 1);

    /// <summary>Starts a new set.</summary>
    public void Start(Delimiters delimiters)
    {
        if (delimiters != _delimiters) ForgetFound();
        (_delimiters, _component) = (delimiters, delimiters.Component);
        _frames[0] = new LoopFrame { Loop = _guide.Loops[0], Occurrence = 1 };
        _depth = 0;
        _noted.Clear();
        _shadows.Clear();
        _isOrphan = false;
        _unopened = null;
        IsTold = false;
    }

    /// <summary>Finds what a segment is and moves there; null when it is nothing that can stand here.</summary>
    public SegmentRule? Enter(in Segment segment)
    {
        if (_unopened is not null) Settle(segment);

        var id = segment.Id;
        var loop = _frames[_depth].Loop;
        var qualifier = _guide.QualifierOf(id);
        var key = qualifier > 0 ? Code(segment, qualifier) : 0;
        var before = _found.Find(loop.Index, id, key);
        if (before.Is(loop.Index, id, key) && HasRoomFor(before.Candidate))
        {
            IsTold = true;
            return Accept(before.Candidate);
        }

        return EnterNewly(segment, loop, qualifier, key);
    }

    /// <summary>Looks up what a segment can be.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private SegmentRule? EnterNewly(in Segment segment, LoopRule loop, int qualifier, ulong key)
    {
        var candidates = _guide.CandidatesOf(loop, segment.Id, out var told);
        var code = told == qualifier ? key : told == 0 ? 0 : Code(segment, told);
        var isFirst = true; // Of those that the code fits: then the code alone decides.
        foreach (ref readonly var candidate in candidates)
        {
            if (candidate.Code != code && !IsMeant(candidate, code)) continue;
            if (HasRoomFor(candidate))
            {
                if (isFirst && qualifier >= 0) _found.Add(Known(loop, segment, qualifier, key, candidate));
                IsTold = true;
                return Accept(candidate);
            }

            isFirst = false;
        }

        IsTold = false;
        return EnterOddly(segment, candidates);
    }

    private void ForgetFound()
    {
        _found.Clear();
        Array.Clear(_starts);
    }

    private Found Known(LoopRule loop, in Segment segment, int qualifier, ulong key, in Candidate candidate)
    {
        var around = loop;
        var isPlain = !IsAskedFor(segment.Id) && (candidate.Opens < 0 || !IsTellable(_guide.Loops[candidate.Opens]));
        for (var up = candidate.Up; up > 0; up--)
        {
            isPlain &= !IsTellable(around);
            around = _guide.Loops[around.Parent];
        }

        var rule = _guide.Segments[candidate.Segment];
        var target = candidate.Opens < 0 ? around.Index : candidate.Opens;
        return new Found(
            loop.Index, segment.Id, key, candidate, rule, target, around.RequiredBefore[candidate.Rank], isPlain, Prefix(segment, qualifier, key));
    }

    /// <summary>The bytes that tell what a segment is, with the separator behind them; empty when none stands there.</summary>
    private static ReadOnlySpan<byte> Prefix(in Segment segment, int qualifier, ulong key)
    {
        var length = segment.Position(qualifier) + (qualifier == 0 ? segment[0].Length : sizeof(ulong) - (int)ulong.LeadingZeroCount(key) / 8) + 1;
        return length <= segment.Raw.Length && (qualifier == 0 || key != 0) ? segment.Raw[..length] : default;
    }

    /// <summary>Whether others than the guide look at such a segment: for levels, claims, and what a set says of itself.</summary>
    private static bool IsAskedFor(uint segmentId) =>
        segmentId is SegmentId.HL or SegmentId.CLM or SegmentId.CLP or SegmentId.BHT or SegmentId.BPR;

    private bool IsTellable(LoopRule loop) => _tellsAll || loop.IsTold;

    /// <summary>What to start from when plain segments come; null when the next one must be looked at.</summary>
    public Found? Start()
    {
        var loop = _frames[_depth].Loop.Index;
        return _unopened is null ? _starts[loop] ??= Found.Before(loop) : null;
    }

    /// <summary>
    /// What a segment is that came in this loop before, when that is plain; null when that is not certain.
    /// </summary>
    /// <param name="loop">Index of the innermost loop.</param>
    /// <param name="segmentId">Its identifier.</param>
    /// <param name="code">Its qualifier, packed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Found? Foresee(int loop, uint segmentId, ulong code)
    {
        var found = _found.Find(loop, segmentId, code);
        return found.Is(loop, segmentId, code) && found.IsPlain ? found : null;
    }

    /// <summary>Whether it may come now, and leaves nothing to tell.</summary>
    /// <param name="found">What came in the innermost loop before, plain.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool CanFollow(Found found)
    {
        var depth = _depth;
        for (var up = found.Candidate.Up; up > 0; up--, depth--)
        {
            ref var ended = ref _frames[depth];
            if (((ended.Loop.Required & ~ended.Seen) | ended.Noted) != 0) return false;
        }

        ref var frame = ref _frames[depth];
        var isInOrder = found.Candidate.Rank >= frame.Rank && (found.RequiredBefore & ~frame.Seen & ~frame.Noted) == 0;
        return isInOrder && !IsFull(frame, depth, found.Candidate.Bit, found.Candidate.Max);
    }

    /// <summary>Moves to what was foreseen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Follow(Found found)
    {
        _depth -= found.Candidate.Up;
        ref var frame = ref _frames[_depth];
        frame.Rank = found.Candidate.Rank;
        Count(ref frame, found.Candidate.Bit);
        if (found.Candidate.Opens >= 0) Push(found.Candidate.Opens, _counts[_depth * BitsOfLoop + found.Candidate.Bit]);
    }

    /// <summary>Whether the loop it is for goes on to it, and has not got as many as it may have.</summary>
    private bool HasRoomFor(in Candidate candidate)
    {
        var depth = _depth - candidate.Up;
        ref var frame = ref _frames[depth];
        return candidate.Rank >= frame.Rank && !IsFull(frame, depth, candidate.Bit, candidate.Max);
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
        count = count * (int)(frame.Seen >> bit & 1) + 1; // What an earlier occurrence left counts nothing.
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
    private ulong Code(in Segment segment, int element)
    {
        var value = segment[element];
        if (!segment.HasRoom || value.IsEmpty) return Code(value);

        return Code(ref MemoryMarshal.GetReference(value), value.Length);
    }

    /// <summary>The same of a value behind which a number can be read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Code(ref byte value, int length)
    {
        var bytes = Unsafe.ReadUnaligned<ulong>(ref value);
        var others = bytes ^ (_component * 0x0101010101010101ul);
        var components = (others - 0x0101010101010101) & ~others & 0x8080808080808080; // The lowest bit is right.
        var before = components == 0 ? ulong.MaxValue : (components ^ (components - 1)) >> 8;
        if (length < sizeof(ulong)) return bytes & before & (ulong.MaxValue >> (64 - 8 * length));
        return length == sizeof(ulong) || components != 0 ? bytes & before : 0;
    }

    /// <summary>The same, byte by byte.</summary>
    private ulong Code(ReadOnlySpan<byte> value)
    {
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
