using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Gathers the loops 2320 of one claim, and then those of the next.</summary>
internal sealed class OtherPayersParser(TextCache texts)
{
    private List<OtherPayer>? _payers; // Handed out with the claim.

    public IReadOnlyList<OtherPayer> Payers => _payers ?? (IReadOnlyList<OtherPayer>)[];

    public void Start() => _payers = null;

    public void Take(in Segment segment, string loop)
    {
        if (segment.Id == SegmentId.SBR) (_payers ??= []).Add(Opened(segment));
        if (_payers is null) return;

        var payer = _payers[^1];
        _payers[^1] = loop switch
        {
            "2320" => OfClaim(payer, segment),
            "2330A" => OfSubscriber(payer, segment),
            "2330B" => OfPayer(payer, segment),
            _ => payer,
        };
    }

    private OtherPayer Opened(in Segment sbr) => new(texts.OrNull(sbr[1]), null, null)
    {
        Relationship = texts.OrNull(sbr[2]),
        GroupNumber = TextCache.NewOrNull(sbr[3]),
        GroupName = texts.OrNull(sbr[4]),
        FilingIndicator = texts.OrNull(sbr[9]),
    };

    private OtherPayer OfClaim(OtherPayer payer, in Segment segment) => segment.Id switch
    {
        SegmentId.AMT when segment.Is(1, "D"u8) => payer with { Paid = ElementValue.DecimalOrNull(segment[2]) },
        SegmentId.AMT when segment.Is(1, "EAF"u8) => payer with { RemainingLiability = ElementValue.DecimalOrNull(segment[2]) },
        SegmentId.AMT when segment.Is(1, "A8"u8) => payer with { NonCovered = ElementValue.DecimalOrNull(segment[2]) },
        SegmentId.CAS => payer with { ClaimAdjustments = [.. payer.ClaimAdjustments, .. RemittedClaimParser.ReadAdjustments(segment)] },
        SegmentId.OI => payer with { BenefitsAssignment = texts.OrNull(segment[3]), ReleaseOfInformation = texts.OrNull(segment[6]) },
        _ => payer,
    };

    private OtherPayer OfSubscriber(OtherPayer payer, in Segment segment) => segment.Id switch
    {
        SegmentId.NM1 => payer with
        {
            SubscriberEntityType = texts.OrNull(segment[2]),
            SubscriberLastName = TextCache.NewOrNull(segment[3]),
            SubscriberFirstName = TextCache.NewOrNull(segment[4]),
            SubscriberMiddleName = texts.OrNull(segment[5]),
            MemberIdQualifier = texts.OrNull(segment[8]),
            MemberId = TextCache.NewOrNull(segment[9]),
        },
        SegmentId.N3 or SegmentId.N4 => payer with { SubscriberAddress = PartyParser.Added(payer.SubscriberAddress, segment) },
        _ => payer,
    };

    private OtherPayer OfPayer(OtherPayer payer, in Segment segment) => segment.Id switch
    {
        SegmentId.NM1 => payer with
        {
            PayerName = texts.OrNull(segment[3]),
            PayerIdQualifier = texts.OrNull(segment[8]),
            PayerId = texts.OrNull(segment[9]),
        },
        SegmentId.DTP when segment.Is(1, "573"u8) => payer with { Date = ElementValue.DateOrNull(segment[3]) },
        SegmentId.REF when segment.Is(1, "F8"u8) => payer with { ClaimControlNumber = TextCache.NewOrNull(segment[2]) },
        _ => payer,
    };
}
