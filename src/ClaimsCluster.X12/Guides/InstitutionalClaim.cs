namespace ClaimsCluster.X12.Guides;

/// <summary>A typed view of an 837I claim (D§4.4). What is missing or unreadable is null or empty; nothing is judged.</summary>
public sealed record InstitutionalClaim
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

    /// <summary>CLM05-1: the first two digits of the type of bill, such as 11.</summary>
    public string? FacilityCode { get; init; }

    /// <summary>CLM05-2: A.</summary>
    public string? FacilityQualifier { get; init; }

    /// <summary>CLM05-3: 1 original, 7 replacement, 8 void, and of a stay in parts 2, 3 and 4.</summary>
    public string? FrequencyCode { get; init; }

    /// <summary>CLM06, which is not in this guide, but still sent.</summary>
    public string? ProviderSignature { get; init; }

    /// <summary>CLM07: A, B or C.</summary>
    public string? Assignment { get; init; }

    /// <summary>CLM08: Y, N or W.</summary>
    public string? BenefitsAssignment { get; init; }

    /// <summary>CLM09: I or Y.</summary>
    public string? ReleaseOfInformation { get; init; }

    /// <summary>CLM20: why it comes late.</summary>
    public string? DelayReason { get; init; }

    /// <summary>DTP*434: the first day of the statement.</summary>
    public DateOnly? StatementFrom { get; init; }

    /// <summary>DTP*434: its last day.</summary>
    public DateOnly? StatementTo { get; init; }

    /// <summary>DTP*435: the day of admission.</summary>
    public DateOnly? AdmissionDate { get; init; }

    /// <summary>DTP*435: the time of admission; null when only the day is told.</summary>
    public TimeOnly? AdmissionTime { get; init; }

    /// <summary>DTP*096: the time of discharge; its day is the last of the statement.</summary>
    public TimeOnly? DischargeTime { get; init; }

    /// <summary>DTP*050: when a repricer got it.</summary>
    public DateOnly? RepricerReceivedDate { get; init; }

    /// <summary>CL101: 1 emergency, 2 urgent, 3 elective, ...</summary>
    public string? AdmissionType { get; init; }

    /// <summary>CL102.</summary>
    public string? AdmissionSource { get; init; }

    /// <summary>CL103: where the patient went, such as 01 home.</summary>
    public string? PatientStatus { get; init; }

    /// <summary>AMT*F3, dollars: what the patient is thought to owe.</summary>
    public decimal? EstimatedPatientDue { get; init; }

    /// <summary>REF*G1.</summary>
    public string? PriorAuthorization { get; init; }

    /// <summary>REF*9F.</summary>
    public string? Referral { get; init; }

    /// <summary>REF*F8: the payer's number of the claim that this one replaces or voids.</summary>
    public string? OriginalReference { get; init; }

    /// <summary>REF*EA.</summary>
    public string? MedicalRecordNumber { get; init; }

    /// <summary>The other REF of loop 2300, such as 4N, 9A, LX, D9 or LU (the state of an accident).</summary>
    public IReadOnlyList<Reference> References { get; init; } = [];

    /// <summary>NTE.</summary>
    public IReadOnlyList<ClaimNote> Notes { get; init; } = [];

    /// <summary>HI with ABK or BK.</summary>
    public Diagnosis? PrincipalDiagnosis { get; init; }

    /// <summary>HI with ABJ or BJ.</summary>
    public Diagnosis? AdmittingDiagnosis { get; init; }

    /// <summary>HI with APR or PR: why an outpatient came, three at most.</summary>
    public IReadOnlyList<Diagnosis> ReasonsForVisit { get; init; } = [];

    /// <summary>HI with ABN or BN, twelve at most.</summary>
    public IReadOnlyList<Diagnosis> ExternalCauses { get; init; } = [];

    /// <summary>HI with DR: the DRG.</summary>
    public string? DiagnosisRelatedGroup { get; init; }

    /// <summary>HI with ABF or BF, twenty-four at most.</summary>
    public IReadOnlyList<Diagnosis> OtherDiagnoses { get; init; } = [];

    /// <summary>HI with BBR, BR or CAH.</summary>
    public InpatientProcedure? PrincipalProcedure { get; init; }

    /// <summary>HI with BBQ or BQ, twenty-four at most.</summary>
    public IReadOnlyList<InpatientProcedure> OtherProcedures { get; init; } = [];

    /// <summary>HI with BI, twenty-four at most.</summary>
    public IReadOnlyList<OccurrenceSpan> OccurrenceSpans { get; init; } = [];

    /// <summary>HI with BH, twenty-four at most.</summary>
    public IReadOnlyList<Occurrence> Occurrences { get; init; } = [];

    /// <summary>HI with BE, twenty-four at most.</summary>
    public IReadOnlyList<ValueCode> Values { get; init; } = [];

    /// <summary>HI with BG, twenty-four at most.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>HI with TC, twenty-four at most.</summary>
    public IReadOnlyList<string> Treatments { get; init; } = [];

    /// <summary>Loop 2310A: who is responsible for the patient.</summary>
    public Practitioner? Attending { get; init; }

    /// <summary>Loop 2310B.</summary>
    public Practitioner? Operating { get; init; }

    /// <summary>Loop 2310C.</summary>
    public Practitioner? OtherOperating { get; init; }

    /// <summary>Loop 2310D.</summary>
    public Practitioner? Rendering { get; init; }

    /// <summary>Loop 2310E.</summary>
    public ServiceFacility? ServiceFacility { get; init; }

    /// <summary>Loop 2310F.</summary>
    public Practitioner? Referring { get; init; }

    /// <summary>Every NPI named, in the order of the file.</summary>
    public IReadOnlyList<NpiUse> Npis { get; init; } = [];

    /// <summary>Loops 2320.</summary>
    public IReadOnlyList<OtherPayer> OtherPayers { get; init; } = [];

    /// <summary>Loops 2400.</summary>
    public IReadOnlyList<InstitutionalLine> Lines { get; init; } = [];

    /// <summary>The type of bill as it is printed: facility and frequency, such as 111.</summary>
    public string TypeOfBill => FacilityCode + FrequencyCode;

    /// <summary>Reads the parts of a claim.</summary>
    public static InstitutionalClaim Parse(ClaimParts parts) => InstitutionalClaimParser.Parse(parts);

    /// <summary>The segments of the claim in the order of the guide. What is null or empty has none.</summary>
    /// <exception cref="ArgumentException">A value holds a separator or a control character.</exception>
    public ClaimParts ToParts() => InstitutionalPartsWriter.Write(this);
}
