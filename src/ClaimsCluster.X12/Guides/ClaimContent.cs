namespace ClaimsCluster.X12.Guides;

/// <summary>N3 and N4.</summary>
public sealed record PostalAddress(string? Line1, string? Line2, string? City, string? State, string? Zip)
{
    /// <summary>N404; null in the United States.</summary>
    public string? Country { get; init; }
}

/// <summary>REF01 and REF02: one of the numbers that somebody or something goes by.</summary>
public sealed record Reference(string Qualifier, string Value);

/// <summary>Loop 2010AA with the taxonomy of 2000A.</summary>
/// <param name="EntityType">NM102: 1 person, 2 organisation.</param>
/// <param name="LastName">NM103: last name, or the name of an organisation.</param>
/// <param name="FirstName">NM104.</param>
/// <param name="Npi">NM109 where NM108 is XX.</param>
/// <param name="TaxId">REF02.</param>
/// <param name="TaxIdQualifier">REF01: EI or SY.</param>
/// <param name="Taxonomy">PRV03.</param>
/// <param name="Address">N3 and N4.</param>
public sealed record BillingProvider(
    string? EntityType, string? LastName, string? FirstName, string? Npi, string? TaxId, string? TaxIdQualifier,
    string? Taxonomy, PostalAddress? Address)
{
    /// <summary>First and last name, or the name of an organisation.</summary>
    public string Name => FirstName is null ? LastName ?? "" : $"{FirstName} {LastName}";

    /// <summary>PER: the number behind TE; null when it is not told.</summary>
    public string? Phone { get; init; }

    /// <summary>PER02 of the same: who answers it.</summary>
    public string? ContactName { get; init; }

    /// <summary>Loop 2010AB: where payments go, when that is elsewhere.</summary>
    public PostalAddress? PayTo { get; init; }
}

/// <summary>Loops 2000B and 2010BA: who holds the policy.</summary>
/// <param name="PayerResponsibility">SBR01: P, S, T, ...</param>
/// <param name="Relationship">SBR02: 18 when the subscriber is the patient.</param>
/// <param name="GroupNumber">SBR03.</param>
/// <param name="GroupName">SBR04.</param>
/// <param name="FilingIndicator">SBR09.</param>
/// <param name="LastName">NM103.</param>
/// <param name="FirstName">NM104.</param>
/// <param name="MiddleName">NM105.</param>
/// <param name="MemberId">NM109.</param>
/// <param name="MemberIdQualifier">NM108: MI or II.</param>
/// <param name="BirthDate">DMG02.</param>
/// <param name="Sex">DMG03.</param>
/// <param name="Address">N3 and N4.</param>
public sealed record Subscriber(
    string? PayerResponsibility, string? Relationship, string? GroupNumber, string? GroupName, string? FilingIndicator,
    string? LastName, string? FirstName, string? MiddleName, string? MemberId, string? MemberIdQualifier,
    DateOnly? BirthDate, string? Sex, PostalAddress? Address)
{
    /// <summary>NM102: 1 a person, 2 an organisation, such as an employer.</summary>
    public string? EntityType { get; init; } = "1";

    /// <summary>NM107, such as JR.</summary>
    public string? Suffix { get; init; }

    /// <summary>REF*SY.</summary>
    public string? SocialSecurityNumber { get; init; }

    /// <summary>REF*Y4: the number of an accident at its insurer.</summary>
    public string? PropertyCasualtyNumber { get; init; }
}

/// <summary>Loop 2010BB: NM103, NM109, NM108.</summary>
public sealed record Payer(string? Name, string? Id, string? IdQualifier);

/// <summary>Loops 2000C and 2010CA: the patient who is not the subscriber.</summary>
/// <param name="Relationship">PAT01.</param>
/// <param name="LastName">NM103.</param>
/// <param name="FirstName">NM104.</param>
/// <param name="MiddleName">NM105.</param>
/// <param name="BirthDate">DMG02.</param>
/// <param name="Sex">DMG03.</param>
/// <param name="Address">N3 and N4.</param>
public sealed record Patient(
    string? Relationship, string? LastName, string? FirstName, string? MiddleName, DateOnly? BirthDate, string? Sex,
    PostalAddress? Address)
{
    /// <summary>NM107, such as JR.</summary>
    public string? Suffix { get; init; }

    /// <summary>REF*SY.</summary>
    public string? SocialSecurityNumber { get; init; }

    /// <summary>REF*Y4: the number of an accident at its insurer.</summary>
    public string? PropertyCasualtyNumber { get; init; }
}

/// <summary>Somebody who took part in the care: NM103, NM104, NM109, PRV03 of a loop 2310 or 2420.</summary>
public sealed record Practitioner(string? LastName, string? FirstName, string? Npi, string? Taxonomy)
{
    /// <summary>NM105.</summary>
    public string? MiddleName { get; init; }

    /// <summary>NM107, such as JR.</summary>
    public string? Suffix { get; init; }

    /// <summary>REF: other numbers that he goes by, such as 0B (state license) or G2 (at the payer).</summary>
    public IReadOnlyList<Reference> References { get; init; } = [];
}

/// <summary>An NM1 of the claim that names an NPI (NM108 XX): NM101 and NM109.</summary>
public sealed record NpiUse(string EntityCode, string Npi);

/// <summary>A component of HI, such as ABK and E119.</summary>
public sealed record Diagnosis(string Qualifier, string Code)
{
    /// <summary>C022-9, of an 837I: Y, N, U or W; null where it is exempt, or not told.</summary>
    public string? PresentOnAdmission { get; init; }
}

/// <summary>Loop 2400: a service line.</summary>
/// <param name="Number">LX01; 0 when it is no number.</param>
/// <param name="Qualifier">SV101-1: HC, ER, IV, WK.</param>
/// <param name="Code">SV101-2.</param>
/// <param name="Modifiers">SV101-3 to 6, the empty ones left out.</param>
/// <param name="Charge">SV102, dollars.</param>
/// <param name="Unit">SV103: UN units, MJ minutes.</param>
/// <param name="Units">SV104, in <paramref name="Unit"/>.</param>
/// <param name="PlaceOfService">SV105; null when it is the claim's.</param>
/// <param name="Pointers">SV107: ordinals of the claim's diagnoses, from 1.</param>
/// <param name="ServiceFrom">DTP*472, or the begin of its period.</param>
/// <param name="ServiceTo">DTP*472, or the end of its period.</param>
/// <param name="LineControlNumber">REF*6R.</param>
/// <param name="RenderingNpi">2420A NM109.</param>
public sealed record ServiceLine(
    int Number, string? Qualifier, string? Code, IReadOnlyList<string> Modifiers, decimal? Charge, string? Unit,
    decimal? Units, string? PlaceOfService, IReadOnlyList<int> Pointers, DateOnly? ServiceFrom, DateOnly? ServiceTo,
    string? LineControlNumber, string? RenderingNpi)
{
    /// <summary>Loops 2430: what other payers decided of this line.</summary>
    public IReadOnlyList<PriorPayment> PriorPayments { get; init; } = [];
}
