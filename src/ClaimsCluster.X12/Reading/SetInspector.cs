using System.Text;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Schemas;
using ClaimsCluster.X12.Validation;

namespace ClaimsCluster.X12.Reading;

/// <summary>Pass one inside a transaction set: from ST to SE, or to where it breaks off (D§10 IK5).</summary>
internal sealed class SetInspector
{
    private readonly SegmentPlace _place;
    private readonly SetInspection _header;
    private readonly ISetScan? _scan;
    private readonly GuideScan? _guideScan; // The same, when it holds the set against a guide.
    private readonly List<SyntaxFault> _faults = [];
    private readonly List<string> _codes = [];
    private string _reference = "";
    private DateOnly? _date;
    private readonly bool _isSegmentsOnly;
    private GuideSchema? _guide; // Where all is taken.
    private int _own; // Faults told here, those beyond the cap included.
    private int _ownKept;
    private int _claims;
    private long _end;

    public SetInspector(
        int interchangeOrdinal, GroupInspection group, int ordinal, Segment st, SegmentPlace place,
        HashSet<string> controls)
    {
        _place = place;
        _header = Header(interchangeOrdinal, group, ordinal, st, place);
        (place.Set, place.SegmentInSet, _end) = (_header.Control, 1, place.End);
        _isSegmentsOnly = place.Options.TakesAll && GuideVersion.IsSegmentsOnly(_header.Identifier, group.Version);
        CheckHeader(group, st, controls);
        _scan = !GuideVersion.IsKnown(group.Version, place.Options) ? null : _header.Kind switch
        {
            _ when _isSegmentsOnly => new SegmentScan(place, _faults),
            var kind when place.Options.TakesAll => Scan(kind, group),
            TransactionKind.Professional837 => place.Scan(GuideLibrary.Professional.Value, _faults, ScanOptions.Intake),
            TransactionKind.Remittance835 => new RemittanceScan(place, _faults),
            TransactionKind.Eligibility270 or TransactionKind.Eligibility271 when place.Options.TakesEligibility =>
                new EligibilityScan(place, _faults, isInquiry: _header.Kind == TransactionKind.Eligibility270),
            _ => null,
        };
        _guideScan = _scan as GuideScan;
    }

    /// <summary>Where the set ends so far.</summary>
    public long EndsAt => _end;

    public void Take(in Segment segment)
    {
        _place.SegmentInSet++;
        _end = _place.End;
        if (segment.Id is SegmentId.CLM or SegmentId.CLP && !_isSegmentsOnly) _claims++;
        else if (segment.Id is SegmentId.BHT or SegmentId.BPR) TakeBeginning(segment);

        if (_guideScan is not { } guide)
        {
            _scan?.Take(segment);
            return;
        }

        var (faulty, unit) = (guide.FaultyClaimCount, guide.UnitCount);
        guide.Take(segment);
        if (guide.FaultyClaimCount > faulty) TellRefused(unit);
    }

    /// <summary>Takes segments that the reader has ahead, as long as nothing is to be told of them.</summary>
    public void TakeAhead(X12Reader reader)
    {
        if (_guideScan is null) return;
        var taken = _guideScan.TakeAhead(reader);
        if (taken == 0) return;

        _place.MoveWithin(reader);
        _place.SegmentInSet += taken;
        _end = _place.End;
    }

    private void TakeBeginning(in Segment segment)
    {
        if (segment.Id == SegmentId.BHT) _reference = segment.GetString(3);
        if (segment.TryDate(segment.Id == SegmentId.BHT ? 4 : 16, out var date)) _date = date;
    }

    public SetInspection End(Segment se)
    {
        _place.SegmentInSet++;
        _end = _place.End;
        var faulty = _scan?.FaultyClaimCount ?? 0;
        _scan?.End();
        if (_scan?.FaultyClaimCount > faulty) TellRefused(UnitCount);
        if (_header.Control.Length > 0 && !se.Is(2, Encoding.UTF8.GetBytes(_header.Control))) // An empty ST02 is told.
            Refuse("3", _place.AtElement("SYN-05", null, "", se, 2, 0, $"ST02 \"{_header.Control}\""));
        if (!se.TryDecimal(1, out var count) || count != _place.SegmentInSet)
            Refuse("4", _place.AtElement("SYN-05", null, "", se, 1, 0, $"{_place.SegmentInSet} segments counted"));

        return Result();
    }

    public SetInspection EndWithoutTrailer()
    {
        Refuse("2", _place.AtSegment("SYN-05", null, "", "SE", "", "an SE at the end of the set"));
        return Result();
    }

    private SetInspection Result()
    {
        var faulty = _scan?.FaultyClaimCount ?? 0;
        var claims = _claims > 0 ? _claims : UnitCount;
        if (_scan is { IsRefused: true } || faulty > 0) _codes.Add("5");

        var isRefused = _codes.Any(code => code != "5") || _scan is { IsRefused: true }
            || (faulty > 0 && faulty == claims);
        var hasFaults = _codes.Count > 0 || _faults.Exists(fault => !fault.IsWarning);
        return _header with
        {
            Length = _end - _header.Offset,
            SegmentCount = _place.SegmentInSet,
            Reference = _reference,
            Date = _date,
            ClaimCount = claims,
            FaultyClaimCount = faulty,
            Faults = [.. _faults.Select(Complete).OrderBy(fault => fault.SegmentInFile).ThenBy(fault => fault.Offset)],
            OmittedFaultCount = _own + ToldByScan() - _faults.Count,
            Guide = _guide?.Name ?? "",
            IsSegmentsOnly = _isSegmentsOnly,
            Codes = _codes,
            Status = isRefused ? 'R' : hasFaults ? 'E' : 'A',
        };
    }

    private int ToldByScan() => _scan switch
    {
        GuideScan scan => scan.Told,
        SegmentScan scan => scan.Told,
        _ => _faults.Count - _ownKept,
    };

    /// <summary>What only the guide of the whole set knows: the name of the loop, whom a 277CA means.</summary>
    private SyntaxFault Complete(SyntaxFault fault)
    {
        if (_guide is null) return fault;

        var isOfClaims = _guide.SetIdentifier == "837"; // Only claims are answered by a 277CA; a code that is wrong elsewhere by a 999.
        var isCode = !isOfClaims && fault is { Ik3: null, ClaimStatus: not null, Code: "SYN-12" or "PRC-01" or "DXC-02" or "PRV-08" };
        return fault with
        {
            Guide = _guide.Name,
            LoopName = fault.Loop.Length == 0 ? "" : _guide.Loops.FirstOrDefault(loop => loop.Id == fault.Loop)?.Name ?? "",
            ClaimStatus = isOfClaims ? ClaimStatusEntity.Complete(fault.ClaimStatus, _guide.Name, fault.Loop) : null,
            Ik3 = isCode ? "8" : fault.Ik3,
            Ik4 = isCode ? "7" : fault.Ik4,
        };
    }

    private int UnitCount => _guideScan?.UnitCount ?? 0;

    private void TellRefused(int unit)
    {
        if (_place.Options.Refused is { } told && _guideScan is { } scan)
            told(new RefusedUnit(_header.InterchangeOrdinal, _header.GroupOrdinal, _header.Ordinal, unit, [.. scan.TakeClosedFaults().Select(Complete)]));
    }

    private void CheckHeader(GroupInspection group, Segment st, HashSet<string> controls)
    {
        if (_header.Control.Length == 0 || (_place.Options.TakesAll && _header.Control.Length is < 4 or > 9))
            Refuse("7", _place.AtElement("SYN-09", null, "", st, 2, 0, "a control number of four to nine characters"));
        else if (!controls.Add(_header.Control))
            Refuse("23", _place.AtElement("SYN-05", null, "", st, 2, 0, "a control number new to this group"));

        if (_isSegmentsOnly || !GuideVersion.IsKnown(group.Version, _place.Options)) return; // The group says so already.

        if (_header.Kind is TransactionKind.Unknown or TransactionKind.Acknowledgment997)
            Refuse("1", _place.AtElement("SYN-14", null, "", st, 1, 0, GuideVersion.Adopted("")));
        else if (!GuideVersion.Fits(_header.Kind, group.Version, _place.Options))
            Refuse("I6", _place.AtElement("SYN-14", null, "", st, 3, 0, GuideVersion.Adopted(_header.Identifier)));
        else if (_header.Kind != TransactionKind.Remittance835
            && _header.Version.Length > 0 && _header.Version != group.Version)
            Refuse("I6", _place.AtElement("SYN-14", null, "", st, 3, 0, $"GS08 \"{group.Version}\""));
    }

    private GuideScan? Scan(TransactionKind kind, GroupInspection group)
    {
        if (!GuideVersion.Fits(kind, group.Version, _place.Options)) return null; // Told already: no guide to hold it against.
        _guide = GuideSchema.For(kind);
        return _guide is { } guide
            ? _place.Scan(guide, _faults, new ScanOptions(_place.Options.Snip, _place.Options.CodeSets, _place.Options.Rules))
            : null;
    }

    private void Refuse(string code, SyntaxFault fault)
    {
        if (!_codes.Contains(code)) _codes.Add(code);
        _own++;
        if (_faults.Count >= FileInspection.MaxFaultsPerSet) return;

        _ownKept++;
        _faults.Add(fault with { Answer = $"999 IK5*R*{code}" });
    }

    private static SetInspection Header(
        int interchangeOrdinal, GroupInspection group, int ordinal, Segment st, SegmentPlace place) => new()
        {
            InterchangeOrdinal = interchangeOrdinal,
            GroupOrdinal = group.Ordinal,
            Ordinal = ordinal,
            Identifier = st.GetString(1),
            Control = st.GetString(2),
            Version = st.GetString(3),
            Kind = GuideVersion.Kind(st.GetString(1), group.Version),
            Offset = place.Offset,
            Length = 0,
            SegmentCount = 0,
            Reference = "",
            Date = null,
            ClaimCount = 0,
            FaultyClaimCount = 0,
            Faults = [],
            Codes = [],
            Status = 'A',
        };
}
