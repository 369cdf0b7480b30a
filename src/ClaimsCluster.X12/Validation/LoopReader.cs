using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Schemas;

namespace ClaimsCluster.X12.Validation;

/// <summary>Pulls segments out of a file, each with the loops of its guide that it stands in. Memory is that of the reader.</summary>
/// <remarks>
/// It judges nothing: a segment that the guide does not have where it stands is handed out too, in the loop that is open
/// there (<see cref="IsPlaced"/> is false). Sets whose guide is not held have no loops.
/// </remarks>
public sealed class LoopReader : IDisposable
{
    private static readonly InspectionOptions s_all = new() { TakesAll = true };

    private readonly X12Reader _reader;
    private readonly Dictionary<TransactionKind, LoopWalker> _walkers = [];
    private readonly Silence _silence = new();
    private readonly List<OpenLoop> _open = [];
    private LoopWalker? _walker;
    private string _groupVersion = "";
    private bool _hasEnded; // SE was read: its loops are closed.

    /// <summary>Reads a stream from where it stands. The stream stays the caller's to dispose.</summary>
    public LoopReader(Stream stream) => _reader = new X12Reader(stream);

    /// <summary>Reads bytes at hand.</summary>
    public LoopReader(ReadOnlyMemory<byte> data) => _reader = new X12Reader(data);

    /// <summary>The current segment; valid until the next <see cref="Read"/>.</summary>
    public Segment Segment => _reader.Segment;

    /// <summary>The delimiters of the current interchange.</summary>
    public Delimiters Delimiters => _reader.Delimiters;

    /// <summary>Ordinal of the current segment in the file: the first ISA is 1.</summary>
    public int SegmentInFile => _reader.SegmentInFile;

    /// <summary>Bytes from the start of the data (0) to the current segment.</summary>
    public long Offset => _reader.Offset;

    /// <summary>Why reading stopped; None while it goes on.</summary>
    public StopReason Stopped => _reader.Stopped;

    /// <summary>What was wrong where reading stopped; null at the end of the data.</summary>
    public string? Problem => _reader.Problem;

    /// <summary>ISA13 of the open interchange; empty outside of one.</summary>
    public string Interchange { get; private set; } = "";

    /// <summary>GS06 of the open group; empty outside of one.</summary>
    public string Group { get; private set; } = "";

    /// <summary>ST02 of the open set, its ST and SE included; empty outside of one.</summary>
    public string Set { get; private set; } = "";

    /// <summary>ST01 of the open set.</summary>
    public string Identifier { get; private set; } = "";

    /// <summary>Name of the guide of the open set, such as 837P; empty where none is held.</summary>
    public string Guide { get; private set; } = "";

    /// <summary>Whether claims, or payments, are units of the guide of the open set.</summary>
    public bool HasUnits { get; private set; }

    /// <summary>The loops that the current segment stands in, the outermost first; empty in the envelope and in the header of a set.</summary>
    public IReadOnlyList<OpenLoop> Loops => _open;

    /// <summary>How many of <see cref="Loops"/> were open before: the others open with the current segment, those that were open beyond them have ended.</summary>
    public int KeptLoops { get; private set; }

    /// <summary>Claims, or other units, that have opened in the set so far.</summary>
    public int UnitCount => _silence.UnitCount;

    /// <summary>Whether the guide has the segment where it stands. True in the envelope and where no guide is held.</summary>
    public bool IsPlaced { get; private set; }

    /// <summary>Moves to the next segment. False: see <see cref="Stopped"/>; all loops have ended then.</summary>
    public bool Read()
    {
        if (_hasEnded) CloseSet();
        if (!_reader.Read())
        {
            CloseSet();
            return false;
        }

        IsPlaced = true;
        var segment = _reader.Segment;
        KeptLoops = _open.Count;
        switch (segment.Id)
        {
            case SegmentId.ISA:
                CloseSet();
                (Interchange, Group, _groupVersion) = (segment.GetString(13), "", "");
                break;
            case SegmentId.GS:
                CloseSet();
                (Group, _groupVersion) = (segment.GetString(6), segment.GetString(8));
                break;
            case SegmentId.ST:
                CloseSet();
                OpenSet(segment);
                break;
            case SegmentId.SE or SegmentId.GE or SegmentId.IEA:
                _open.Clear();
                KeptLoops = 0;
                _hasEnded = true;
                break;
            default:
                if (_walker is { } walker) Walk(walker, segment);
                break;
        }

        return true;
    }

    /// <summary>Gives the buffers back.</summary>
    public void Dispose() => _reader.Dispose();

    /// <summary>What a segment holds, such as "name" of NM1; empty when it is not known.</summary>
    public static string NameOf(uint segmentId) => GuideLibrary.Dictionary.Value.NameOf(segmentId);

    private void Walk(LoopWalker walker, in Segment segment)
    {
        _silence.StartAt(walker.Depth);
        IsPlaced = walker.Enter(segment) is not null;
        KeptLoops = Math.Min(_silence.Kept, walker.Depth);
        _open.RemoveRange(KeptLoops, _open.Count - KeptLoops);
        var frames = walker.Open;
        for (var depth = KeptLoops + 1; depth < frames.Length; depth++)
        {
            var loop = frames[depth].Loop;
            _open.Add(new OpenLoop(loop.Id, loop.Name, frames[depth].Occurrence, loop.Max > 1, loop.HoldsUnits, loop.UnitElement));
        }
    }

    private void OpenSet(in Segment st)
    {
        _silence.UnitCount = 0;
        Identifier = st.GetString(1);
        Set = st.GetString(2);
        var version = _groupVersion.Length > 0 ? _groupVersion : st.GetString(3);
        var kind = GuideVersion.Kind(Identifier, version);
        if (!GuideVersion.Fits(kind, version, s_all) || GuideSchema.For(kind) is not { } guide) return;

        Guide = guide.Name;
        HasUnits = guide.Loops[0].HoldsUnits;
        if (!_walkers.TryGetValue(kind, out _walker)) _walkers[kind] = _walker = new LoopWalker(guide, _silence);
        _walker.Start(_reader.Delimiters);
    }

    private void CloseSet()
    {
        _open.Clear();
        KeptLoops = 0;
        (_walker, _hasEnded, HasUnits) = (null, false, false);
        (Set, Identifier, Guide) = ("", "", "");
    }

    /// <summary>Only how far loops closed is of interest here; faults are a validator's.</summary>
    private sealed class Silence : IWalk
    {
        private int _depth;

        /// <summary>The depth below which nothing was closed.</summary>
        public int Kept { get; private set; }

        public int UnitCount { get; set; }

        public SegmentSpot Here => default;

        public void StartAt(int depth) => Kept = _depth = depth;

        public void Opened(LoopRule loop)
        {
            _depth++;
            if (loop.IsUnit) UnitCount++;
        }

        public void Closing(LoopRule loop)
        {
            _depth--;
            if (_depth < Kept) Kept = _depth;
        }

        public void Missing(LoopRule loop, int depth, SegmentRule segment, SegmentSpot spot)
        {
        }

        public void Misplaced(uint segmentId, SegmentSpot spot, string ik3, string loopId, string expected)
        {
        }

        public void Unqualified(in Segment segment, SegmentRule rule, string expected)
        {
        }
    }
}

/// <summary>A loop that is open at a segment.</summary>
/// <param name="Id">Such as 2010AA.</param>
/// <param name="Name">What it is about, such as billing provider.</param>
/// <param name="Occurrence">Which occurrence in the loop around it, from 1.</param>
/// <param name="Repeats">Whether its guide allows more than one in the loop around it.</param>
/// <param name="HoldsUnits">Whether claims, or payments, stand somewhere in it.</param>
/// <param name="UnitElement">Element of its first segment that names it where it is a claim or payment, such as 1 of CLM; else 0.</param>
public readonly record struct OpenLoop(string Id, string Name, int Occurrence, bool Repeats, bool HoldsUnits, int UnitElement)
{
    /// <summary>Whether it is a unit: a claim, a payment.</summary>
    public bool IsUnit => UnitElement > 0;
}
