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

/// <summary>Follows the loops of an 837 (D§4.3, 4.4): each loop is known once, wherever it may stand.</summary>
/// <param name="isInstitutional">Whether the loops are those of an 837I; else of an 837P.</param>
internal sealed class ClaimLoops(bool isInstitutional = false)
{
    // The loop that an NM1 opens, by its entity (NM101) and what it stands in.
    private static readonly (string Entity, string Loop)[] HeaderNames = [("41", "1000A"), ("40", "1000B")];
    private static readonly (string Entity, string Loop)[] ProviderNames =
        [("85", "2010AA"), ("87", "2010AB"), ("PE", "2010AC")];
    private static readonly (string Entity, string Loop)[] SubscriberNames = [("IL", "2010BA"), ("PR", "2010BB")];
    private static readonly (string Entity, string Loop)[] PatientNames = [("QC", "2010CA")];

    private static readonly NamesOfClaims Professional = new(
        [
            ("DN", "2310A"), ("P3", "2310A"), ("82", "2310B"), ("77", "2310C"), ("DQ", "2310D"), ("PW", "2310E"),
            ("45", "2310F"),
        ],
        [
            ("IL", "2330A"), ("PR", "2330B"), ("DN", "2330C"), ("P3", "2330C"), ("82", "2330D"), ("77", "2330E"),
            ("DQ", "2330F"), ("85", "2330G"),
        ],
        [
            ("82", "2420A"), ("QB", "2420B"), ("77", "2420C"), ("DQ", "2420D"), ("DK", "2420E"), ("DN", "2420F"),
            ("P3", "2420F"), ("PW", "2420G"), ("45", "2420H"),
        ]);

    private static readonly NamesOfClaims Institutional = new(
        [("71", "2310A"), ("72", "2310B"), ("ZZ", "2310C"), ("82", "2310D"), ("77", "2310E"), ("DN", "2310F")],
        [
            ("IL", "2330A"), ("PR", "2330B"), ("71", "2330C"), ("72", "2330D"), ("ZZ", "2330E"), ("77", "2330F"),
            ("82", "2330G"), ("DN", "2330H"), ("85", "2330I"),
        ],
        [("72", "2420A"), ("ZZ", "2420B"), ("82", "2420C"), ("DN", "2420D")]);

    private readonly NamesOfClaims _claims = isInstitutional ? Institutional : Professional;
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
            case SegmentId.CLM: Move(ClaimZone.Claim, "2300", _claims.Claim); break;
            case SegmentId.SBR when Zone == ClaimZone.Claim: Move(ClaimZone.Claim, "2320", _claims.OtherPayer); break;
            case SegmentId.LX when IsInClaim: Move(ClaimZone.Line, "2400", _claims.Line); break;
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

    /// <summary>The names below CLM, which each guide has of its own.</summary>
    private sealed record NamesOfClaims(
        (string Entity, string Loop)[] Claim, (string Entity, string Loop)[] OtherPayer, (string Entity, string Loop)[] Line);
}
