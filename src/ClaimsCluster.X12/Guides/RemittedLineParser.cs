using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Gathers one loop 2110.</summary>
internal sealed class RemittedLineParser
{
    private readonly List<ClaimAdjustment> _adjustments = [];
    private readonly List<string> _remarks = [];
    private RemittedLine _line;

    public RemittedLineParser(Segment svc)
    {
        var modifiers = new List<string>();
        for (var component = 3; component <= 6; component++)
        {
            if (ElementValue.TextOrNull(svc.Component(1, component)) is { } modifier) modifiers.Add(modifier);
        }

        _line = new RemittedLine
        {
            Qualifier = ElementValue.TextOrNull(svc.Component(1, 1)),
            Code = ElementValue.TextOrNull(svc.Component(1, 2)),
            Modifiers = modifiers,
            Charge = ElementValue.DecimalOrNull(svc[2]) ?? 0,
            Paid = ElementValue.DecimalOrNull(svc[3]) ?? 0,
            PaidUnits = ElementValue.DecimalOrNull(svc[5]),
            OriginalCode = ElementValue.TextOrNull(svc.Component(6, 2)),
        };
    }

    public void Take(Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.CAS: RemittedClaimParser.AddAdjustments(segment, _adjustments); break;
            case SegmentId.DTM when segment.Is(1, "472"u8) || segment.Is(1, "150"u8):
                _line = _line with { ServiceDate = ElementValue.DateOrNull(segment[2]) };
                break;
            case SegmentId.REF when segment.Is(1, "6R"u8):
                _line = _line with { LineControlNumber = ElementValue.TextOrNull(segment[2]) };
                break;
            case SegmentId.AMT when segment.Is(1, "B6"u8):
                _line = _line with { Allowed = ElementValue.DecimalOrNull(segment[2]) };
                break;
            case SegmentId.LQ when segment.Is(1, "HE"u8) && !segment[2].IsEmpty:
                _remarks.Add(segment.GetString(2));
                break;
        }
    }

    public RemittedLine Build() => _line with { Adjustments = _adjustments, Remarks = _remarks };
}
