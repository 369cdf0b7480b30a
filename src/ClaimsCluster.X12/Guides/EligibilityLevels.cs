using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>The levels that 270 and 271 share: who is asked, who asks, and for whom.</summary>
internal sealed class EligibilityLevels
{
    private static readonly EligibilityParty Nobody = new("", "", "");

    /// <summary>HL03: 20, 21, 22 or 23; empty before the first.</summary>
    public string Level { get; private set; } = "";

    public EligibilityParty Source { get; private set; } = Nobody;

    public EligibilityParty Receiver { get; private set; } = Nobody;

    public EligibilityPerson Subscriber { get; private set; } = new();

    public EligibilityPerson? Dependent { get; private set; }

    public string? Relationship { get; private set; }

    /// <summary>The loop of names of the level: 2100A to 2100D.</summary>
    public string Loop(string stem) => Level switch { "20" => $"{stem}A", "21" => $"{stem}B", "23" => $"{stem}D", _ => $"{stem}C" };

    public void Enter(Segment hl)
    {
        Level = hl.GetString(3);
        if (Level == "20") Source = Nobody;
        if (Level is "20" or "21") Receiver = Nobody;
        if (Level != "23") Subscriber = new();
        Dependent = Level == "23" ? new() : null;
        Relationship = null;
    }

    /// <summary>NM1, N3, N4, DMG and INS of the level.</summary>
    public void Take(Segment segment)
    {
        switch (Level)
        {
            case "20" when segment.Id == SegmentId.NM1: Source = Party(segment); break;
            case "21" when segment.Id == SegmentId.NM1: Receiver = Party(segment); break;
            case "22": Subscriber = Person(Subscriber, segment); break;
            case "23":
                Dependent = Person(Dependent ?? new(), segment);
                if (segment.Id == SegmentId.INS) Relationship = ElementValue.TextOrNull(segment[2]);
                break;
        }
    }

    public static EligibilityParty Party(Segment nm1) => new(nm1.GetString(3), nm1.GetString(9), nm1.GetString(8));

    /// <summary>DTP as a day or a period; null: neither.</summary>
    public static EligibilityDate? Date(Segment dtp) =>
        ElementValue.TryPeriod(dtp[3], out var from, out var to) ? new(dtp.GetString(1), from, to)
        : ElementValue.TryDate(dtp[3], out var day) ? new(dtp.GetString(1), day, null)
        : null;

    private static EligibilityPerson Person(EligibilityPerson person, Segment segment)
    {
        var address = person.Address ?? new(null, null, null, null, null);
        return segment.Id switch
        {
            SegmentId.NM1 => person with
            {
                LastName = segment.GetString(3),
                FirstName = segment.GetString(4),
                MiddleName = segment.GetString(5),
                MemberId = ElementValue.TextOrNull(segment[9]),
            },
            SegmentId.N3 => person with { Address = address with { Line1 = Text(segment, 1), Line2 = Text(segment, 2) } },
            SegmentId.N4 => person with { Address = address with { City = Text(segment, 1), State = Text(segment, 2), Zip = Text(segment, 3) } },
            SegmentId.DMG => person with { BirthDate = ElementValue.DateOrNull(segment[2]), Sex = Text(segment, 3) },
            _ => person,
        };
    }

    private static string? Text(Segment segment, int element) => ElementValue.TextOrNull(segment[element]);
}
