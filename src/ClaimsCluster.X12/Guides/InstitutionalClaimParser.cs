using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Makes each <see cref="InstitutionalClaim"/> from the segments in and above it, one after the other.</summary>
internal sealed class InstitutionalClaimParser : ClaimParser
{
    [ThreadStatic]
    private static InstitutionalClaimParser? _spare; // One that nobody uses: it is long in the making. Of the thread: claims are read on all at once.

    private readonly InstitutionalCodesParser _codes;
    private readonly PartyParser _attending, _operating, _otherOperating, _rendering, _facility, _referring;
    private readonly InstitutionalLineParser _line;
    private readonly List<InstitutionalLine> _lines = [];
    private readonly List<Reference> _references = [];
    private readonly List<ClaimNote> _notes = [];
    private PartyParser? _party;
    private ClaimHeader _header;

    public InstitutionalClaimParser()
        : base(isInstitutional: true)
    {
        (_codes, _line) = (new(Texts), new(Texts));
        (_attending, _operating, _otherOperating) = (new(Texts), new(Texts), new(Texts));
        (_rendering, _facility, _referring) = (new(Texts), new(Texts), new(Texts));
    }

    public static InstitutionalClaim Parse(ClaimParts parts)
    {
        var parser = _spare ?? new InstitutionalClaimParser();
        _spare = null; // One that fails in the middle of a claim is not used again.
        parser.TakeAll(parts);
        var claim = parser.Build();
        _spare = parser;
        return claim;
    }

    /// <summary>The claim that was entered last.</summary>
    public InstitutionalClaim Build()
    {
        CloseLine();
        return new InstitutionalClaim
        {
            BillingProvider = Provider,
            Subscriber = Subscriber,
            Payer = Payer,
            Patient = Patient,
            ClaimNumber = _header.ClaimNumber ?? "",
            Charge = _header.Charge,
            FacilityCode = _header.FacilityCode,
            FacilityQualifier = _header.FacilityQualifier,
            FrequencyCode = _header.FrequencyCode,
            ProviderSignature = _header.ProviderSignature,
            Assignment = _header.Assignment,
            BenefitsAssignment = _header.BenefitsAssignment,
            ReleaseOfInformation = _header.ReleaseOfInformation,
            DelayReason = _header.DelayReason,
            StatementFrom = _header.StatementFrom,
            StatementTo = _header.StatementTo,
            AdmissionDate = _header.AdmissionDate,
            AdmissionTime = _header.AdmissionTime,
            DischargeTime = _header.DischargeTime,
            RepricerReceivedDate = _header.RepricerReceivedDate,
            AdmissionType = _header.AdmissionType,
            AdmissionSource = _header.AdmissionSource,
            PatientStatus = _header.PatientStatus,
            EstimatedPatientDue = _header.EstimatedPatientDue,
            PriorAuthorization = _header.PriorAuthorization,
            Referral = _header.Referral,
            OriginalReference = _header.OriginalReference,
            MedicalRecordNumber = _header.MedicalRecordNumber,
            References = _references.ToArray(),
            Notes = _notes.ToArray(),
            PrincipalDiagnosis = _codes.Principal,
            AdmittingDiagnosis = _codes.Admitting,
            ReasonsForVisit = _codes.Reasons.ToArray(),
            ExternalCauses = _codes.Causes.ToArray(),
            DiagnosisRelatedGroup = _codes.Group,
            OtherDiagnoses = _codes.Others.ToArray(),
            PrincipalProcedure = _codes.PrincipalProcedure,
            OtherProcedures = _codes.Procedures.ToArray(),
            OccurrenceSpans = _codes.Spans.ToArray(),
            Occurrences = _codes.Occurrences.ToArray(),
            Values = _codes.Values.ToArray(),
            Conditions = _codes.Conditions.ToArray(),
            Treatments = _codes.Treatments.ToArray(),
            Attending = _attending.ToPractitioner(),
            Operating = _operating.ToPractitioner(),
            OtherOperating = _otherOperating.ToPractitioner(),
            Rendering = _rendering.ToPractitioner(),
            ServiceFacility = _facility.ToFacility(),
            Referring = _referring.ToPractitioner(),
            Npis = Npis(),
            OtherPayers = OtherPayers(),
            Lines = _lines.ToArray(),
        };
    }

    protected override void StartClaim()
    {
        _codes.Start();
        _lines.Clear();
        _references.Clear();
        _notes.Clear();
        foreach (var party in (ReadOnlySpan<PartyParser>)[_attending, _operating, _otherOperating, _rendering, _facility, _referring])
            party.Clear();
        (_party, _header) = (null, default);
    }

    protected override void TakeOfClaim(in Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.CLM: TakeHeader(segment); break;
            case SegmentId.DTP: TakeDate(segment); break;
            case SegmentId.CL1:
                _header.AdmissionType = Texts.OrNull(segment[1]);
                _header.AdmissionSource = Texts.OrNull(segment[2]);
                _header.PatientStatus = Texts.OrNull(segment[3]);
                break;
            case SegmentId.AMT when segment.Is(1, "F3"u8):
                _header.EstimatedPatientDue = ElementValue.DecimalOrNull(segment[2]);
                break;
            case SegmentId.REF: TakeReference(segment); break;
            case SegmentId.NTE: _notes.Add(new(Texts.Text(segment[1]), TextCache.New(segment[2]))); break;
            case SegmentId.HI: _codes.Take(segment); break;
        }
    }

    protected override void TakeProvider(in Segment segment)
    {
        if (segment.Id == SegmentId.NM1)
        {
            _party = ElementValue.Text(segment[1]) switch
            {
                "71" => _attending,
                "72" => _operating,
                "ZZ" => _otherOperating,
                "82" => _rendering,
                "77" => _facility,
                "DN" => _referring,
                _ => null,
            };
            _party?.Clear();
        }

        _party?.Take(segment);
    }

    protected override void StartLine(in Segment lx) => _line.Start(lx);

    protected override void TakeOfLine(in Segment segment, string loop) => _line.Take(segment, loop);

    protected override void EndLine() => _lines.Add(_line.Build());

    private void TakeHeader(in Segment clm)
    {
        var bill = new ComponentReader(clm[5], clm.ComponentSeparator);
        _header.ClaimNumber = TextCache.New(clm[1]);
        _header.Charge = ElementValue.DecimalOrNull(clm[2]);
        _header.FacilityCode = Texts.OrNull(bill.Next());
        _header.FacilityQualifier = Texts.OrNull(bill.Next());
        _header.FrequencyCode = Texts.OrNull(bill.Next());
        _header.ProviderSignature = Texts.OrNull(clm[6]);
        _header.Assignment = Texts.OrNull(clm[7]);
        _header.BenefitsAssignment = Texts.OrNull(clm[8]);
        _header.ReleaseOfInformation = Texts.OrNull(clm[9]);
        _header.DelayReason = Texts.OrNull(clm[20]);
    }

    private void TakeDate(in Segment dtp)
    {
        if (dtp.Is(1, "434"u8))
            (_header.StatementFrom, _header.StatementTo) = ServiceLineParser.DayOrPeriod(dtp, (_header.StatementFrom, _header.StatementTo));
        else if (dtp.Is(1, "435"u8)) TakeAdmission(dtp[3]);
        else if (dtp.Is(1, "096"u8)) _header.DischargeTime = ElementValue.TimeOrNull(dtp[3]);
        else if (dtp.Is(1, "050"u8)) _header.RepricerReceivedDate = ElementValue.DateOrNull(dtp[3]);
    }

    private void TakeAdmission(ReadOnlySpan<byte> value)
    {
        var isTimed = ElementValue.IsDayAndTime(value);
        _header.AdmissionDate = ElementValue.DateOrNull(isTimed ? value[..8] : value);
        _header.AdmissionTime = isTimed ? ElementValue.TimeOrNull(value[8..]) : null;
    }

    private void TakeReference(in Segment segment)
    {
        var value = TextCache.NewOrNull(segment[2]);
        if (segment.Is(1, "F8"u8)) _header.OriginalReference = value;
        else if (segment.Is(1, "G1"u8)) _header.PriorAuthorization = value;
        else if (segment.Is(1, "9F"u8)) _header.Referral = value;
        else if (segment.Is(1, "EA"u8)) _header.MedicalRecordNumber = value;
        else _references.Add(new(Texts.Text(segment[1]), value ?? ""));
    }

    /// <summary>What CLM, DTP, CL1, AMT and REF of loop 2300 say.</summary>
    private struct ClaimHeader
    {
        public string? ClaimNumber, FacilityCode, FacilityQualifier, FrequencyCode, DelayReason;
        public string? ProviderSignature, Assignment, BenefitsAssignment, ReleaseOfInformation;
        public string? AdmissionType, AdmissionSource, PatientStatus;
        public string? PriorAuthorization, Referral, OriginalReference, MedicalRecordNumber;
        public decimal? Charge, EstimatedPatientDue;
        public DateOnly? StatementFrom, StatementTo, AdmissionDate, RepricerReceivedDate;
        public TimeOnly? AdmissionTime, DischargeTime;
    }
}
