using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Makes each <see cref="ProfessionalClaim"/> from the segments in and above it, one after the other.</summary>
internal sealed class ProfessionalClaimParser : ClaimParser
{
    [ThreadStatic]
    private static ProfessionalClaimParser? _spare; // One that nobody uses: it is long in the making. Of the thread: claims are read on all at once.

    private readonly SharedValues<Diagnosis> _shared = new();
    private readonly PartyParser _rendering, _referring;
    private readonly ServiceLineParser _line;
    private readonly List<Diagnosis> _diagnoses = [];
    private readonly List<ServiceLine> _lines = [];
    private PartyParser? _party;
    private ClaimHeader _header;

    public ProfessionalClaimParser()
        : base(isInstitutional: false) => (_rendering, _referring, _line) = (new(Texts), new(Texts), new(Texts));

    public static ProfessionalClaim Parse(ClaimParts parts)
    {
        var parser = _spare ?? new ProfessionalClaimParser();
        _spare = null; // One that fails in the middle of a claim is not used again.
        parser.TakeAll(parts);
        var claim = parser.Build();
        _spare = parser;
        return claim;
    }

    /// <summary>The claim that was entered last.</summary>
    public ProfessionalClaim Build()
    {
        CloseLine();
        return new ProfessionalClaim
        {
            BillingProvider = Provider,
            Subscriber = Subscriber,
            Payer = Payer,
            Patient = Patient,
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
            Npis = Npis(),
            Diagnoses = _diagnoses.ToArray(),
            OtherPayers = OtherPayers(),
            Lines = _lines.ToArray(),
            Rendering = _rendering.ToPractitioner(),
            Referring = _referring.ToPractitioner(),
        };
    }

    protected override void StartClaim()
    {
        _diagnoses.Clear();
        _lines.Clear();
        _rendering.Clear();
        _referring.Clear();
        (_party, _header) = (null, default);
    }

    protected override void TakeOfClaim(in Segment segment)
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
        _header.PlaceOfService = Texts.OrNull(place.Next());
        _header.FacilityQualifier = Texts.OrNull(place.Next());
        _header.FrequencyCode = Texts.OrNull(place.Next());
        _header.ProviderSignature = Texts.OrNull(clm[6]);
        _header.Assignment = Texts.OrNull(clm[7]);
        _header.BenefitsAssignment = Texts.OrNull(clm[8]);
        _header.ReleaseOfInformation = Texts.OrNull(clm[9]);
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
                _diagnoses.Add(Shared(Texts.Text(qualifier), Texts.Text(components.Next())));
        }
    }

    private Diagnosis Shared(string qualifier, string code)
    {
        ref var shared = ref _shared.At(code);
        if (shared is null || !ReferenceEquals(shared.Code, code) || !ReferenceEquals(shared.Qualifier, qualifier))
            shared = new(qualifier, code);
        return shared;
    }

    protected override void TakeProvider(in Segment segment)
    {
        if (segment.Id == SegmentId.NM1) OpenProvider(segment);
        _party?.Take(segment);
    }

    private void OpenProvider(in Segment nm1)
    {
        _party = nm1.Is(1, "82"u8) ? _rendering : nm1.Is(1, "DN"u8) ? _referring : null;
        _party?.Clear();
    }

    protected override void StartLine(in Segment lx) => _line.Start(lx);

    protected override void TakeOfLine(in Segment segment, string loop) => _line.Take(segment, loop);

    protected override void EndLine() => _lines.Add(_line.Build());

    /// <summary>What CLM, AMT and REF of loop 2300 say.</summary>
    private struct ClaimHeader
    {
        public string? ClaimNumber, PlaceOfService, FacilityQualifier, FrequencyCode;
        public string? ProviderSignature, Assignment, BenefitsAssignment, ReleaseOfInformation;
        public string? OriginalReference, PriorAuthorization, Referral, MedicalRecordNumber;
        public decimal? Charge, PatientPaid;
    }
}
