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
    private readonly List<SyntaxFault> _faults = [];
    private readonly List<string> _codes = [];
    private string _reference = "";
    private DateOnly? _date;
    private int _claims;
    private long _end;

    public SetInspector(
        int interchangeOrdinal, GroupInspection group, int ordinal, Segment st, SegmentPlace place,
        HashSet<string> controls)
    {
        _place = place;
        _header = Header(interchangeOrdinal, group, ordinal, st, place);
        (place.Set, place.SegmentInSet, _end) = (_header.Control, 1, place.End);
        CheckHeader(group, st, controls);
        _scan = !GuideVersion.IsKnown(group.Version) ? null : _header.Kind switch
        {
            var kind when place.Options.TakesAll => Scan(kind),
            TransactionKind.Professional837 => new GuideScan(GuideLibrary.Professional.Value, place, _faults, ScanOptions.Intake),
            TransactionKind.Remittance835 => new RemittanceScan(place, _faults),
            TransactionKind.Eligibility270 or TransactionKind.Eligibility271 when place.Options.TakesEligibility =>
                new EligibilityScan(place, _faults, isInquiry: _header.Kind == TransactionKind.Eligibility270),
            _ => null,
        };
    }

    public void Take(Segment segment)
    {
        _place.SegmentInSet++;
        _end = _place.End;
        switch (segment.Id)
        {
            case SegmentId.BHT:
                _reference = segment.GetString(3);
                if (segment.TryDate(4, out var created)) _date = created;
                break;
            case SegmentId.BPR:
                if (segment.TryDate(16, out var paid)) _date = paid;
                break;
            case SegmentId.CLM or SegmentId.CLP:
                _claims++;
                break;
        }

        _scan?.Take(segment);
    }

    public SetInspection End(Segment se)
    {
        _place.SegmentInSet++;
        _end = _place.End;
        _scan?.End();
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
        if (_scan is { IsRefused: true } || faulty > 0) _codes.Add("5");

        var isRefused = _codes.Any(code => code != "5") || _scan is { IsRefused: true }
            || (faulty > 0 && faulty == _claims);
        var hasFaults = _codes.Count > 0 || _faults.Exists(fault => !fault.IsWarning);
        return _header with
        {
            Length = _end - _header.Offset,
            SegmentCount = _place.SegmentInSet,
            Reference = _reference,
            Date = _date,
            ClaimCount = _claims,
            FaultyClaimCount = faulty,
            Faults = [.. _faults.OrderBy(fault => fault.SegmentInFile).ThenBy(fault => fault.Offset)],
            Codes = _codes,
            Status = isRefused ? 'R' : hasFaults ? 'E' : 'A',
        };
    }

    private void CheckHeader(GroupInspection group, Segment st, HashSet<string> controls)
    {
        if (_header.Control.Length == 0)
            Refuse("7", _place.AtElement("SYN-09", null, "", st, 2, 0, "a control number of four to nine characters"));
        else if (!controls.Add(_header.Control))
            Refuse("23", _place.AtElement("SYN-05", null, "", st, 2, 0, "a control number new to this group"));

        if (!GuideVersion.IsKnown(group.Version)) return; // The group says so already.

        if (_header.Kind is TransactionKind.Unknown or TransactionKind.Acknowledgment997)
            Refuse("1", _place.AtElement("SYN-14", null, "", st, 1, 0, GuideVersion.Adopted("")));
        else if (!GuideVersion.Fits(_header.Kind, group.Version, _place.Options))
            Refuse("I6", _place.AtElement("SYN-14", null, "", st, 3, 0, GuideVersion.Adopted(_header.Identifier)));
        else if (_header.Kind != TransactionKind.Remittance835
            && _header.Version.Length > 0 && _header.Version != group.Version)
            Refuse("I6", _place.AtElement("SYN-14", null, "", st, 3, 0, $"GS08 \"{group.Version}\""));
    }

    private GuideScan? Scan(TransactionKind kind) => GuideSchema.For(kind) is { } guide
        ? new GuideScan(guide, _place, _faults, new ScanOptions(_place.Options.Snip, _place.Options.CodeSets, _place.Options.Rules))
        : null;

    private void Refuse(string code, SyntaxFault fault)
    {
        if (!_codes.Contains(code)) _codes.Add(code);
        if (_faults.Count < FileInspection.MaxFaultsPerSet) _faults.Add(fault);
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
