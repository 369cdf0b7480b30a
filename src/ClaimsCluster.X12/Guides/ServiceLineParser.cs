using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Gathers one loop 2400.</summary>
internal sealed class ServiceLineParser(Segment lx)
{
    private readonly int _number = ElementValue.CountOrZero(lx[1]);
    private readonly List<string> _modifiers = [];
    private readonly List<int> _pointers = [];
    private readonly List<PriorPayment> _prior = [];
    private string? _qualifier, _code, _unit, _placeOfService, _control, _renderingNpi;
    private decimal? _charge, _units;
    private DateOnly? _from, _to;

    public void Take(Segment segment, string loop)
    {
        switch (segment.Id)
        {
            case SegmentId.SV1: TakeService(segment); break;
            case SegmentId.DTP when segment.Is(1, "472"u8): TakeDate(segment); break;
            case SegmentId.REF when loop == "2400" && segment.Is(1, "6R"u8):
                _control = ElementValue.TextOrNull(segment[2]);
                break;
            case SegmentId.NM1 when loop == "2420A" && segment.Is(8, "XX"u8):
                _renderingNpi = ElementValue.TextOrNull(segment[9]);
                break;
            case SegmentId.SVD or SegmentId.CAS when loop == "2430": TakePrior(segment); break;
            case SegmentId.DTP when loop == "2430" && segment.Is(1, "573"u8): TakePrior(segment); break;
        }
    }

    public ServiceLine Build() => new(
        _number, _qualifier, _code, _modifiers, _charge, _unit, _units, _placeOfService, _pointers, _from, _to,
        _control, _renderingNpi)
    {
        PriorPayments = _prior,
    };

    private void TakeService(Segment sv1)
    {
        _qualifier = ElementValue.TextOrNull(sv1.Component(1, 1));
        _code = ElementValue.TextOrNull(sv1.Component(1, 2));
        for (var component = 3; component <= 6; component++)
        {
            if (ElementValue.TextOrNull(sv1.Component(1, component)) is { } modifier) _modifiers.Add(modifier);
        }

        _charge = ElementValue.DecimalOrNull(sv1[2]);
        _unit = ElementValue.TextOrNull(sv1[3]);
        _units = ElementValue.DecimalOrNull(sv1[4]);
        _placeOfService = ElementValue.TextOrNull(sv1[5]);
        for (var component = 1; component <= 4; component++)
        {
            if (ElementValue.CountOrZero(sv1.Component(7, component)) is > 0 and var pointer) _pointers.Add(pointer);
        }
    }

    // SVD opens the loop: without one there is nothing to add to.
    private void TakePrior(Segment segment)
    {
        if (segment.Id == SegmentId.SVD)
        {
            _prior.Add(new()
            {
                PayerId = ElementValue.TextOrNull(segment[1]),
                Paid = ElementValue.DecimalOrNull(segment[2]),
            });
            return;
        }

        if (_prior.Count == 0) return;
        _prior[^1] = segment.Id == SegmentId.CAS
            ? _prior[^1] with { Adjustments = [.. _prior[^1].Adjustments, .. RemittedClaimParser.ReadAdjustments(segment)] }
            : _prior[^1] with { Date = ElementValue.DateOrNull(segment[3]) };
    }

    private void TakeDate(Segment dtp)
    {
        if (ElementValue.TryPeriod(dtp[3], out var from, out var to)) (_from, _to) = (from, to);
        else if (dtp.TryDate(3, out var day)) (_from, _to) = (day, day);
    }
}
