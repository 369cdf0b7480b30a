using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Gathers one loop 2400 of an 837I, and then the next.</summary>
internal sealed class InstitutionalLineParser(TextCache texts)
{
    private readonly ProcedureParser _procedure = new(texts);
    private readonly PriorPaymentsParser _prior = new(texts);
    private readonly PartyParser _operating = new(texts), _otherOperating = new(texts), _rendering = new(texts), _referring = new(texts);
    private InstitutionalLine _line = new();

    /// <summary>Forgets the line before.</summary>
    public void Start(in Segment lx)
    {
        _procedure.Clear();
        _prior.Start();
        _operating.Clear();
        _otherOperating.Clear();
        _rendering.Clear();
        _referring.Clear();
        _line = new() { Number = ElementValue.CountOrZero(lx[1]) };
    }

    public void Take(in Segment segment, string loop)
    {
        switch (loop)
        {
            case "2400": TakeOfLine(segment); break;
            case "2410": TakeDrug(segment); break;
            case "2420A": _operating.Take(segment); break;
            case "2420B": _otherOperating.Take(segment); break;
            case "2420C": _rendering.Take(segment); break;
            case "2420D": _referring.Take(segment); break;
            case "2430": _prior.Take(segment); break;
        }
    }

    public InstitutionalLine Build() => _line with
    {
        Qualifier = _procedure.Qualifier,
        Code = _procedure.Code,
        Modifiers = _procedure.Modifiers(),
        Description = _procedure.Description,
        Operating = _operating.ToPractitioner(),
        OtherOperating = _otherOperating.ToPractitioner(),
        Rendering = _rendering.ToPractitioner(),
        Referring = _referring.ToPractitioner(),
        PriorPayments = _prior.Build(),
    };

    private void TakeOfLine(in Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.SV2: TakeService(segment); break;
            case SegmentId.DTP when segment.Is(1, "472"u8):
                var (from, to) = ServiceLineParser.DayOrPeriod(segment, (_line.ServiceFrom, _line.ServiceTo));
                _line = _line with { ServiceFrom = from, ServiceTo = to };
                break;
            case SegmentId.REF when segment.Is(1, "6R"u8):
                _line = _line with { LineControlNumber = TextCache.NewOrNull(segment[2]) };
                break;
            case SegmentId.AMT when segment.Is(1, "GT"u8):
                _line = _line with { ServiceTax = ElementValue.DecimalOrNull(segment[2]) };
                break;
            case SegmentId.AMT when segment.Is(1, "N8"u8):
                _line = _line with { FacilityTax = ElementValue.DecimalOrNull(segment[2]) };
                break;
        }
    }

    private void TakeService(in Segment sv2)
    {
        _procedure.Take(new ComponentReader(sv2[2], sv2.ComponentSeparator));
        _line = _line with
        {
            RevenueCode = texts.OrNull(sv2[1]),
            Charge = ElementValue.DecimalOrNull(sv2[3]),
            Unit = texts.OrNull(sv2[4]),
            Units = ElementValue.DecimalOrNull(sv2[5]),
            Rate = ElementValue.DecimalOrNull(sv2[6]),
            NonCovered = ElementValue.DecimalOrNull(sv2[7]),
        };
    }

    private void TakeDrug(in Segment segment)
    {
        if (segment.Id == SegmentId.LIN) _line = _line with { DrugCode = texts.OrNull(segment[3]) };
        if (segment.Id != SegmentId.CTP) return;

        var unit = new ComponentReader(segment[5], segment.ComponentSeparator);
        _line = _line with { DrugQuantity = ElementValue.DecimalOrNull(segment[4]), DrugUnit = texts.OrNull(unit.Next()) };
    }
}
