using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Gathers one loop 2100 with its lines.</summary>
internal sealed class RemittedClaimParser
{
    private readonly List<ClaimAdjustment> _adjustments = [];
    private readonly List<string> _remarks = [];
    private readonly List<RemittedLine> _lines = [];
    private RemittedClaim _claim;
    private RemittedLineParser? _line;

    public RemittedClaimParser(Segment clp) => _claim = new RemittedClaim
    {
        ClaimNumber = clp.GetString(1),
        StatusCode = clp.GetString(2),
        Charge = ElementValue.DecimalOrNull(clp[3]) ?? 0,
        Paid = ElementValue.DecimalOrNull(clp[4]) ?? 0,
        PatientResponsibility = ElementValue.DecimalOrNull(clp[5]),
        FilingIndicator = ElementValue.TextOrNull(clp[6]),
        Icn = ElementValue.TextOrNull(clp[7]),
        PlaceOfService = ElementValue.TextOrNull(clp[8]),
        FrequencyCode = ElementValue.TextOrNull(clp[9]),
    };

    public void Take(Segment segment)
    {
        if (segment.Id == SegmentId.SVC)
        {
            CloseLine();
            _line = new RemittedLineParser(segment);
        }
        else if (_line is { } line) line.Take(segment);
        else TakeClaim(segment);
    }

    public RemittedClaim Build()
    {
        CloseLine();
        return _claim with { Adjustments = _adjustments, Remarks = _remarks, Lines = _lines };
    }

    /// <summary>The reasons of one CAS: up to six triples of code, amount and quantity.</summary>
    public static void AddAdjustments(Segment cas, List<ClaimAdjustment> adjustments)
    {
        var group = cas.GetString(1);
        for (var element = 2; element <= cas.Count; element += 3)
        {
            var amount = ElementValue.DecimalOrNull(cas[element + 1]);
            if (cas[element].IsEmpty && amount is null) continue;
            var quantity = ElementValue.DecimalOrNull(cas[element + 2]);
            adjustments.Add(new(group, cas.GetString(element), amount ?? 0, quantity));
        }
    }

    /// <summary>The reasons of one CAS as a list of its own.</summary>
    public static List<ClaimAdjustment> ReadAdjustments(Segment cas)
    {
        var adjustments = new List<ClaimAdjustment>();
        AddAdjustments(cas, adjustments);
        return adjustments;
    }

    private void TakeClaim(Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.CAS: AddAdjustments(segment, _adjustments); break;
            case SegmentId.NM1: TakeName(segment); break;
            case SegmentId.MOA: AddRemarks(segment, 3, 7); break;
            case SegmentId.MIA: AddRemarks(segment, 5, 5); AddRemarks(segment, 20, 23); break;
            case SegmentId.DTM: TakeDate(segment); break;
        }
    }

    private void TakeName(Segment nm1)
    {
        if (nm1.Is(1, "QC"u8))
        {
            _claim = _claim with
            {
                PatientLastName = ElementValue.TextOrNull(nm1[3]),
                PatientFirstName = ElementValue.TextOrNull(nm1[4]),
                MemberId = ElementValue.TextOrNull(nm1[9]) ?? _claim.MemberId,
            };
        }
        else if (nm1.Is(1, "IL"u8))
            _claim = _claim with { MemberId = _claim.MemberId ?? ElementValue.TextOrNull(nm1[9]) };
    }

    private void AddRemarks(Segment segment, int first, int last)
    {
        for (var element = first; element <= last; element++)
        {
            if (ElementValue.TextOrNull(segment[element]) is { } remark) _remarks.Add(remark);
        }
    }

    private void TakeDate(Segment dtm)
    {
        var date = ElementValue.DateOrNull(dtm[2]);
        if (dtm.Is(1, "232"u8)) _claim = _claim with { ServiceFrom = date };
        else if (dtm.Is(1, "233"u8)) _claim = _claim with { ServiceTo = date };
        else if (dtm.Is(1, "050"u8)) _claim = _claim with { ReceivedDate = date };
    }

    private void CloseLine()
    {
        if (_line is { } line) _lines.Add(line.Build());
        _line = null;
    }
}
