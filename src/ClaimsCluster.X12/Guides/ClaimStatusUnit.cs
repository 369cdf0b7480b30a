using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Gathers what follows one TRN of a 276 or 277.</summary>
internal sealed class ClaimStatusUnit(ClaimStatusParties parties, string trace)
{
    private readonly List<ClaimStatus> _statuses = [];
    private readonly List<ClaimStatusLine> _lines = [];
    private ClaimStatusReferences _references = new();
    private decimal? _charge;
    private (DateOnly? From, DateOnly? To) _service;

    public void Take(in Segment segment)
    {
        if (segment.Id == SegmentId.SVC) _lines.Add(Line(segment));
        else if (_lines.Count > 0) _lines[^1] = Added(_lines[^1], segment);
        else TakeOfClaim(segment);
    }

    public ClaimStatusInquiry ToInquiry() => new()
    {
        Parties = parties,
        Trace = trace,
        References = _references,
        Charge = _charge,
        ServiceFrom = _service.From,
        ServiceTo = _service.To,
        Lines = _lines,
    };

    public ClaimStatusResponse ToResponse() => new()
    {
        Parties = parties,
        Trace = trace,
        Statuses = _statuses,
        References = _references,
        ServiceFrom = _service.From,
        ServiceTo = _service.To,
        Lines = _lines,
    };

    private void TakeOfClaim(in Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.STC: _statuses.Add(Status(segment)); break;
            case SegmentId.REF: _references = Added(_references, segment); break;
            case SegmentId.AMT when segment.Is(1, "T3"u8): _charge = ElementValue.DecimalOrNull(segment[2]); break;
            case SegmentId.DTP when segment.Is(1, "472"u8): _service = ServiceLineParser.DayOrPeriod(segment, _service); break;
        }
    }

    private static ClaimStatusReferences Added(ClaimStatusReferences known, in Segment segment)
    {
        var value = ElementValue.TextOrNull(segment[2]);
        return ElementValue.Text(segment[1]) switch
        {
            "1K" => known with { PayerClaimNumber = value },
            "BLT" => known with { TypeOfBill = value },
            "LU" => known with { ApplicationSite = value },
            "6P" => known with { GroupNumber = value },
            "EJ" => known with { PatientControlNumber = value },
            "XZ" => known with { PrescriptionNumber = value },
            "VV" => known with { VoucherNumber = value },
            "D9" => known with { ClearinghouseNumber = value },
            _ => known,
        };
    }

    private static ClaimStatusLine Line(in Segment svc)
    {
        var procedure = new ComponentReader(svc[1], svc.ComponentSeparator);
        var (qualifier, code) = (ElementValue.TextOrNull(procedure.Next()), ElementValue.TextOrNull(procedure.Next()));
        List<string> modifiers = [];
        for (var component = 3; component <= 6; component++)
        {
            if (ElementValue.TextOrNull(procedure.Next()) is { } modifier) modifiers.Add(modifier);
        }

        return new()
        {
            Qualifier = qualifier,
            Code = code,
            Modifiers = modifiers,
            Charge = ElementValue.DecimalOrNull(svc[2]),
            Paid = ElementValue.DecimalOrNull(svc[3]),
            RevenueCode = ElementValue.TextOrNull(svc[4]),
            Units = ElementValue.DecimalOrNull(svc[7]),
        };
    }

    private static ClaimStatusLine Added(ClaimStatusLine line, in Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.STC: return line with { Statuses = [.. line.Statuses, Status(segment)] };
            case SegmentId.REF when segment.Is(1, "FJ"u8): return line with { LineControlNumber = ElementValue.TextOrNull(segment[2]) };
            case SegmentId.DTP when segment.Is(1, "472"u8):
                var (from, to) = ServiceLineParser.DayOrPeriod(segment, (line.ServiceFrom, line.ServiceTo));
                return line with { ServiceFrom = from, ServiceTo = to };
            default: return line;
        }
    }

    private static ClaimStatus Status(in Segment stc)
    {
        List<ClaimStatusCode> codes = [];
        foreach (var element in (ReadOnlySpan<int>)[1, 10, 11])
        {
            if (stc[element].IsEmpty) continue;
            var code = new ComponentReader(stc[element], stc.ComponentSeparator);
            codes.Add(new(ElementValue.Text(code.Next()), ElementValue.Text(code.Next()), ElementValue.TextOrNull(code.Next()))
            {
                CodeList = ElementValue.TextOrNull(code.Next()),
            });
        }

        return new()
        {
            Codes = codes,
            Date = ElementValue.DateOrNull(stc[2]),
            Charge = ElementValue.DecimalOrNull(stc[4]),
            Paid = ElementValue.DecimalOrNull(stc[5]),
            DecisionDate = ElementValue.DateOrNull(stc[6]),
            PaymentDate = ElementValue.DateOrNull(stc[8]),
            PaymentNumber = ElementValue.TextOrNull(stc[9]),
        };
    }
}
