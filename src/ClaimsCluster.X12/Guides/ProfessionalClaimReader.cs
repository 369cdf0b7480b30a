using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Schemas;
using ClaimsCluster.X12.Validation;

namespace ClaimsCluster.X12.Guides;

/// <summary>Pass two: hands out the claims of the accepted 837P sets of a file, in file order, one at a time.</summary>
/// <remarks>Memory holds one claim and what stands above it. Give it the inspection of the very same bytes.</remarks>
public sealed class ProfessionalClaimReader : IDisposable
{
    private readonly X12Reader _reader;
    private readonly FileInspection _inspection;
    private readonly List<SetInspection> _sets;
    private readonly SegmentPlace _place = new();
    private readonly ClaimPartsBuilder _parts = new();
    private readonly List<SyntaxFault> _unread = []; // The inspection has told them already.
    private readonly ClaimLoops _loops = new();
    private GuideScan? _scan;                        // Null where there is none: between sets, and in those of another guide.
    private bool _isInSet, _isClaimOpen;
    private int _set;                                // Index in _sets of the one that is open, or comes next.
    private int _ordinal;
    private int _skip;                               // Claims still to be passed over.
    private long _offset, _end;                      // Of the open claim.
    private ReceivedClaim? _closed;

    /// <summary>Reads a stream from where it stands, which must be where the inspection began.</summary>
    public ProfessionalClaimReader(
        Stream stream, FileInspection inspection, ClaimSelection selection = ClaimSelection.Accepted)
        : this(new X12Reader(stream), inspection, selection)
    {
    }

    /// <summary>Reads bytes at hand.</summary>
    public ProfessionalClaimReader(
        ReadOnlyMemory<byte> data, FileInspection inspection, ClaimSelection selection = ClaimSelection.Accepted)
        : this(new X12Reader(data), inspection, selection)
    {
    }

    private ProfessionalClaimReader(X12Reader reader, FileInspection inspection, ClaimSelection selection)
    {
        _reader = reader;
        _inspection = inspection;
        _sets = inspection.Sets.Where(set => IsSelected(set, selection)).ToList();
    }

    /// <summary>The next claim; false when there are no more.</summary>
    public bool TryRead(out ReceivedClaim claim)
    {
        _closed = null;
        while (_closed is null && _set < _sets.Count && _reader.Read()) Take(_reader.Segment);

        if (_closed is null) CloseClaim(); // The file was cut: the last claim of a refused set, as far as it goes.
        claim = _closed!;
        return _closed is not null;
    }

    /// <summary>Passes over <paramref name="count"/> claims without building them; they count as read.</summary>
    public void Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _skip += count;
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose() => _reader.Dispose();

    private void Take(in Segment segment)
    {
        if (_isInSet && _reader.Offset >= _sets[_set].Offset + _sets[_set].Length) CloseSet(); // No SE.
        if (!_isInSet)
        {
            if (_set < _sets.Count && _reader.Offset == _sets[_set].Offset) OpenSet();
            return;
        }

        _place.MoveTo(_reader);
        _place.SegmentInSet++;
        if (segment.Id == SegmentId.SE)
        {
            CloseSet();
            return;
        }

        _scan?.Take(segment);
        if (_isClaimOpen && segment.Id is SegmentId.HL or SegmentId.CLM or SegmentId.ST) CloseClaim();
        _loops.Enter(segment);
        Keep(segment);
    }

    private void OpenSet()
    {
        var set = _sets[_set];
        _place.MoveTo(_reader);
        var interchange = _inspection.Interchanges[set.InterchangeOrdinal - 1];
        (_place.Interchange, _place.Group) = (interchange.Control, interchange.Groups[set.GroupOrdinal - 1].Control);
        (_place.Set, _place.SegmentInSet) = (set.Control, 1);
        _scan = set.Kind == TransactionKind.Professional837
            ? _place.Scan(GuideLibrary.Professional.Value, _unread, ScanOptions.Intake)
            : null;
        _isInSet = true;
        _loops.Start();
        _parts.Enter(ClaimZone.Header);
    }

    private void CloseSet()
    {
        _scan?.End();
        CloseClaim();
        _scan = null;
        _isInSet = false;
        _set++;
    }

    private void CloseClaim()
    {
        if (!_isClaimOpen) return;

        _isClaimOpen = false;
        _ordinal++;
        var faults = _scan?.TakeClosedFaults() ?? [];
        if (_skip > 0) _skip--;
        else _closed = Claim(faults);
    }

    private void Keep(in Segment segment)
    {
        _unread.Clear();
        if (segment.Id == SegmentId.HL)
        {
            _parts.Enter(_loops.Zone);
            return;
        }

        if (segment.Id == SegmentId.CLM)
        {
            _parts.StartClaim();
            _isClaimOpen = true;
            _offset = _reader.Offset;
        }

        if (_isClaimOpen) _end = _reader.Offset + _reader.Length;
        if (_isClaimOpen && _skip > 0) return;
        _parts.Add(_loops.Zone, segment, _reader.Delimiters);
    }

    private ReceivedClaim Claim(IReadOnlyList<SyntaxFault> faults)
    {
        var set = _sets[_set];
        return new ReceivedClaim(
            set.InterchangeOrdinal, set.GroupOrdinal, set.Ordinal, set.Control, _ordinal, _parts.Build(),
            _offset, checked((int)(_end - _offset)), faults);
    }

    private static bool IsSelected(SetInspection set, ClaimSelection selection) =>
        set.ClaimCount > 0 && set.Identifier == "837"
        && FileInspection.IsAcceptedClaimSet(set) == (selection == ClaimSelection.Accepted);
}
