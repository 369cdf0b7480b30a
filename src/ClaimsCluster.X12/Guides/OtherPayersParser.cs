using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Gathers the loops 2320 of one claim, and then those of the next.</summary>
internal sealed class OtherPayersParser(TextCache texts)
{
    private readonly PartyParser _subscriber = new(texts), _payer = new(texts);
    private readonly List<ClaimAdjustment> _adjustments = [];
    private List<OtherPayer>? _payers; // Handed out with the claim.
    private bool _isOpen;
    private string? _sequence, _relationship, _group, _groupName, _filing, _assignment, _release, _control;
    private decimal? _paid, _remaining, _nonCovered;
    private DateOnly? _date;

    public void Start()
    {
        Clear();
        _payers = null;
    }

    public IReadOnlyList<OtherPayer> Build()
    {
        Close();
        return _payers ?? (IReadOnlyList<OtherPayer>)[];
    }

    /// <summary>A segment of a loop 2320 or below. SBR opens it.</summary>
    public void Take(in Segment segment, string loop)
    {
        if (segment.Id == SegmentId.SBR) Open(segment);
        else if (!_isOpen) return;
        else if (loop == "2320") TakeOfClaim(segment);
        else if (loop == "2330A") _subscriber.Take(segment);
        else if (loop == "2330B") TakeOfPayer(segment);
    }

    private void Open(in Segment sbr)
    {
        Close();
        _isOpen = true;
        (_sequence, _relationship) = (texts.OrNull(sbr[1]), texts.OrNull(sbr[2]));
        (_group, _groupName) = (TextCache.NewOrNull(sbr[3]), texts.OrNull(sbr[4]));
        _filing = texts.OrNull(sbr[9]);
    }

    private void TakeOfClaim(in Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.AMT when segment.Is(1, "D"u8): _paid = ElementValue.DecimalOrNull(segment[2]); break;
            case SegmentId.AMT when segment.Is(1, "EAF"u8): _remaining = ElementValue.DecimalOrNull(segment[2]); break;
            case SegmentId.AMT when segment.Is(1, "A8"u8): _nonCovered = ElementValue.DecimalOrNull(segment[2]); break;
            case SegmentId.CAS: RemittedClaimParser.AddAdjustments(segment, _adjustments); break;
            case SegmentId.OI: (_assignment, _release) = (texts.OrNull(segment[3]), texts.OrNull(segment[6])); break;
        }
    }

    private void TakeOfPayer(in Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.NM1: _payer.Take(segment); break;
            case SegmentId.DTP when segment.Is(1, "573"u8): _date = ElementValue.DateOrNull(segment[3]); break;
            case SegmentId.REF when segment.Is(1, "F8"u8): _control = TextCache.NewOrNull(segment[2]); break;
        }
    }

    private void Close()
    {
        if (_isOpen)
        {
            (_payers ??= new(1)).Add(new(_sequence, _payer.Id, _paid)
            {
                Relationship = _relationship,
                GroupNumber = _group,
                GroupName = _groupName,
                FilingIndicator = _filing,
                ClaimAdjustments = _adjustments.ToArray(),
                RemainingLiability = _remaining,
                NonCovered = _nonCovered,
                BenefitsAssignment = _assignment,
                ReleaseOfInformation = _release,
                SubscriberEntityType = _subscriber.EntityType,
                SubscriberLastName = _subscriber.LastName,
                SubscriberFirstName = _subscriber.FirstName,
                SubscriberMiddleName = _subscriber.MiddleName,
                MemberIdQualifier = _subscriber.IdQualifier,
                MemberId = _subscriber.Id,
                SubscriberAddress = _subscriber.Address,
                PayerName = _payer.LastName,
                PayerIdQualifier = _payer.IdQualifier,
                Date = _date,
                ClaimControlNumber = _control,
            });
        }

        Clear();
    }

    private void Clear()
    {
        _isOpen = false;
        _subscriber.Clear();
        _payer.Clear();
        _adjustments.Clear();
        _assignment = _release = _control = null;
        _paid = _remaining = _nonCovered = null;
        _date = null;
    }
}
