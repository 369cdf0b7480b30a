namespace ClaimsCluster.X12.Reading;

/// <summary>Pass one inside an interchange: from ISA to IEA, or to where it breaks off (D§10 TA1).</summary>
internal sealed class InterchangeInspector
{
    // ISA05 and ISA07: who gave the id, as the guides of 005010 list it.
    private static readonly string[] s_qualifiers = ["01", "14", "20", "27", "28", "29", "30", "33", "ZZ"];

    private readonly SegmentPlace _place;
    private readonly InterchangeInspection _header;
    private readonly List<GroupInspection> _groups = [];
    private readonly List<SyntaxFault> _faults = [];
    private GroupInspector? _group;
    private int _acknowledgments;
    private string? _note; // The first reason, as TA1 has room for one.
    private bool _isRefused;
    private long _end;

    /// <summary>What was read leniently so far.</summary>
    public IReadOnlyList<Leniency> Leniencies { get; set; } = [];

    public InterchangeInspector(int ordinal, Segment isa, X12Reader reader, SegmentPlace place)
    {
        _place = place;
        _header = Header(ordinal, isa, reader);
        _end = place.End;
        (place.Interchange, place.Group, place.Set, place.SegmentInSet) = (_header.Control, "", "", 0);
        if (reader.Problem is { } problem)
            Refuse("024", Malformed(place, problem));

        CheckElements(isa);
    }

    /// <summary>The answer to an ISA that cannot be split.</summary>
    public static InterchangeInspection Unreadable(int ordinal, X12Reader reader, SegmentPlace place)
    {
        (place.Interchange, place.Group, place.Set, place.SegmentInSet) = ("", "", "", 0);
        return Header(ordinal, default, reader) with
        {
            Delimiters = default,
            Faults = [Malformed(place, reader.Problem ?? "") with { Answer = "TA1 R 024" }],
            Status = 'R',
            Note = "024",
        };
    }

    /// <summary>The set that is open; null between sets. It takes what is no envelope.</summary>
    public SetInspector? OpenSet => _group?.OpenSet;

    public void Take(in Segment segment)
    {
        _end = _place.End;
        switch (segment.Id)
        {
            case SegmentId.GS:
                CloseGroup();
                _group = new GroupInspector(_header.Ordinal, _groups.Count + 1, segment, _place);
                break;
            case SegmentId.GE when _group is { } open:
                _group = null;
                _groups.Add(open.End(segment));
                break;
            case SegmentId.TA1 when _group is null:
                _acknowledgments++;
                if (_place.Options.TakesAll) CheckAcknowledgment(segment);
                break;
            default:
                if (_group is { } group) group.Take(segment);
                else Stray(segment);
                break;
        }
    }

    public InterchangeInspection End(Segment iea)
    {
        CloseGroup();
        _place.SegmentInSet = 0;
        if (!iea.Is(2, System.Text.Encoding.UTF8.GetBytes(_header.Control)))
            Refuse("001", _place.AtElement("SYN-02", null, "", iea, 2, 0, $"ISA13 \"{_header.Control}\""));
        if (!iea.TryDecimal(1, out var count) || count != _groups.Count)
            Refuse("021", _place.AtElement("SYN-03", null, "", iea, 1, 0, $"{_groups.Count} groups counted"));

        _end = _place.End;
        return Result();
    }

    /// <summary>IEA is missing. The whole sets before stand; with none of them there is nothing to accept.</summary>
    public InterchangeInspection EndWithoutTrailer(StopReason reason, string? problem)
    {
        var isCut = _group is not null;
        CloseGroup();
        if (isCut) _groups[^1] = WithoutShadows(_groups[^1]);
        var (note, expected) = reason == StopReason.SegmentTooLong
            ? ("022", $"segments of at most {X12Reader.SegmentCap} bytes")
            : ("023", "an IEA at the end of the interchange");
        Note(note, _place.AtSegment("SYN-02", null, "", "IEA", problem ?? "", expected));
        _isRefused |= !_groups.Any(group => !group.IsRefused && group.Sets.Any(set => set.Status != 'R'));
        return Result();
    }

    /// <summary>Where the data was cut, GE and SE are missing with IEA: one fault, that the interchange tells.</summary>
    /// <remarks>The codes of the group and of its set stay: a 999 says each for itself.</remarks>
    private static GroupInspection WithoutShadows(GroupInspection group) => group with
    {
        Faults = [.. group.Faults.Where(fault => fault.Segment != "GE")],
        Sets =
        [
            .. group.Sets.SkipLast(1),
            .. group.Sets.TakeLast(1).Select(set => set with { Faults = [.. set.Faults.Where(fault => fault.Segment != "SE")] }),
        ],
    };

    private InterchangeInspection Result() => _header with
    {
        Length = _end - _header.Offset,
        AcknowledgmentCount = _acknowledgments,
        Groups = _groups.ConvertAll(group => group with
        {
            Sets = [.. group.Sets.Select(set => set with
            {
                IsAccepted = !_isRefused && !group.IsRefused && set.Status != 'R',
            })],
        }),
        Leniencies = Leniencies,
        Faults =
        [
            .. _faults.Select(fault => fault with { Answer = $"TA1 {(_isRefused ? 'R' : 'E')} {fault.Answer}" }),
            .. Leniencies.Select(leniency => LeniencyWarning.Of(leniency, _header)),
        ],
        Status = _isRefused ? 'R' : _note is null ? 'A' : 'E',
        Note = _note ?? "000",
    };

    private void CloseGroup()
    {
        if (_group is { } open)
        {
            _end = Math.Max(_end, open.EndsAt);
            _groups.Add(open.EndWithoutTrailer());
        }

        _group = null;
    }

    private static SyntaxFault Malformed(SegmentPlace place, string problem) =>
        place.AtSegment("SYN-01", null, "", "ISA", problem, "an ISA of 106 bytes with four distinct separators");

    private void CheckElements(Segment isa)
    {
        if (isa[13].Length != 9 || isa[13].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            Refuse("018", _place.AtElement("SYN-01", null, "", isa, 13, 0, "a control number of nine digits"));
        if (!ElementValue.TryDate([(byte)'2', (byte)'0', .. isa[9]], out _))
            Note("014", _place.AtElement("SYN-13", null, "", isa, 9, 0, "a date YYMMDD"));
        if (isa[10].Length != 4 || !ElementValue.IsTime(isa[10]))
            Note("015", _place.AtElement("SYN-13", null, "", isa, 10, 0, "a time HHMM"));
        if (!_place.Options.TakesAll) return;

        CheckCode(isa, 1, "010", "00", "03");
        CheckCode(isa, 3, "012", "00", "01");
        CheckCode(isa, 5, "005", s_qualifiers);
        CheckCode(isa, 7, "007", s_qualifiers);
        CheckCode(isa, 14, "019", "0", "1");
        CheckCode(isa, 15, "020", "P", "T");
    }

    /// <summary>A TA1 repeats ISA13, ISA09 and ISA10 of what it answers, zeros where they could not be read, and says how.</summary>
    private void CheckAcknowledgment(Segment ta1)
    {
        if (ta1[1].Length != 9 || ta1[1].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            Note("024", _place.AtElement("SYN-10", null, "", ta1, 1, 0, "a control number of nine digits"));
        if ((ta1[2].Length != 6 || !ElementValue.IsDay(ta1[2])) && !ta1.Is(2, "000000"u8))
            Note("024", _place.AtElement("SYN-13", null, "", ta1, 2, 0, "a date YYMMDD"));
        if (ta1[3].Length != 4 || !ElementValue.IsTime(ta1[3]))
            Note("024", _place.AtElement("SYN-13", null, "", ta1, 3, 0, "a time HHMM"));
        CheckCode(ta1, 4, "024", "A", "E", "R");
        if (ta1[5].Length != 3 || ta1[5].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            Note("024", _place.AtElement("SYN-12", null, "", ta1, 5, 0, "a note code of three digits, 000 to 031"));
    }

    private void CheckCode(Segment segment, int element, string note, params ReadOnlySpan<string> codes)
    {
        var found = segment.GetString(element);
        if (!codes.Contains(found))
            Note(note, _place.AtElement("SYN-12", null, "", segment, element, 0, $"one of {string.Join(", ", codes.ToArray())}"));
    }

    private void Stray(Segment segment)
    {
        if (_note == "022") return; // Said once.
        Note("022", _place.AtSegment(
            "SYN-06", null, "", SegmentId.Name(segment.Id), segment.GetString(0), "GS, TA1 or IEA outside a group"));
    }

    private void Refuse(string note, SyntaxFault fault)
    {
        _isRefused = true;
        Note(note, fault);
    }

    private void Note(string note, SyntaxFault fault)
    {
        _note ??= note;
        _faults.Add(fault with { Answer = note });
    }

    private static InterchangeInspection Header(int ordinal, Segment isa, X12Reader reader) => new()
    {
        Ordinal = ordinal,
        Delimiters = reader.Delimiters,
        SenderQualifier = isa.GetString(5).Trim(),
        SenderId = isa.GetString(6).Trim(),
        ReceiverQualifier = isa.GetString(7).Trim(),
        ReceiverId = isa.GetString(8).Trim(),
        Date = isa.GetString(9),
        Time = isa.GetString(10),
        Control = isa.GetString(13),
        WantsAcknowledgment = isa.Is(14, "1"u8),
        Usage = isa[15] is [var usage] ? (char)usage : '?',
        Offset = reader.Offset,
        Length = 0,
        AcknowledgmentCount = 0,
        Groups = [],
        Faults = [],
        Status = 'A',
        Note = "000",
    };
}
