using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>The skeleton of an 835: payment, trace, payer and payee.</summary>
internal sealed class RemittanceScan(SegmentPlace place, List<SyntaxFault> faults) : ISetScan
{
    private bool _hasPayment, _hasTrace, _hasPayer, _hasPayee;

    public int FaultyClaimCount => 0;

    public bool IsRefused { get; private set; }

    public void Take(in Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.BPR: _hasPayment = true; break;
            case SegmentId.TRN: _hasTrace = true; break;
            case SegmentId.N1: _hasPayer |= segment.Is(1, "PR"u8); _hasPayee |= segment.Is(1, "PE"u8); break;
        }
    }

    public void End()
    {
        Require(_hasPayment, "", "BPR", "BPR");
        Require(_hasTrace, "", "TRN", "TRN");
        Require(_hasPayer, "1000A", "N1", "N1*PR");
        Require(_hasPayee, "1000B", "N1", "N1*PE");
    }

    private void Require(bool isThere, string loop, string segment, string expected)
    {
        if (isThere) return;
        IsRefused = true;
        faults.Add(place.AtSegment("SYN-07", "3", loop, segment, "", expected));
    }
}
