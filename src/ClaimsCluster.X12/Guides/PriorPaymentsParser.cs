using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Gathers the loops 2430 of one line, and then those of the next.</summary>
internal sealed class PriorPaymentsParser(TextCache texts)
{
    private readonly List<ClaimAdjustment> _adjustments = [];
    private List<PriorPayment>? _payments; // Handed out with the line.
    private ProcedureParser? _procedure;   // Few lines have been paid before.
    private PriorPayment? _open;

    public void Start()
    {
        (_payments, _open) = (null, null);
        _adjustments.Clear();
    }

    /// <summary>A segment of loop 2430. SVD opens it: without one there is nothing to add to.</summary>
    public void Take(in Segment segment)
    {
        if (segment.Id == SegmentId.SVD)
        {
            Close();
            _open = Opened(segment);
        }

        if (_open is null) return;
        if (segment.Id == SegmentId.CAS) RemittedClaimParser.AddAdjustments(segment, _adjustments);
        else if (segment.Id == SegmentId.DTP && segment.Is(1, "573"u8)) _open = _open with { Date = ElementValue.DateOrNull(segment[3]) };
        else if (segment.Id == SegmentId.AMT && segment.Is(1, "EAF"u8))
            _open = _open with { RemainingLiability = ElementValue.DecimalOrNull(segment[2]) };
    }

    public IReadOnlyList<PriorPayment> Build()
    {
        Close();
        return _payments ?? (IReadOnlyList<PriorPayment>)[];
    }

    private PriorPayment Opened(in Segment svd)
    {
        var procedure = _procedure ??= new(texts);
        procedure.Take(new ComponentReader(svd[3], svd.ComponentSeparator));
        return new()
        {
            PayerId = texts.OrNull(svd[1]),
            Paid = ElementValue.DecimalOrNull(svd[2]),
            Qualifier = procedure.Qualifier,
            Code = procedure.Code,
            Modifiers = procedure.Modifiers(),
            RevenueCode = texts.OrNull(svd[4]),
            Units = ElementValue.DecimalOrNull(svd[5]),
            BundledInto = ElementValue.CountOrZero(svd[6]) is > 0 and var line ? line : null,
        };
    }

    private void Close()
    {
        if (_open is { } open) (_payments ??= new(1)).Add(open with { Adjustments = _adjustments.ToArray() });
        _open = null;
        _adjustments.Clear();
    }
}
