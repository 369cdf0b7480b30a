using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Gathers one ST of an 835.</summary>
internal sealed class RemittanceParser
{
    private readonly List<RemittedClaim> _claims = [];
    private readonly List<ProviderAdjustment> _providerAdjustments = [];
    private RemittanceAdvice _advice;
    private RemittedClaimParser? _claim;
    private bool _isPayer, _isPayee;

    public RemittanceParser(Segment st, int ordinal, long offset) =>
        _advice = new RemittanceAdvice { SetControl = st.GetString(2), Ordinal = ordinal, Offset = offset };

    public void Take(Segment segment)
    {
        if (segment.Id is SegmentId.CLP or SegmentId.LX or SegmentId.PLB) CloseClaim();

        if (segment.Id == SegmentId.CLP) _claim = new RemittedClaimParser(segment);
        else if (segment.Id == SegmentId.PLB) TakeProviderAdjustments(segment);
        else if (_claim is { } claim) claim.Take(segment);
        else TakeHeader(segment);
    }

    public RemittanceAdvice Build(long end)
    {
        CloseClaim();
        return _advice with
        {
            Length = end - _advice.Offset,
            Claims = _claims,
            ProviderAdjustments = _providerAdjustments,
        };
    }

    private void TakeHeader(Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.BPR: TakePayment(segment); break;
            case SegmentId.TRN:
                _advice = _advice with { TraceNumber = segment.GetString(2), OriginatorId = Text(segment, 3) };
                break;
            case SegmentId.DTM when segment.Is(1, "405"u8):
                _advice = _advice with { ProductionDate = ElementValue.DateOrNull(segment[2]) };
                break;
            case SegmentId.N1: TakeParty(segment); break;
            default:
                if (_isPayer) TakePayer(segment);
                else if (_isPayee) TakePayee(segment);
                break;
        }
    }

    private void TakePayment(Segment bpr) => _advice = _advice with
    {
        Handling = bpr.GetString(1),
        Amount = ElementValue.DecimalOrNull(bpr[2]) ?? 0,
        CreditDebit = bpr.GetString(3),
        Method = bpr.GetString(4),
        PaymentDate = ElementValue.DateOrNull(bpr[16]),
    };

    private void TakeParty(Segment n1)
    {
        (_isPayer, _isPayee) = (n1.Is(1, "PR"u8), n1.Is(1, "PE"u8));
        if (_isPayer) _advice = _advice with { PayerName = n1.GetString(2), PayerId = Text(n1, 4) };
        if (_isPayee)
        {
            _advice = _advice with
            {
                PayeeName = n1.GetString(2),
                PayeeNpi = n1.Is(3, "XX"u8) ? Text(n1, 4) : null,
                PayeeTaxId = n1.Is(3, "FI"u8) ? Text(n1, 4) : null,
            };
        }
    }

    private void TakePayer(Segment segment)
    {
        var address = _advice.PayerAddress ?? new PostalAddress(null, null, null, null, null);
        switch (segment.Id)
        {
            case SegmentId.N3:
                address = address with { Line1 = Text(segment, 1), Line2 = Text(segment, 2) };
                _advice = _advice with { PayerAddress = address };
                break;
            case SegmentId.N4:
                address = address with { City = Text(segment, 1), State = Text(segment, 2), Zip = Text(segment, 3) };
                _advice = _advice with { PayerAddress = address };
                break;
            case SegmentId.REF when segment.Is(1, "2U"u8):
                _advice = _advice with { PayerId = Text(segment, 2) };
                break;
            case SegmentId.PER when segment.Is(1, "BL"u8):
                _advice = _advice with { PayerContactName = Text(segment, 2), PayerContactPhone = Text(segment, 4) };
                break;
        }
    }

    private void TakePayee(Segment segment)
    {
        if (segment.Id == SegmentId.REF && segment.Is(1, "TJ"u8))
            _advice = _advice with { PayeeTaxId = Text(segment, 2) };
    }

    private void TakeProviderAdjustments(Segment plb)
    {
        for (var element = 3; element <= plb.Count; element += 2)
        {
            if (plb[element].IsEmpty && plb[element + 1].IsEmpty) continue;
            _providerAdjustments.Add(new(
                plb.GetString(element, 1),
                ElementValue.TextOrNull(plb.Component(element, 2)),
                ElementValue.DecimalOrNull(plb[element + 1]) ?? 0));
        }
    }

    private void CloseClaim()
    {
        if (_claim is { } claim) _claims.Add(claim.Build());
        _claim = null;
    }

    private static string? Text(Segment segment, int element) => ElementValue.TextOrNull(segment[element]);
}
