using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Gathers the loops 2430 of one line, and then those of the next.</summary>
internal sealed class PriorPaymentsParser(TextCache texts)
{
    private readonly ProcedureParser _procedure = new(texts);
    private readonly List<ClaimAdjustment> _adjustments = [];
    private List<PriorPayment>? _payments; // Handed out with the line.
    private bool _isOpen;
    private string? _payer, _revenueCode;
    private decimal? _paid, _units, _remaining;
    private int _bundledInto;
    private DateOnly? _date;

    public void Start()
    {
        Clear();
        _payments = null;
    }

    public IReadOnlyList<PriorPayment> Build()
    {
        Close();
        return _payments ?? (IReadOnlyList<PriorPayment>)[];
    }

    /// <summary>A segment of loop 2430. SVD opens it: without one there is nothing to add to.</summary>
    public void Take(in Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.SVD: Open(segment); break;
            case SegmentId.CAS when _isOpen: RemittedClaimParser.AddAdjustments(segment, _adjustments); break;
            case SegmentId.DTP when segment.Is(1, "573"u8): _date = ElementValue.DateOrNull(segment[3]); break;
            case SegmentId.AMT when segment.Is(1, "EAF"u8): _remaining = ElementValue.DecimalOrNull(segment[2]); break;
        }
    }

    private void Open(in Segment svd)
    {
        Close();
        _isOpen = true;
        (_payer, _paid) = (texts.OrNull(svd[1]), ElementValue.DecimalOrNull(svd[2]));
        _procedure.Take(new ComponentReader(svd[3], svd.ComponentSeparator));
        (_revenueCode, _units) = (texts.OrNull(svd[4]), ElementValue.DecimalOrNull(svd[5]));
        _bundledInto = ElementValue.CountOrZero(svd[6]);
    }

    private void Close()
    {
        if (_isOpen)
        {
            (_payments ??= new(1)).Add(new()
            {
                PayerId = _payer,
                Paid = _paid,
                Qualifier = _procedure.Qualifier,
                Code = _procedure.Code,
                Modifiers = _procedure.Modifiers(),
                RevenueCode = _revenueCode,
                Units = _units,
                BundledInto = _bundledInto > 0 ? _bundledInto : null,
                Adjustments = _adjustments.ToArray(),
                Date = _date,
                RemainingLiability = _remaining,
            });
        }

        Clear();
    }

    private void Clear()
    {
        _isOpen = false;
        _adjustments.Clear();
        (_remaining, _date) = (null, null);
    }
}
