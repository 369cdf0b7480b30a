using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Scanning;

namespace ClaimsCluster.X12.Guides;

/// <summary>Makes each <see cref="ProfessionalClaim"/> from the segments in and above it, one after the other.</summary>
internal sealed class ProfessionalClaimParser
{
    private static ProfessionalClaimParser? _spare; // One that nobody uses: it is long in the making.

    private readonly TextCache _texts = new();
    private readonly SharedValues<Diagnosis> _shared = new();
    private readonly ClaimLoops _loops = new();
    private readonly ProviderLevelParser _provider;
    private readonly SubscriberLevelParser _subscriber;
    private readonly PatientLevelParser _patient;
    private readonly PartyParser _rendering, _referring;
    private readonly ServiceLineParser _line;
    private readonly List<NpiUse> _npis = []; // Those above the claim stay for the next one.
    private readonly List<Diagnosis> _diagnoses = [];
    private readonly List<ServiceLine> _lines = [];
    private List<OtherPayer>? _otherPayers;   // Handed out with the claim.
    private PartyParser? _party;
    private ClaimZone _zone;
    private bool _isLineOpen, _hasRendering, _hasReferring;
    private int _npisOfProvider, _npisOfSubscriber, _npisAboveClaim;
    private ClaimHeader _header;
    private SegmentIndex? _index;

    public ProfessionalClaimParser()
    {
        (_provider, _subscriber, _patient) = (new(_texts), new(_texts), new(_texts));
        (_rendering, _referring, _line) = (new(_texts), new(_texts), new(_texts));
    }

    public static ProfessionalClaim Parse(ClaimParts parts)
    {
        var parser = Interlocked.Exchange(ref _spare, null) ?? new ProfessionalClaimParser();
        parser.Take(ClaimZone.BillingProvider, parts.BillingProvider);
        parser.Take(ClaimZone.Subscriber, parts.Subscriber);
        if (parts.Patient.Length > 0) parser.Take(ClaimZone.Patient, parts.Patient);
        parser.Take(ClaimZone.Claim, parts.Claim);
        var claim = parser.Build();
        _spare = parser;
        return claim;
    }

    /// <summary>A level or a claim starts: what stood at it and below is over.</summary>
    public void Enter(ClaimZone zone)
    {
        _zone = zone;
        switch (zone)
        {
            case ClaimZone.Claim: StartClaim(); break;
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

    /// <summary>The claim that was entered last.</summary>
    public ProfessionalClaim Build()
    {
        CloseLine();
        return new ProfessionalClaim
        {
            BillingProvider = _provider.Provider,
            Subscriber = _subscriber.Subscriber,
            Payer = _subscriber.Payer,
            Patient = _patient.Patient,
            ClaimNumber = _header.ClaimNumber ?? "",
            Charge = _header.Charge,
            PlaceOfService = _header.PlaceOfService,
            FacilityQualifier = _header.FacilityQualifier,
            FrequencyCode = _header.FrequencyCode,
            ProviderSignature = _header.ProviderSignature,
            Assignment = _header.Assignment,
            BenefitsAssignment = _header.BenefitsAssignment,
            ReleaseOfInformation = _header.ReleaseOfInformation,
            OriginalReference = _header.OriginalReference,
            PriorAuthorization = _header.PriorAuthorization,
            Referral = _header.Referral,
            MedicalRecordNumber = _header.MedicalRecordNumber,
            PatientPaid = _header.PatientPaid,
            Npis = _npis.ToArray(),
            Diagnoses = _diagnoses.ToArray(),
            OtherPayers = _otherPayers is null ? [] : _otherPayers,
            Lines = _lines.ToArray(),
            Rendering = _hasRendering ? _rendering.ToPractitioner() : null,
            Referring = _hasReferring ? _referring.ToPractitioner() : null,
        };
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

    private void StartClaim()
    {
        _npis.RemoveRange(_npisAboveClaim, _npis.Count - _npisAboveClaim);
        _diagnoses.Clear();
        _lines.Clear();
        (_otherPayers, _party, _header) = (null, null, default);
        _isLineOpen = _hasRendering = _hasReferring = false;
        _loops.Start();
    }

    private void TakeInClaim(in Segment segment)
    {
        _loops.Enter(segment);
        if (segment.Id == SegmentId.LX)
        {
            CloseLine();
            _line.Start(segment);
            _isLineOpen = true;
        }

        if (_isLineOpen) _line.Take(segment, _loops.Loop);
        else if (_loops.Loop == "2300") TakeOfClaim(segment);
        else if (_loops.Loop.StartsWith("2310", StringComparison.Ordinal)) TakeProvider(segment);
        else TakeOtherPayer(segment);
    }

    private void TakeOfClaim(in Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.CLM: TakeHeader(segment); break;
            case SegmentId.AMT when segment.Is(1, "F5"u8):
                _header.PatientPaid = ElementValue.DecimalOrNull(segment[2]);
                break;
            case SegmentId.REF: TakeReference(segment); break;
            case SegmentId.HI: TakeDiagnoses(segment); break;
        }
    }

    private void TakeHeader(in Segment clm)
    {
        var place = new ComponentReader(clm[5], clm.ComponentSeparator);
        _header.ClaimNumber = TextCache.New(clm[1]);
        _header.Charge = ElementValue.DecimalOrNull(clm[2]);
        _header.PlaceOfService = _texts.OrNull(place.Next());
        _header.FacilityQualifier = _texts.OrNull(place.Next());
        _header.FrequencyCode = _texts.OrNull(place.Next());
        _header.ProviderSignature = _texts.OrNull(clm[6]);
        _header.Assignment = _texts.OrNull(clm[7]);
        _header.BenefitsAssignment = _texts.OrNull(clm[8]);
        _header.ReleaseOfInformation = _texts.OrNull(clm[9]);
    }

    private void TakeReference(in Segment segment)
    {
        if (segment.Is(1, "F8"u8)) _header.OriginalReference = TextCache.NewOrNull(segment[2]);
        else if (segment.Is(1, "G1"u8)) _header.PriorAuthorization = TextCache.NewOrNull(segment[2]);
        else if (segment.Is(1, "9F"u8)) _header.Referral = TextCache.NewOrNull(segment[2]);
        else if (segment.Is(1, "EA"u8)) _header.MedicalRecordNumber = TextCache.NewOrNull(segment[2]);
    }

    private void TakeDiagnoses(in Segment hi)
    {
        var count = hi.Count;
        for (var element = 1; element <= count; element++)
        {
            var components = new ComponentReader(hi[element], hi.ComponentSeparator);
            var qualifier = components.Next();
            if (qualifier.SequenceEqual("ABK"u8) || qualifier.SequenceEqual("ABF"u8)
                || qualifier.SequenceEqual("BK"u8) || qualifier.SequenceEqual("BF"u8))
                _diagnoses.Add(Shared(_texts.Text(qualifier), _texts.Text(components.Next())));
        }
    }

    private Diagnosis Shared(string qualifier, string code)
    {
        ref var shared = ref _shared.At(code);
        if (shared is null || !ReferenceEquals(shared.Code, code) || !ReferenceEquals(shared.Qualifier, qualifier))
            shared = new(qualifier, code);
        return shared;
    }

    private void TakeProvider(in Segment segment)
    {
        if (segment.Id == SegmentId.NM1) OpenProvider(segment);
        _party?.Take(segment);
    }

    private void OpenProvider(in Segment nm1)
    {
        _party = null;
        if (nm1.Is(1, "82"u8)) (_party, _hasRendering) = (_rendering, true);
        else if (nm1.Is(1, "DN"u8)) (_party, _hasReferring) = (_referring, true);
        _party?.Clear();
    }

    private void TakeOtherPayer(in Segment segment)
    {
        if (segment.Id == SegmentId.SBR) (_otherPayers ??= []).Add(new(_texts.OrNull(segment[1]), null, null));
        if (_otherPayers is null) return;

        var payer = _otherPayers[^1];
        _otherPayers[^1] = (_loops.Loop, segment.Id) switch
        {
            ("2320", SegmentId.AMT) when segment.Is(1, "D"u8) => payer with { Paid = ElementValue.DecimalOrNull(segment[2]) },
            ("2320", SegmentId.CAS) => payer with { ClaimAdjustments = [.. payer.ClaimAdjustments, .. RemittedClaimParser.ReadAdjustments(segment)] },
            ("2330A", SegmentId.NM1) => payer with { MemberId = TextCache.NewOrNull(segment[9]) },
            ("2330B", SegmentId.NM1) => payer with { PayerId = _texts.OrNull(segment[9]), PayerName = _texts.OrNull(segment[3]) },
            ("2330B", SegmentId.DTP) when segment.Is(1, "573"u8) => payer with { Date = ElementValue.DateOrNull(segment[3]) },
            _ => payer,
        };
    }

    private void CloseLine()
    {
        if (_isLineOpen) _lines.Add(_line.Build());
        _isLineOpen = false;
    }

    private void NoteNpi(in Segment nm1)
    {
        if (nm1.Is(8, "XX"u8) && !nm1[9].IsEmpty) _npis.Add(new(_texts.Text(nm1[1]), _texts.Text(nm1[9])));
    }

    /// <summary>What CLM, AMT and REF of loop 2300 say.</summary>
    private struct ClaimHeader
    {
        public string? ClaimNumber, PlaceOfService, FacilityQualifier, FrequencyCode;
        public string? ProviderSignature, Assignment, BenefitsAssignment, ReleaseOfInformation;
        public string? OriginalReference, PriorAuthorization, Referral, MedicalRecordNumber;
        public decimal? Charge, PatientPaid;
    }
}
