using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Fills a <see cref="ProfessionalClaim"/> from its parts.</summary>
internal sealed class ProfessionalClaimParser
{
    private readonly ClaimLoops _loops = new();
    private readonly List<NpiUse> _npis = [];
    private readonly List<Diagnosis> _diagnoses = [];
    private readonly List<OtherPayer> _otherPayers = [];
    private readonly List<ServiceLine> _lines = [];
    private PartyParser? _rendering, _referring, _party;
    private ServiceLineParser? _line;
    private ProfessionalClaim _claim = null!;

    public static ProfessionalClaim Parse(ClaimParts parts) => new ProfessionalClaimParser().Run(parts);

    private ProfessionalClaim Run(ClaimParts parts)
    {
        var provider = ReadProvider(parts.BillingProvider);
        var (subscriber, payer) = ReadSubscriber(parts.Subscriber);
        _claim = new ProfessionalClaim
        {
            BillingProvider = provider,
            Subscriber = subscriber,
            Payer = payer,
            Patient = ReadPatient(parts.Patient),
        };
        var reader = new SegmentReader(parts.Claim, Delimiters.Ours);
        while (reader.TryRead(out var segment)) Take(segment);
        CloseLine();
        return _claim with
        {
            Npis = _npis,
            Diagnoses = _diagnoses,
            OtherPayers = _otherPayers,
            Lines = _lines,
            Rendering = _rendering?.ToPractitioner(),
            Referring = _referring?.ToPractitioner(),
        };
    }

    private BillingProvider ReadProvider(byte[] part)
    {
        PartyParser billing = new(), payTo = new();
        string? phone = null;
        var (isBilling, isPayTo) = (true, false); // PRV of 2000A comes before NM1*85.
        var reader = new SegmentReader(part, Delimiters.Ours);
        while (reader.TryRead(out var segment))
        {
            Note(segment);
            if (segment.Id == SegmentId.NM1) (isBilling, isPayTo) = (segment.Is(1, "85"u8), segment.Is(1, "87"u8));
            if (isBilling) billing.Take(segment);
            if (isPayTo) payTo.Take(segment);
            if (isBilling && segment.Id == SegmentId.PER) phone ??= PhoneOf(segment);
        }

        return new(billing.EntityType, billing.LastName, billing.FirstName, billing.Npi, billing.TaxId,
            billing.TaxIdQualifier, billing.Taxonomy, billing.Address)
        {
            Phone = phone,
            PayTo = payTo.Address,
        };
    }

    /// <summary>PER03 to PER08 are pairs of qualifier and number.</summary>
    private static string? PhoneOf(Segment per)
    {
        for (var element = 3; element < 8; element += 2)
            if (per.Is(element, "TE"u8)) return Text(per, element + 1);
        return null;
    }

    private (Subscriber Subscriber, Payer Payer) ReadSubscriber(byte[] part)
    {
        PartyParser member = new(), payer = new();
        PartyParser? current = null;
        string? sequence = null, relationship = null, group = null, groupName = null, filing = null;
        var reader = new SegmentReader(part, Delimiters.Ours);
        while (reader.TryRead(out var segment))
        {
            Note(segment);
            if (segment.Id == SegmentId.SBR)
            {
                (sequence, relationship) = (Text(segment, 1), Text(segment, 2));
                (group, groupName, filing) = (Text(segment, 3), Text(segment, 4), Text(segment, 9));
            }

            if (segment.Id == SegmentId.NM1)
                current = segment.Is(1, "IL"u8) ? member : segment.Is(1, "PR"u8) ? payer : null;
            current?.Take(segment);
        }

        return (new(sequence, relationship, group, groupName, filing, member.LastName, member.FirstName,
            member.MiddleName, member.Id, member.IdQualifier, member.BirthDate, member.Sex, member.Address),
            new(payer.LastName, payer.Id, payer.IdQualifier));
    }

    private Patient? ReadPatient(byte[] part)
    {
        if (part.Length == 0) return null;
        var patient = new PartyParser();
        string? relationship = null;
        var reader = new SegmentReader(part, Delimiters.Ours);
        while (reader.TryRead(out var segment))
        {
            Note(segment);
            if (segment.Id == SegmentId.PAT) relationship = Text(segment, 1);
            patient.Take(segment);
        }

        return new(relationship, patient.LastName, patient.FirstName, patient.MiddleName, patient.BirthDate,
            patient.Sex, patient.Address);
    }

    private void Take(Segment segment)
    {
        _loops.Enter(segment);
        Note(segment);
        if (segment.Id == SegmentId.LX)
        {
            CloseLine();
            _line = new ServiceLineParser(segment);
        }

        if (_line is { } line) line.Take(segment, _loops.Loop);
        else if (_loops.Loop == "2300") TakeClaim(segment);
        else if (_loops.Loop.StartsWith("2310", StringComparison.Ordinal)) TakeProvider(segment);
        else TakeOtherPayer(segment);
    }

    private void TakeClaim(Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.CLM: TakeHeader(segment); break;
            case SegmentId.AMT when segment.Is(1, "F5"u8):
                _claim = _claim with { PatientPaid = ElementValue.DecimalOrNull(segment[2]) };
                break;
            case SegmentId.REF: TakeReference(segment); break;
            case SegmentId.HI: TakeDiagnoses(segment); break;
        }
    }

    private void TakeHeader(Segment clm) => _claim = _claim with
    {
        ClaimNumber = clm.GetString(1),
        Charge = ElementValue.DecimalOrNull(clm[2]),
        PlaceOfService = ElementValue.TextOrNull(clm.Component(5, 1)),
        FacilityQualifier = ElementValue.TextOrNull(clm.Component(5, 2)),
        FrequencyCode = ElementValue.TextOrNull(clm.Component(5, 3)),
        ProviderSignature = Text(clm, 6),
        Assignment = Text(clm, 7),
        BenefitsAssignment = Text(clm, 8),
        ReleaseOfInformation = Text(clm, 9),
    };

    private void TakeReference(Segment segment)
    {
        var value = Text(segment, 2);
        if (segment.Is(1, "F8"u8)) _claim = _claim with { OriginalReference = value };
        else if (segment.Is(1, "G1"u8)) _claim = _claim with { PriorAuthorization = value };
        else if (segment.Is(1, "9F"u8)) _claim = _claim with { Referral = value };
        else if (segment.Is(1, "EA"u8)) _claim = _claim with { MedicalRecordNumber = value };
    }

    private void TakeDiagnoses(Segment hi)
    {
        for (var element = 1; element <= hi.Count; element++)
        {
            var qualifier = hi.GetString(element, 1);
            if (qualifier is "ABK" or "ABF" or "BK" or "BF") _diagnoses.Add(new(qualifier, hi.GetString(element, 2)));
        }
    }

    private void TakeProvider(Segment segment)
    {
        if (segment.Id == SegmentId.NM1)
        {
            _party = null;
            if (segment.Is(1, "82"u8)) _party = _rendering = new PartyParser();
            else if (segment.Is(1, "DN"u8)) _party = _referring = new PartyParser();
        }

        _party?.Take(segment);
    }

    private void TakeOtherPayer(Segment segment)
    {
        if (segment.Id == SegmentId.SBR) _otherPayers.Add(new(Text(segment, 1), null, null));
        if (_otherPayers.Count == 0) return;

        var payer = _otherPayers[^1];
        _otherPayers[^1] = (_loops.Loop, segment.Id) switch
        {
            ("2320", SegmentId.AMT) when segment.Is(1, "D"u8) => payer with { Paid = ElementValue.DecimalOrNull(segment[2]) },
            ("2320", SegmentId.CAS) => payer with { ClaimAdjustments = [.. payer.ClaimAdjustments, .. RemittedClaimParser.ReadAdjustments(segment)] },
            ("2330A", SegmentId.NM1) => payer with { MemberId = Text(segment, 9) },
            ("2330B", SegmentId.NM1) => payer with { PayerId = Text(segment, 9), PayerName = Text(segment, 3) },
            ("2330B", SegmentId.DTP) when segment.Is(1, "573"u8) => payer with { Date = ElementValue.DateOrNull(segment[3]) },
            _ => payer,
        };
    }

    private void CloseLine()
    {
        if (_line is { } line) _lines.Add(line.Build());
        _line = null;
    }

    private void Note(Segment segment)
    {
        if (segment.Id == SegmentId.NM1 && segment.Is(8, "XX"u8) && !segment[9].IsEmpty)
            _npis.Add(new(segment.GetString(1), segment.GetString(9)));
    }

    private static string? Text(Segment segment, int element) => ElementValue.TextOrNull(segment[element]);
}
