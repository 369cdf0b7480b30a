using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>The bones of an 837P: what a set must have, and what must stand above each claim (SYN-07).</summary>
internal sealed class ProfessionalSkeleton
{
    [Flags]
    private enum Bones
    {
        None = 0,
        Beginning = 1,
        Submitter = 2,
        Receiver = 4,
        Level20 = 8,
        BillingProvider = 16,
        Level22 = 32,
        SubscriberInformation = 64,
        Subscriber = 128,
        Payer = 256,
        Claim = 512,
    }

    private static readonly (Bones Bone, string Loop, string Segment, string Expected)[] All =
    [
        (Bones.Beginning, "", "BHT", "BHT"),
        (Bones.Submitter, "1000A", "NM1", "NM1*41"),
        (Bones.Receiver, "1000B", "NM1", "NM1*40"),
        (Bones.Level20, "2000A", "HL", "HL with HL03 20"),
        (Bones.BillingProvider, "2010AA", "NM1", "NM1*85"),
        (Bones.Level22, "2000B", "HL", "HL with HL03 22"),
        (Bones.SubscriberInformation, "2000B", "SBR", "SBR"),
        (Bones.Subscriber, "2010BA", "NM1", "NM1*IL"),
        (Bones.Payer, "2010BB", "NM1", "NM1*PR"),
        (Bones.Claim, "2300", "CLM", "CLM"),
    ];

    private const Bones OfLevels = OfProvider | OfSubscriber;
    private const Bones OfProvider = Bones.Level20 | Bones.BillingProvider;
    private const Bones OfSubscriber = Bones.Level22 | Bones.SubscriberInformation | Bones.Subscriber | Bones.Payer;

    private Bones _seen;  // In the set, wherever it stood.
    private Bones _above; // Over the claims that come now.

    public void Take(Segment segment, ClaimZone zone)
    {
        if (segment.Id == SegmentId.HL)
            _above &= zone switch
            {
                ClaimZone.Subscriber => ~OfSubscriber,
                ClaimZone.Patient => (Bones)~0,
                _ => Bones.None,
            };

        var bone = Bone(segment, zone);
        _above |= bone;
        _seen |= bone | Named(segment);
    }

    /// <summary>Whether a fault only repeats, for one claim, what is missing in the whole set.</summary>
    public bool IsImplied(SyntaxFault fault) =>
        (_seen & OfLevels) != OfLevels && fault is { Code: "SYN-07", ClaimNumber: not null }
        && All.Any(entry => OfLevels.HasFlag(entry.Bone) && entry.Expected == fault.Expected);

    /// <summary>What the whole set lacks. Where a loop is missing as a whole, only its start is named.</summary>
    public IEnumerable<(string Loop, string Segment, string Expected)> MissingInSet()
    {
        var implied = Bones.None;
        if (!_seen.HasFlag(Bones.Level20)) implied |= Bones.BillingProvider;
        if (!_seen.HasFlag(Bones.Level22)) implied |= OfSubscriber & ~Bones.Level22;
        return Missing(~_seen & ~implied);
    }

    /// <summary>What the claim that starts now lacks above it, though other claims of the set may have it.</summary>
    public IEnumerable<(string Loop, string Segment, string Expected)> MissingAboveClaim() =>
        (_above & OfLevels) == OfLevels ? [] : Missing(OfLevels & ~_above);

    private static IEnumerable<(string Loop, string Segment, string Expected)> Missing(Bones bones) =>
        All.Where(entry => bones.HasFlag(entry.Bone)).Select(entry => (entry.Loop, entry.Segment, entry.Expected));

    /// <summary>A party that stands outside its level: the level is missing, not the party.</summary>
    private static Bones Named(Segment segment)
    {
        if (segment.Id != SegmentId.NM1) return Bones.None;
        if (segment.Is(1, "85"u8)) return Bones.BillingProvider;
        if (segment.Is(1, "IL"u8)) return Bones.Subscriber;
        return segment.Is(1, "PR"u8) ? Bones.Payer : Bones.None;
    }

    private static Bones Bone(Segment segment, ClaimZone zone) => (segment.Id, zone) switch
    {
        (SegmentId.BHT, ClaimZone.Header) => Bones.Beginning,
        (SegmentId.HL, ClaimZone.BillingProvider) => Bones.Level20,
        (SegmentId.HL, ClaimZone.Subscriber) => Bones.Level22,
        (SegmentId.SBR, ClaimZone.Subscriber) => Bones.SubscriberInformation,
        (SegmentId.CLM, _) => Bones.Claim,
        (SegmentId.NM1, ClaimZone.Header) when segment.Is(1, "41"u8) => Bones.Submitter,
        (SegmentId.NM1, ClaimZone.Header) when segment.Is(1, "40"u8) => Bones.Receiver,
        (SegmentId.NM1, ClaimZone.BillingProvider) when segment.Is(1, "85"u8) => Bones.BillingProvider,
        (SegmentId.NM1, ClaimZone.Subscriber) when segment.Is(1, "IL"u8) => Bones.Subscriber,
        (SegmentId.NM1, ClaimZone.Subscriber) when segment.Is(1, "PR"u8) => Bones.Payer,
        _ => Bones.None,
    };
}
