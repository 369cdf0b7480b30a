using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>The part of a claim set that a segment belongs to.</summary>
internal enum ClaimZone
{
    Header,
    BillingProvider,
    Subscriber,
    Patient,
    Claim,
    Line,
}

/// <summary>Follows the loops of an 837 (D§4.3): each loop is known once, wherever it may stand.</summary>
internal sealed class ClaimLoops
{
    // The loop that an NM1 opens, by its entity (NM101) and what it stands in.
    private static readonly (string Entity, string Loop)[] HeaderNames = [("41", "1000A"), ("40", "1000B")];
    private static readonly (string Entity, string Loop)[] ProviderNames =
        [("85", "2010AA"), ("87", "2010AB"), ("PE", "2010AC")];
    private static readonly (string Entity, string Loop)[] SubscriberNames = [("IL", "2010BA"), ("PR", "2010BB")];
    private static readonly (string Entity, string Loop)[] PatientNames = [("QC", "2010CA")];
    private static readonly (string Entity, string Loop)[] ClaimNames =
    [
        ("DN", "2310A"), ("P3", "2310A"), ("82", "2310B"), ("77", "2310C"), ("DQ", "2310D"), ("PW", "2310E"),
        ("45", "2310F"),
    ];
    private static readonly (string Entity, string Loop)[] OtherPayerNames =
    [
        ("IL", "2330A"), ("PR", "2330B"), ("DN", "2330C"), ("P3", "2330C"), ("82", "2330D"), ("77", "2330E"),
        ("DQ", "2330F"), ("85", "2330G"),
    ];
    private static readonly (string Entity, string Loop)[] LineNames =
    [
        ("82", "2420A"), ("QB", "2420B"), ("77", "2420C"), ("DQ", "2420D"), ("DK", "2420E"), ("DN", "2420F"),
        ("P3", "2420F"), ("PW", "2420G"), ("45", "2420H"),
    ];

    private (string Entity, string Loop)[] _names = HeaderNames;

    public ClaimZone Zone { get; private set; }

    /// <summary>Such as 2010AA.</summary>
    public string Loop { get; private set; } = "";

    public bool IsInClaim => Zone is ClaimZone.Claim or ClaimZone.Line;

    public void Start() => Move(ClaimZone.Header, "", HeaderNames);

    public void Enter(in Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.HL: EnterLevel(segment); break;
            case SegmentId.CLM: Move(ClaimZone.Claim, "2300", ClaimNames); break;
            case SegmentId.SBR when Zone == ClaimZone.Claim: Move(ClaimZone.Claim, "2320", OtherPayerNames); break;
            case SegmentId.LX when IsInClaim: Move(ClaimZone.Line, "2400", LineNames); break;
            case SegmentId.LIN when Zone == ClaimZone.Line: Loop = "2410"; break;
            case SegmentId.SVD when Zone == ClaimZone.Line: Loop = "2430"; break;
            case SegmentId.LQ when Zone == ClaimZone.Line: Loop = "2440"; break;
            case SegmentId.NM1: EnterName(segment[1]); break;
        }
    }

    private void EnterLevel(Segment segment)
    {
        if (segment.Is(3, "20"u8)) Move(ClaimZone.BillingProvider, "2000A", ProviderNames);
        else if (segment.Is(3, "22"u8)) Move(ClaimZone.Subscriber, "2000B", SubscriberNames);
        else if (segment.Is(3, "23"u8)) Move(ClaimZone.Patient, "2000C", PatientNames);
        else Move(ClaimZone.Header, "", HeaderNames);
    }

    private void EnterName(ReadOnlySpan<byte> entity)
    {
        if (entity.Length != 2) return;
        foreach (var name in _names)
        {
            if (name.Entity[0] != entity[0] || name.Entity[1] != entity[1]) continue;
            Loop = name.Loop;
            return;
        }
    }

    private void Move(ClaimZone zone, string loop, (string Entity, string Loop)[] names) =>
        (Zone, Loop, _names) = (zone, loop, names);
}
