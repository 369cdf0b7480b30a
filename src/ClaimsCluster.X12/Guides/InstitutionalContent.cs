namespace ClaimsCluster.X12.Guides;

/// <summary>A procedure of an inpatient: a component of HI with a day.</summary>
/// <param name="Qualifier">C022-1: BBR or BBQ of ICD-10-PCS, BR or BQ of ICD-9-CM.</param>
/// <param name="Code">C022-2.</param>
/// <param name="Date">C022-4.</param>
public sealed record InpatientProcedure(string Qualifier, string Code, DateOnly? Date);

/// <summary>Something that happened on a day: an occurrence code, such as 11 (onset).</summary>
public sealed record Occurrence(string Code, DateOnly? Date);

/// <summary>Something that lasted: an occurrence span code, such as 74 (leave of absence).</summary>
public sealed record OccurrenceSpan(string Code, DateOnly? From, DateOnly? To);

/// <summary>A value code, such as 80, and its amount: dollars, or a count such as days.</summary>
public sealed record ValueCode(string Code, decimal? Amount);

/// <summary>NTE01 and NTE02.</summary>
public sealed record ClaimNote(string Qualifier, string Text);

/// <summary>Loop 2310E: where the service was, when that is elsewhere.</summary>
/// <param name="Name">NM103.</param>
/// <param name="Npi">NM109 where NM108 is XX.</param>
/// <param name="Address">N3 and N4.</param>
public sealed record ServiceFacility(string? Name, string? Npi, PostalAddress? Address)
{
    /// <summary>REF: other numbers that it goes by.</summary>
    public IReadOnlyList<Reference> References { get; init; } = [];
}

/// <summary>Loop 2400 of an 837I: a service line.</summary>
public sealed record InstitutionalLine
{
    /// <summary>LX01; 0 when it is no number.</summary>
    public int Number { get; init; }

    /// <summary>SV201: four digits.</summary>
    public string? RevenueCode { get; init; }

    /// <summary>SV202-1: HC, HP, ER, IV or WK; null when the revenue code says it all.</summary>
    public string? Qualifier { get; init; }

    /// <summary>SV202-2.</summary>
    public string? Code { get; init; }

    /// <summary>SV202-3 to 6, the empty ones left out.</summary>
    public IReadOnlyList<string> Modifiers { get; init; } = [];

    /// <summary>SV202-7.</summary>
    public string? Description { get; init; }

    /// <summary>SV203, dollars.</summary>
    public decimal? Charge { get; init; }

    /// <summary>SV204: UN units, DA days.</summary>
    public string? Unit { get; init; }

    /// <summary>SV205, in <see cref="Unit"/>.</summary>
    public decimal? Units { get; init; }

    /// <summary>SV206, dollars a unit: not in this guide, but still sent with room and board.</summary>
    public decimal? Rate { get; init; }

    /// <summary>SV207, dollars.</summary>
    public decimal? NonCovered { get; init; }

    /// <summary>DTP*472, or the begin of its period; null: the statement's days.</summary>
    public DateOnly? ServiceFrom { get; init; }

    /// <summary>DTP*472, or the end of its period.</summary>
    public DateOnly? ServiceTo { get; init; }

    /// <summary>REF*6R.</summary>
    public string? LineControlNumber { get; init; }

    /// <summary>AMT*GT, dollars.</summary>
    public decimal? ServiceTax { get; init; }

    /// <summary>AMT*N8, dollars.</summary>
    public decimal? FacilityTax { get; init; }

    /// <summary>Loop 2410: LIN03, the National Drug Code.</summary>
    public string? DrugCode { get; init; }

    /// <summary>CTP05-1: ML, UN, GR, ME or F2.</summary>
    public string? DrugUnit { get; init; }

    /// <summary>CTP04, in <see cref="DrugUnit"/>.</summary>
    public decimal? DrugQuantity { get; init; }

    /// <summary>Loop 2420A.</summary>
    public Practitioner? Operating { get; init; }

    /// <summary>Loop 2420B.</summary>
    public Practitioner? OtherOperating { get; init; }

    /// <summary>Loop 2420C.</summary>
    public Practitioner? Rendering { get; init; }

    /// <summary>Loop 2420D.</summary>
    public Practitioner? Referring { get; init; }

    /// <summary>Loops 2430: what other payers decided of this line.</summary>
    public IReadOnlyList<PriorPayment> PriorPayments { get; init; } = [];
}
