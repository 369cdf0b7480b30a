using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Makes each <see cref="InstitutionalClaim"/> from the segments in and above it, one after the other.</summary>
internal sealed class InstitutionalClaimParser : ClaimParser
{
    private static InstitutionalClaimParser? _spare; // One that nobody uses: it is long in the making.

    private readonly InstitutionalCodesParser _codes;
    private readonly PartyParser _attending, _operating, _otherOperating, _rendering, _facility, _referring;
    private readonly InstitutionalLineParser _line;
    private readonly List<InstitutionalLine> _lines = [];
    private readonly List<Reference> _references = [];
    private readonly List<ClaimNote> _notes = [];
    private PartyParser? _party;
    private InstitutionalClaim _claim = Empty; // What CLM, DTP, CL1, AMT and REF have told.

    public InstitutionalClaimParser()
        : base(isInstitutional: true)
    {
        (_codes, _line) = (new(Texts), new(Texts));
        (_attending, _operating, _otherOperating) = (new(Texts), new(Texts), new(Texts));
        (_rendering, _facility, _referring) = (new(Texts), new(Texts), new(Texts));
    }

    private static InstitutionalClaim Empty { get; } = new() { BillingProvider = null!, Subscriber = null!, Payer = null! };

    public static InstitutionalClaim Parse(ClaimParts parts)
    {
        var parser = Interlocked.Exchange(ref _spare, null) ?? new InstitutionalClaimParser();
        parser.TakeAll(parts);
        var claim = parser.Build();
        _spare = parser;
        return claim;
    }

    /// <summary>The claim that was entered last.</summary>
    public InstitutionalClaim Build()
    {
        CloseLine();
        return _codes.AddTo(_claim with
        {
            BillingProvider = Provider,
            Subscriber = Subscriber,
            Payer = Payer,
            Patient = Patient,
            References = _references.ToArray(),
            Notes = _notes.ToArray(),
            Attending = _attending.ToPractitioner(),
            Operating = _operating.ToPractitioner(),
            OtherOperating = _otherOperating.ToPractitioner(),
            Rendering = _rendering.ToPractitioner(),
            ServiceFacility = _facility.ToFacility(),
            Referring = _referring.ToPractitioner(),
            Npis = Npis(),
            OtherPayers = OtherPayers,
            Lines = _lines.ToArray(),
        });
    }

    protected override void StartClaim()
    {
        _codes.Start();
        _lines.Clear();
        _references.Clear();
        _notes.Clear();
        foreach (var party in (ReadOnlySpan<PartyParser>)[_attending, _operating, _otherOperating, _rendering, _facility, _referring])
            party.Clear();
        (_party, _claim) = (null, Empty);
    }

    protected override void TakeOfClaim(in Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.CLM: TakeHeader(segment); break;
            case SegmentId.DTP: TakeDate(segment); break;
            case SegmentId.CL1:
                _claim = _claim with
                {
                    AdmissionType = Texts.OrNull(segment[1]),
                    AdmissionSource = Texts.OrNull(segment[2]),
                    PatientStatus = Texts.OrNull(segment[3]),
                };
                break;
            case SegmentId.AMT when segment.Is(1, "F3"u8):
                _claim = _claim with { EstimatedPatientDue = ElementValue.DecimalOrNull(segment[2]) };
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
        _claim = Empty with
        {
            ClaimNumber = TextCache.New(clm[1]),
            Charge = ElementValue.DecimalOrNull(clm[2]),
            FacilityCode = Texts.OrNull(bill.Next()),
            FacilityQualifier = Texts.OrNull(bill.Next()),
            FrequencyCode = Texts.OrNull(bill.Next()),
            ProviderSignature = Texts.OrNull(clm[6]),
            Assignment = Texts.OrNull(clm[7]),
            BenefitsAssignment = Texts.OrNull(clm[8]),
            ReleaseOfInformation = Texts.OrNull(clm[9]),
            DelayReason = Texts.OrNull(clm[20]),
        };
    }

    private void TakeDate(in Segment dtp)
    {
        var value = dtp[3];
        if (dtp.Is(1, "434"u8))
        {
            var (from, to) = ServiceLineParser.DayOrPeriod(dtp, (_claim.StatementFrom, _claim.StatementTo));
            _claim = _claim with { StatementFrom = from, StatementTo = to };
        }
        else if (dtp.Is(1, "435"u8))
        {
            var isTimed = ElementValue.IsDayAndTime(value);
            _claim = _claim with
            {
                AdmissionDate = ElementValue.DateOrNull(isTimed ? value[..8] : value),
                AdmissionTime = isTimed ? ElementValue.TimeOrNull(value[8..]) : null,
            };
        }
        else if (dtp.Is(1, "096"u8)) _claim = _claim with { DischargeTime = ElementValue.TimeOrNull(value) };
        else if (dtp.Is(1, "050"u8)) _claim = _claim with { RepricerReceivedDate = ElementValue.DateOrNull(value) };
    }

    private void TakeReference(in Segment segment)
    {
        var value = TextCache.NewOrNull(segment[2]);
        if (segment.Is(1, "F8"u8)) _claim = _claim with { OriginalReference = value };
        else if (segment.Is(1, "G1"u8)) _claim = _claim with { PriorAuthorization = value };
        else if (segment.Is(1, "9F"u8)) _claim = _claim with { Referral = value };
        else if (segment.Is(1, "EA"u8)) _claim = _claim with { MedicalRecordNumber = value };
        else _references.Add(new(Texts.Text(segment[1]), value ?? ""));
    }
}
