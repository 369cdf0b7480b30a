using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Scanning;

namespace ClaimsCluster.X12.Guides;

/// <summary>What claims of both guides have in common: the levels above them, who is named, other payers, lines one by one.</summary>
/// <remarks>Claims are made one after the other: what stands above a claim is kept for the next one.</remarks>
internal abstract class ClaimParser
{
    private readonly ProviderLevelParser _provider;
    private readonly SubscriberLevelParser _subscriber;
    private readonly PatientLevelParser _patient;
    private readonly OtherPayersParser _otherPayers;
    private readonly List<NpiUse> _npis = []; // Those above the claim stay for the next one.
    private readonly ClaimLoops _loops;
    private ClaimZone _zone;
    private bool _isLineOpen;
    private int _npisOfProvider, _npisOfSubscriber, _npisAboveClaim;
    private SegmentIndex? _index;

    protected ClaimParser(bool isInstitutional)
    {
        (_provider, _subscriber, _patient, _otherPayers) = (new(Texts), new(Texts), new(Texts), new(Texts));
        _loops = new(isInstitutional);
    }

    protected TextCache Texts { get; } = new();

    protected BillingProvider Provider => _provider.Provider;

    protected Subscriber Subscriber => _subscriber.Subscriber;

    protected Payer Payer => _subscriber.Payer;

    protected Patient? Patient => _patient.Patient;

    protected IReadOnlyList<OtherPayer> OtherPayers() => _otherPayers.Build();

    protected NpiUse[] Npis() => _npis.ToArray();

    /// <summary>A level or a claim starts: what stood at it and below is over.</summary>
    public void Enter(ClaimZone zone)
    {
        _zone = zone;
        switch (zone)
        {
            case ClaimZone.Claim:
                _npis.RemoveRange(_npisAboveClaim, _npis.Count - _npisAboveClaim);
                _otherPayers.Start();
                _isLineOpen = false;
                _loops.Start();
                StartClaim();
                break;
            case ClaimZone.Patient:
                _patient.Start();
                Forget(_npisOfSubscriber);
                break;
            case ClaimZone.Subscriber:
                _subscriber.Start();
                _patient.Close();
                Forget(_npisOfProvider);
                break;
            default:
                _provider.Start();
                _subscriber.Start();
                _patient.Close();
                Forget(0);
                break;
        }
    }

    /// <summary>A segment of the level or claim that was entered.</summary>
    public void Take(in Segment segment)
    {
        if (segment.Id == SegmentId.NM1) NoteNpi(segment);
        switch (_zone)
        {
            case ClaimZone.BillingProvider:
                _provider.Take(segment);
                _npisOfProvider = _npisOfSubscriber = _npisAboveClaim = _npis.Count;
                break;
            case ClaimZone.Subscriber:
                _subscriber.Take(segment);
                _npisOfSubscriber = _npisAboveClaim = _npis.Count;
                break;
            case ClaimZone.Patient:
                _patient.Take(segment);
                _npisAboveClaim = _npis.Count;
                break;
            case ClaimZone.Claim:
                TakeInClaim(segment);
                break;
        }
    }

    /// <summary>All of a claim that stands alone.</summary>
    protected void TakeAll(ClaimParts parts)
    {
        Take(ClaimZone.BillingProvider, parts.BillingProvider);
        Take(ClaimZone.Subscriber, parts.Subscriber);
        if (parts.Patient.Length > 0) Take(ClaimZone.Patient, parts.Patient);
        Take(ClaimZone.Claim, parts.Claim);
    }

    /// <summary>CLM has come: what was gathered of the claim before is forgotten.</summary>
    protected abstract void StartClaim();

    /// <summary>A segment of loop 2300 itself.</summary>
    protected abstract void TakeOfClaim(in Segment segment);

    /// <summary>A segment of a loop 2310.</summary>
    protected abstract void TakeProvider(in Segment segment);

    /// <summary>LX has come.</summary>
    protected abstract void StartLine(in Segment lx);

    /// <summary>A segment of loop 2400 or below.</summary>
    protected abstract void TakeOfLine(in Segment segment, string loop);

    /// <summary>The line that was started is over.</summary>
    protected abstract void EndLine();

    /// <summary>The claim is over, and its last line with it.</summary>
    protected void CloseLine()
    {
        if (_isLineOpen) EndLine();
        _isLineOpen = false;
    }

    private void Take(ClaimZone zone, byte[] segments)
    {
        Enter(zone);
        _index ??= new SegmentIndex(MarkScanner.Best, int.MaxValue);
        var reader = new IndexedSegments(_index, segments, Delimiters.Ours);
        while (reader.TryRead(out var segment)) Take(segment);
    }

    private void Forget(int npis)
    {
        _npis.RemoveRange(npis, _npis.Count - npis);
        (_npisOfProvider, _npisOfSubscriber) = (Math.Min(_npisOfProvider, npis), Math.Min(_npisOfSubscriber, npis));
        _npisAboveClaim = npis;
    }

    private void TakeInClaim(in Segment segment)
    {
        _loops.Enter(segment);
        if (segment.Id == SegmentId.LX)
        {
            CloseLine();
            StartLine(segment);
            _isLineOpen = true;
        }

        var loop = _loops.Loop;
        if (_isLineOpen) TakeOfLine(segment, loop);
        else if (loop == "2300") TakeOfClaim(segment);
        else if (loop.StartsWith("2310", StringComparison.Ordinal)) TakeProvider(segment);
        else _otherPayers.Take(segment, loop);
    }

    private void NoteNpi(in Segment nm1)
    {
        if (nm1.Is(8, "XX"u8) && !nm1[9].IsEmpty) _npis.Add(new(Texts.Text(nm1[1]), Texts.Text(nm1[9])));
    }
}
