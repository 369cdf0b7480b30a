using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Gathers one ST of a 276 or 277, level by level.</summary>
/// <param name="isInquiry">Whether it is a 276.</param>
internal sealed class ClaimStatusSetParser(bool isInquiry)
{
    private readonly ClaimStatusLevels _levels = new(isInquiry);
    private ClaimStatusUnit? _unit; // The claim that is open, or what is said of all of a level.

    public string Reference { get; private set; } = "";

    public List<ClaimStatusUnit> Units { get; } = [];

    /// <summary>The sets of one kind in a file: ST01 276 or 277.</summary>
    public static List<ClaimStatusSetParser> ReadAll(X12Reader reader, string identifier, FileInspection? inspection)
    {
        var accepted = inspection?.Sets.Where(set => set.IsAccepted).Select(set => set.Offset).ToHashSet();
        var found = new List<ClaimStatusSetParser>();
        ClaimStatusSetParser? open = null;
        var isOurs = false; // GS08, for senders that leave ST03 out.
        while (reader.Read())
        {
            var segment = reader.Segment;
            switch (segment.Id)
            {
                case SegmentId.ST:
                    var isTaken = segment.GetString(1) == identifier && (isOurs || IsGuide(segment[3])) && accepted?.Contains(reader.Offset) != false;
                    open = isTaken ? new(isInquiry: identifier == "276") : null;
                    break;
                case SegmentId.ISA or SegmentId.IEA or SegmentId.GS or SegmentId.GE:
                    isOurs = segment.Id == SegmentId.GS && IsGuide(segment[8]);
                    open = null;
                    break;
                case SegmentId.SE:
                    if (open is not null) found.Add(open);
                    open = null;
                    break;
                default: open?.Take(segment); break;
            }
        }

        return found;
    }

    private static bool IsGuide(ReadOnlySpan<byte> version) => version.StartsWith("005010X212"u8);

    private void Take(in Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.BHT: Reference = segment.GetString(3); break;
            case SegmentId.HL:
                _unit = null;
                _levels.Enter(segment);
                break;
            case SegmentId.TRN: Open(segment.GetString(2)); break;
            case SegmentId.NM1 or SegmentId.DMG or SegmentId.PER: _levels.Take(segment); break;
            case SegmentId.STC when _unit is null: // Some senders leave the trace out.
                Open("").Take(segment);
                break;
            default: _unit?.Take(segment); break;
        }
    }

    private ClaimStatusUnit Open(string trace)
    {
        _unit = new ClaimStatusUnit(_levels.Parties, trace);
        Units.Add(_unit);
        return _unit;
    }
}

/// <summary>The levels that 276 and 277 share.</summary>
/// <param name="isInquiry">Whether it is a 276: there people have a birth date, in a 277 the payer has a phone.</param>
internal sealed class ClaimStatusLevels(bool isInquiry)
{
    private static readonly ClaimStatusParty Nobody = new("2", null, null, null), Somebody = new("1", null, null, null);

    private string _level = ""; // HL03.

    /// <summary>Who stands at the open level and above.</summary>
    public ClaimStatusParties Parties { get; private set; } = new() { Payer = Nobody, Receiver = Nobody };

    public void Enter(in Segment hl)
    {
        _level = hl.GetString(3);
        if (_level == "20") Parties = Parties with { Payer = Nobody };
        if (_level is "20" or "21") Parties = Parties with { Receiver = Nobody };
        if (_level is "20" or "21" or "19") Parties = Parties with { Providers = [] };
        Parties = Parties with
        {
            Subscriber = _level switch { "22" => Somebody, "23" => Parties.Subscriber ?? Somebody, _ => null },
            Dependent = _level == "23" ? Somebody : null,
        };
    }

    public void Take(in Segment segment)
    {
        if (segment.Id == SegmentId.DMG && !(isInquiry && _level is ("22" or "23"))) return;
        if (segment.Id == SegmentId.PER && (isInquiry || _level != "20")) return;

        Parties = _level switch
        {
            "20" => Parties with { Payer = Added(Parties.Payer, segment) },
            "21" => Parties with { Receiver = Added(Parties.Receiver, segment) },
            "19" when segment.Id == SegmentId.NM1 => Parties with { Providers = [.. Parties.Providers, Added(Nobody, segment)] },
            "22" => Parties with { Subscriber = Added(Parties.Subscriber!, segment) },
            "23" => Parties with { Dependent = Added(Parties.Dependent!, segment) },
            _ => Parties,
        };
    }

    private static ClaimStatusParty Added(ClaimStatusParty party, in Segment segment) => segment.Id switch
    {
        SegmentId.NM1 => party with
        {
            EntityType = segment.GetString(2),
            LastName = Text(segment, 3),
            FirstName = Text(segment, 4),
            MiddleName = Text(segment, 5),
            Suffix = Text(segment, 7),
            IdQualifier = Text(segment, 8),
            Id = Text(segment, 9),
        },
        SegmentId.DMG => party with { BirthDate = ElementValue.DateOrNull(segment[2]), Sex = Text(segment, 3) },
        SegmentId.PER when segment.Is(3, "TE"u8) => party with { ContactName = Text(segment, 2), Phone = Text(segment, 4) },
        _ => party,
    };

    private static string? Text(in Segment segment, int element) => ElementValue.TextOrNull(segment[element]);
}
