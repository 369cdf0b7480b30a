namespace ClaimsCluster.X12.Guides;

/// <summary>A typed view of an 837P claim. What is missing or unreadable is null or empty; nothing is judged.</summary>
public sealed record ProfessionalClaim
{
    /// <summary>Loop 2010AA.</summary>
    public required BillingProvider BillingProvider { get; init; }

    /// <summary>Loops 2000B and 2010BA.</summary>
    public required Subscriber Subscriber { get; init; }

    /// <summary>Loop 2010BB.</summary>
    public required Payer Payer { get; init; }

    /// <summary>Loops 2000C and 2010CA; null when the patient is the subscriber.</summary>
    public Patient? Patient { get; init; }

    /// <summary>CLM01.</summary>
    public string ClaimNumber { get; init; } = "";

    /// <summary>CLM02, dollars.</summary>
    public decimal? Charge { get; init; }

    /// <summary>CLM05-1.</summary>
    public string? PlaceOfService { get; init; }

    /// <summary>CLM05-2: B.</summary>
    public string? FacilityQualifier { get; init; }

    /// <summary>CLM05-3: 1 original, 7 replacement, 8 void.</summary>
    public string? FrequencyCode { get; init; }

    /// <summary>CLM06: Y or N.</summary>
    public string? ProviderSignature { get; init; }

    /// <summary>CLM07: A, B or C.</summary>
    public string? Assignment { get; init; }

    /// <summary>CLM08: Y, N or W.</summary>
    public string? BenefitsAssignment { get; init; }

    /// <summary>CLM09: I or Y.</summary>
    public string? ReleaseOfInformation { get; init; }

    /// <summary>2300 REF*F8: the payer's number of the claim that this one replaces or voids.</summary>
    public string? OriginalReference { get; init; }

    /// <summary>2300 REF*G1.</summary>
    public string? PriorAuthorization { get; init; }

    /// <summary>2300 REF*9F.</summary>
    public string? Referral { get; init; }

    /// <summary>2300 REF*EA.</summary>
    public string? MedicalRecordNumber { get; init; }

    /// <summary>2300 AMT*F5, dollars.</summary>
    public decimal? PatientPaid { get; init; }

    /// <summary>2300 HI with qualifier ABK, ABF, BK or BF, in the order that lines point to.</summary>
    public IReadOnlyList<Diagnosis> Diagnoses { get; init; } = [];

    /// <summary>Loop 2310B.</summary>
    public Practitioner? Rendering { get; init; }

    /// <summary>Loop 2310A, NM1*DN.</summary>
    public Practitioner? Referring { get; init; }

    /// <summary>Every NPI named, in the order of the file.</summary>
    public IReadOnlyList<NpiUse> Npis { get; init; } = [];

    /// <summary>Loops 2320.</summary>
    public IReadOnlyList<OtherPayer> OtherPayers { get; init; } = [];

    /// <summary>Loops 2400.</summary>
    public IReadOnlyList<ServiceLine> Lines { get; init; } = [];

    /// <summary>The patient's, or the subscriber's who is the patient.</summary>
    public string? PatientLastName => Patient is null ? Subscriber.LastName : Patient.LastName;

    /// <summary>The patient's, or the subscriber's who is the patient.</summary>
    public string? PatientFirstName => Patient is null ? Subscriber.FirstName : Patient.FirstName;

    /// <summary>The patient's, or the subscriber's who is the patient.</summary>
    public DateOnly? PatientBirthDate => Patient is null ? Subscriber.BirthDate : Patient.BirthDate;

    /// <summary>The patient's, or the subscriber's who is the patient.</summary>
    public string? PatientSex => Patient is null ? Subscriber.Sex : Patient.Sex;

    /// <summary>The earliest service date of its lines.</summary>
    public DateOnly? FirstServiceDate => Lines.Min(line => line.ServiceFrom);

    /// <summary>The latest service date of its lines.</summary>
    public DateOnly? LastServiceDate => Lines.Max(line => line.ServiceTo);

    /// <summary>Reads the parts of a claim.</summary>
    public static ProfessionalClaim Parse(ClaimParts parts) => ProfessionalClaimParser.Parse(parts);
}
