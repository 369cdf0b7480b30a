using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>
/// Follows an 837P set: what the set must have, and which claim is at fault. Both passes use it, so they agree.
/// A fault above a claim (its provider, subscriber or patient) is a fault of every claim below it, and told once.
/// </summary>
internal sealed class ProfessionalScan(SegmentPlace place, List<SyntaxFault> told) : ISetScan
{
    private readonly ClaimLoops _loops = new();
    private readonly ProfessionalSkeleton _skeleton = new();
    private readonly List<SyntaxFault> _provider = [], _subscriber = [], _patient = [], _claim = [];
    private int _providerTold, _subscriberTold, _patientTold; // How many of each were told already.
    private string? _claimNumber;
    private bool _isLineOpen, _hasService, _hasStrayService;
    private int _lines;

    public int FaultyClaimCount { get; private set; }

    public bool IsRefused { get; private set; }

    public ClaimZone Zone => _loops.Zone;

    /// <summary>Whether a CLM is open.</summary>
    public bool IsClaimOpen { get; private set; }

    /// <summary>All faults of the claim closed last, those above it included.</summary>
    public IReadOnlyList<SyntaxFault> ClosedFaults { get; private set; } = [];

    /// <summary>Closes the open claim where the segment, not yet taken, does not belong to it.</summary>
    public bool ClosesClaim(Segment segment) =>
        IsClaimOpen && segment.Id is SegmentId.HL or SegmentId.CLM or SegmentId.SE or SegmentId.ST;

    public void Take(in Segment segment)
    {
        if (ClosesClaim(segment)) CloseClaim();

        _loops.Enter(segment);
        _skeleton.Take(segment, _loops.Zone);
        switch (segment.Id)
        {
            case SegmentId.HL: EnterLevel(segment); break;
            case SegmentId.CLM: OpenClaim(segment); break;
            case SegmentId.LX: OpenLine(); break;
            case SegmentId.SV1: TakeService(); break;
        }

        Check(segment);
    }

    public void End()
    {
        if (IsClaimOpen) CloseClaim();
        TellAbove();
        told.RemoveAll(_skeleton.IsImplied);
        foreach (var (loop, segment, expected) in _skeleton.MissingInSet())
        {
            IsRefused = true;
            told.Add(place.AtSegment("SYN-07", "3", loop, segment, "", expected));
        }
    }

    private void EnterLevel(Segment segment)
    {
        TellAbove();
        _patient.Clear();
        _patientTold = 0;
        if (_loops.Zone == ClaimZone.Patient) return;

        _subscriber.Clear();
        _subscriberTold = 0;
        if (_loops.Zone == ClaimZone.Subscriber) return;

        _provider.Clear();
        _providerTold = 0;
        if (_loops.Zone == ClaimZone.Header)
            told.Add(place.AtElement("SYN-16", "7", "", segment, 3, 0, "20, 22 or 23"));
    }

    private void OpenClaim(Segment segment)
    {
        IsClaimOpen = true;
        _claimNumber = ElementValue.TextOrNull(segment[1]);
        (_isLineOpen, _hasService, _hasStrayService, _lines) = (false, false, false, 0);
        foreach (var (loop, id, expected) in _skeleton.MissingAboveClaim())
            _claim.Add(place.AtSegment("SYN-07", "3", loop, id, "", expected, _claimNumber));
    }

    private void OpenLine()
    {
        CloseLine();
        (_isLineOpen, _hasService) = (true, false);
        _lines++;
    }

    private void TakeService()
    {
        _hasService = true;
        _hasStrayService |= _loops.Zone == ClaimZone.Claim;
    }

    private void CloseLine()
    {
        if (_isLineOpen && !_hasService && !_hasStrayService) // A stray SV1 is told where it stands.
            _claim.Add(place.AtSegment("SYN-07", "3", "2400", "SV1", "", "SV1 after LX", _claimNumber));
        _isLineOpen = false;
    }

    /// <summary>The claim ends before the segment that the place is at.</summary>
    public void CloseClaim()
    {
        CloseLine();
        if (_lines == 0 && !_hasStrayService)
            _claim.Add(place.AtSegment("SYN-07", "3", "2400", "LX", "", "LX and SV1 in the claim", _claimNumber));

        TellAbove();
        Tell(_claim);
        ClosedFaults = _provider.Count + _subscriber.Count + _patient.Count + _claim.Count == 0
            ? []
            : [.. _provider, .. _subscriber, .. _patient, .. _claim];
        if (ClosedFaults.Count > 0) FaultyClaimCount++;
        _claim.Clear();
        _claimNumber = null;
        IsClaimOpen = false;
    }

    private void Check(Segment segment)
    {
        var faults = _loops.Zone switch
        {
            ClaimZone.BillingProvider => _provider,
            ClaimZone.Subscriber => _subscriber,
            ClaimZone.Patient => _patient,
            ClaimZone.Claim or ClaimZone.Line => _claim,
            _ => null,
        };
        if (faults is null || segment.Id == SegmentId.HL || faults.Count >= FileInspection.MaxFaultsPerSet) return;

        if (ClaimSegments.Fault(segment.Id, _loops.Zone) is { } ik3)
            faults.Add(Misplaced(segment, ik3));
        else
            new ClaimElements(segment, place, _loops.Loop, _claimNumber, faults).Check();
    }

    private SyntaxFault Misplaced(Segment segment, string ik3)
    {
        var expected = ik3 == "1" ? "a segment of the guide" : $"a segment of loop {_loops.Loop}";
        return place.AtSegment(
            "SYN-06", ik3, _loops.Loop, segment.GetString(0), ElementValue.Text(segment.Raw), expected, _claimNumber);
    }

    private void TellAbove()
    {
        Tell(_provider, ref _providerTold);
        Tell(_subscriber, ref _subscriberTold);
        Tell(_patient, ref _patientTold);
    }

    private void Tell(List<SyntaxFault> faults, ref int already)
    {
        if (already < faults.Count) Tell(faults.GetRange(already, faults.Count - already));
        already = faults.Count;
    }

    private void Tell(List<SyntaxFault> faults)
    {
        foreach (var fault in faults)
        {
            if (told.Count < FileInspection.MaxFaultsPerSet) told.Add(fault);
        }
    }
}
