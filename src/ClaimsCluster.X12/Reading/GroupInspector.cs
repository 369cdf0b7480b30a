using System.Text;

namespace ClaimsCluster.X12.Reading;

/// <summary>Pass one inside a functional group: from GS to GE, or to where it breaks off (D§10 AK9).</summary>
internal sealed class GroupInspector
{
    private readonly int _interchangeOrdinal;
    private readonly SegmentPlace _place;
    private readonly GroupInspection _header;
    private readonly List<SetInspection> _sets = [];
    private readonly HashSet<string> _controls = [];
    private readonly List<SyntaxFault> _faults = [];
    private readonly List<string> _codes = [];
    private SetInspector? _set;
    private long _end;

    public GroupInspector(int interchangeOrdinal, int ordinal, Segment gs, SegmentPlace place)
    {
        _interchangeOrdinal = interchangeOrdinal;
        _place = place;
        _header = Header(ordinal, gs, place);
        (place.Group, place.Set, place.SegmentInSet, _end) = (_header.Control, "", 0, place.End);
        if (!GuideVersion.IsKnown(_header.Version, place.Options))
            Refuse("2", place.AtElement("SYN-14", null, "", gs, 8, 0, "an adopted version such as 005010X222A1"));
        else if (place.Options.TakesAll) CheckGuide(gs);
    }

    public SetInspector? OpenSet => _set;

    /// <summary>Where the group ends so far.</summary>
    public long EndsAt => Math.Max(_end, _set?.EndsAt ?? 0);

    public void Take(in Segment segment)
    {
        _end = _place.End;
        switch (segment.Id)
        {
            case SegmentId.ST:
                CloseSet();
                _set = new SetInspector(_interchangeOrdinal, _header, _sets.Count + 1, segment, _place, _controls);
                break;
            case SegmentId.SE when _set is { } open:
                _set = null;
                _sets.Add(open.End(segment));
                break;
            default:
                if (_set is { } set) set.Take(segment);
                else Stray(segment);
                break;
        }
    }

    public GroupInspection End(Segment ge)
    {
        CloseSet();
        _end = _place.End;
        (_place.Set, _place.SegmentInSet) = ("", 0);
        if (!ge.Is(2, Encoding.UTF8.GetBytes(_header.Control)))
            Refuse("4", _place.AtElement("SYN-04", null, "", ge, 2, 0, $"GS06 \"{_header.Control}\""));

        var isNumber = ge.TryDecimal(1, out var count);
        if (!isNumber || count != _sets.Count)
            Refuse("5", _place.AtElement("SYN-04", null, "", ge, 1, 0, $"{_sets.Count} sets counted"));

        return Result(isNumber && count is >= 0 and < 1_000_000 ? (int)count : _sets.Count);
    }

    public GroupInspection EndWithoutTrailer()
    {
        CloseSet();
        (_place.Set, _place.SegmentInSet) = ("", 0);
        Refuse("3", _place.AtSegment("SYN-04", null, "", "GE", "", "a GE at the end of the group"));
        return Result(_sets.Count);
    }

    private GroupInspection Result(int includedSets)
    {
        var group = _header with
        {
            Length = _end - _header.Offset,
            Sets = _sets,
            Faults = _faults,
            Codes = _codes,
            IncludedSets = includedSets,
        };
        _place.Group = "";
        return group with { Status = StatusOf(group) };
    }

    private static char StatusOf(GroupInspection group)
    {
        if (group.IsRefused || (group.ReceivedSets > 0 && group.AcceptedSets == 0)) return 'R';
        if (group.AcceptedSets < group.ReceivedSets) return 'P';
        return group.Codes.Count > 0 || group.Faults.Any(fault => !fault.IsWarning) || group.Sets.Any(set => set.Status == 'E') ? 'E' : 'A';
    }

    private void CloseSet()
    {
        if (_set is { } open)
        {
            _end = Math.Max(_end, open.EndsAt);
            _sets.Add(open.EndWithoutTrailer());
        }

        _set = null;
    }

    private void Stray(Segment segment)
    {
        if (_codes.Contains("6")) return; // Said once.
        Refuse("6", _place.AtSegment(
            "SYN-06", null, "", SegmentId.Name(segment.Id), segment.GetString(0), "ST or GE outside a set"));
    }

    /// <summary>GS01 must be that of the guide in GS08; and a version that another's table reads is told.</summary>
    private void CheckGuide(Segment gs)
    {
        var ids = GuideVersion.FunctionalIds(_header.Version);
        if (!ids.Contains(_header.FunctionalId))
            Refuse("1", _place.AtElement("SYN-14", null, "", gs, 1, 0, $"{string.Join(" or ", ids)}, because GS08 is {_header.Version}"));
        if (!gs.TryDate(4, out _)) Note(_place.AtElement("SYN-13", null, "", gs, 4, 0, "a day CCYYMMDD of the calendar"));
        if (!ElementValue.IsTime(gs[5])) Note(_place.AtElement("SYN-13", null, "", gs, 5, 0, "a time HHMM, perhaps with seconds"));
        if (!gs.Is(7, "X"u8)) Note(_place.AtElement("SYN-12", null, "", gs, 7, 0, "X"));
        if (GuideVersion.AdoptedFor(_header.Version) is { } adopted)
            _faults.Add(_place.AtElement("SYN-14", null, "", gs, 8, 0, $"{adopted}, the adopted version") with { IsWarning = true });
    }

    /// <summary>What AK905 has no code for.</summary>
    private void Note(SyntaxFault fault) => _faults.Add(fault with { Answer = "999 AK9*E" });

    private void Refuse(string code, SyntaxFault fault)
    {
        if (!_codes.Contains(code)) _codes.Add(code);
        _faults.Add(fault with { Answer = $"999 AK9*{(code == "3" ? 'E' : 'R')}, AK905 {code}" });
    }

    private static GroupInspection Header(int ordinal, Segment gs, SegmentPlace place) => new()
    {
        Ordinal = ordinal,
        FunctionalId = gs.GetString(1),
        Sender = gs.GetString(2),
        Receiver = gs.GetString(3),
        Date = gs.GetString(4),
        Time = gs.GetString(5),
        Control = gs.GetString(6),
        Agency = gs.GetString(7),
        Version = gs.GetString(8),
        Offset = place.Offset,
        Length = 0,
        Sets = [],
        Faults = [],
        Codes = [],
        Status = 'A',
        IncludedSets = 0,
    };
}
