using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Scanning;

namespace ClaimsCluster.X12.Claims;

/// <summary>Hands out the claims of every 837 set of a file, in file order. Nothing is judged: see FileInspection.</summary>
/// <remarks>Memory holds one claim and what stands above it, whatever the size of the file. No bytes make it throw.</remarks>
public sealed class ClaimRecordReader : IDisposable
{
    /// <summary>Claims in a full slice.</summary>
    public const int SliceSize = 256;

    /// <summary>Most bytes of one claim, or of what stands above it. Real ones stay under 1 MB.</summary>
    public const int PartCap = 16 * 1024 * 1024;

    private enum Part
    {
        None,
        Interchange,
        Group,
        Set,
        BillingProvider,
        Subscriber,
        Patient,
        Claim,
    }

    // Letters that segments start with which open or end a part, or tell of a claim: CLM, DTP, GS, HL, LX, ST.
    private const uint LookedAt = 1u << ('C' - 'A') | 1u << ('D' - 'A') | 1u << ('G' - 'A') | 1u << ('H' - 'A')
        | 1u << ('L' - 'A') | 1u << ('S' - 'A');

    private readonly X12Reader _reader;
    private readonly SegmentBytes _open = new(); // The segments of the part that is open.
    private Part _part;
    private ClaimInterchange? _interchange;
    private ClaimGroup? _group;
    private ClaimSet? _set;
    private string _control = "", _version = ""; // Of the envelope that is open.
    private ReadOnlyMemory<byte> _lineEnd;
    private int _interchanges, _groups, _sets;
    private byte[] _provider = [], _subscriber = [], _patient = [];
    private ClaimCore _core;
    private ClaimRecord? _closed;
    private bool _isOverlong;

    /// <summary>Reads a stream from where it stands. The stream stays the caller's to dispose.</summary>
    public ClaimRecordReader(Stream stream) => _reader = new X12Reader(stream);

    /// <summary>Reads bytes at hand.</summary>
    public ClaimRecordReader(ReadOnlyMemory<byte> data) => _reader = new X12Reader(data);

    /// <summary>Why reading stopped; None while it goes on.</summary>
    public StopReason Stopped => _isOverlong ? StopReason.SegmentTooLong : _reader.Stopped;

    /// <summary>The next claim; false when there are no more.</summary>
    public bool TryRead([NotNullWhen(true)] out ClaimRecord? claim)
    {
        _closed = null;
        while (_closed is null && !_isOverlong)
        {
            TakeAhead();
            if (!_reader.Read()) break;
            Take(_reader.Segment);
        }

        if (_closed is null && _reader.Stopped != StopReason.None) ClosePart(); // The file was cut: as far as it goes.
        claim = _closed;
        return claim is not null;
    }

    /// <summary>The claims in slices. The next one is read when it is asked for, on a thread of the pool.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ClaimRecord>> ReadSlicesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await Task.Run(ReadSlice, cancellationToken) is { Count: > 0 } slice) yield return slice;
    }

    /// <summary>Gives the buffers back.</summary>
    public void Dispose()
    {
        _reader.Dispose();
        _open.Dispose();
    }

    private List<ClaimRecord> ReadSlice()
    {
        var slice = new List<ClaimRecord>(SliceSize);
        while (slice.Count < SliceSize && TryRead(out var claim)) slice.Add(claim);
        return slice;
    }

    /// <summary>Takes segments of the open part straight from the index of the reader: what stands together is copied at once.</summary>
    private void TakeAhead()
    {
        if (_part < Part.Set || _open.Length > PartCap - 2 * X12Reader.SegmentCap) return;

        var ahead = _reader.Ahead;
        var copied = ahead.Next;
        while (ahead.TryLook(_reader))
        {
            var isLookedAt = (LookedAt >> (Unsafe.Add(ref ahead.Bytes, ahead.Start) - 'A') & 1) != 0;
            if (isLookedAt && !TryTake(ahead)) break;

            if (ahead.Start > ahead.Next)
            {
                _open.Add(ahead.Span(copied, ahead.Next));
                copied = ahead.Start;
            }

            ahead.Take();
        }

        _open.Add(ahead.Span(copied, ahead.Next));
        _reader.TakeAhead(ahead);
    }

    /// <summary>Takes a segment that may be one that a claim is known by; false when it opens or ends a part.</summary>
    private bool TryTake(scoped in SegmentsAhead ahead)
    {
        var ends = ahead.OwnEnds;
        var id = SegmentId.Pack(ahead.Span(ahead.Start, ends[1]));
        switch (id)
        {
            case SegmentId.LX:
                if (_part == Part.Claim) _core.TakeLine();
                return true;
            case SegmentId.DTP when _part == Part.Claim:
                _core.Take(new Segment(ahead.Raw, _reader.Delimiters, ends, id));
                return true;
            case SegmentId.CLM or SegmentId.HL or SegmentId.ST or SegmentId.SE or SegmentId.GS or SegmentId.GE:
                return false;
            default:
                return true;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // Else it is made twice.
    private void Take(in Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.CLM when _part >= Part.Set: Open(Part.Claim); break;
            case SegmentId.HL when _part >= Part.Set: Open(Level(segment)); break;
            case SegmentId.ST: OpenSet(segment); break;
            case SegmentId.SE or SegmentId.GE or SegmentId.IEA: Open(Part.None); break;
            case SegmentId.GS: OpenGroup(segment); break;
            case SegmentId.ISA: OpenInterchange(segment); break;
        }

        if (_part == Part.None) return;
        if (_part == Part.Claim) _core.Take(segment);
        _open.Add(segment.Raw, _reader.Delimiters.Segment);
        if (_part == Part.Interchange && segment.Id == SegmentId.ISA) _lineEnd = _reader.TakeLineEnd();
        _isOverlong = _open.Length > PartCap;
    }

    private static Part Level(in Segment hl) => hl.Is(3, "20"u8) ? Part.BillingProvider
        : hl.Is(3, "22"u8) ? Part.Subscriber
        : hl.Is(3, "23"u8) ? Part.Patient
        : Part.None;

    private void OpenInterchange(in Segment isa)
    {
        Open(Part.Interchange);
        (_group, _set) = (null, null); // A set without a GS is none of the group of another interchange.
        (_control, _groups) = (isa.GetString(13), 0);
        _interchanges++;
    }

    private void OpenGroup(in Segment gs)
    {
        Open(Part.Group);
        (_control, _version, _sets) = (gs.GetString(6), gs.GetString(8), 0);
        _groups++;
    }

    private void OpenSet(in Segment st)
    {
        Open(_group is null && _part != Part.Group || !st.Is(1, "837"u8) ? Part.None : Part.Set);
        _control = st.GetString(2);
        _sets++;
    }

    private void Open(Part part)
    {
        ClosePart();
        _part = part;
        if (part is Part.BillingProvider or Part.Set) _provider = [];
        if (part is Part.Subscriber or Part.BillingProvider or Part.Set) _subscriber = [];
        if (part is Part.Patient or Part.Subscriber or Part.BillingProvider or Part.Set) _patient = [];
        _core = default;
    }

    private void ClosePart()
    {
        if (_part == Part.None) return;

        var bytes = _open.Take();
        switch (_part)
        {
            case Part.Interchange: _interchange = new(_interchanges, _control, _reader.Delimiters, _lineEnd, bytes); break;
            case Part.Group: _group = _interchange is { } inside ? new(inside, _groups, _control, _version, bytes) : null; break;
            case Part.Set: _set = _group is { } group ? new(group, _sets, _control, bytes) : null; break;
            case Part.BillingProvider: _provider = bytes; break;
            case Part.Subscriber: _subscriber = bytes; break;
            case Part.Patient: _patient = bytes; break;
            case Part.Claim when _set is { } set: _closed = new(set, _provider, _subscriber, _patient, bytes, _core); break;
        }

        _part = Part.None;
    }
}
