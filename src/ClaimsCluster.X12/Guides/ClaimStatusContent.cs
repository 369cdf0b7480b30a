namespace ClaimsCluster.X12.Guides;

/// <summary>The levels above a claim in a 276 or 277.</summary>
public sealed record ClaimStatusParties
{
    /// <summary>2100A: the payer.</summary>
    public required ClaimStatusParty Payer { get; init; }

    /// <summary>2100B: who asks, and is answered.</summary>
    public required ClaimStatusParty Receiver { get; init; }

    /// <summary>2100C: the provider of the service, at most twice: by its NPI and by another number.</summary>
    public IReadOnlyList<ClaimStatusParty> Providers { get; init; } = [];

    /// <summary>2100D; null above claims.</summary>
    public ClaimStatusParty? Subscriber { get; init; }

    /// <summary>2100E; null when the subscriber is the patient.</summary>
    public ClaimStatusParty? Dependent { get; init; }
}

/// <summary>NM1, and what stands beside it.</summary>
/// <param name="EntityType">NM102: 1 a person, 2 an organisation.</param>
/// <param name="LastName">NM103: last name, or the name of an organisation.</param>
/// <param name="IdQualifier">NM108: PI, XV, 46, XX, FI, SV, MI, II, 24.</param>
/// <param name="Id">NM109.</param>
public sealed record ClaimStatusParty(string EntityType, string? LastName, string? IdQualifier, string? Id)
{
    /// <summary>NM104.</summary>
    public string? FirstName { get; init; }

    /// <summary>NM105.</summary>
    public string? MiddleName { get; init; }

    /// <summary>NM107, such as JR.</summary>
    public string? Suffix { get; init; }

    /// <summary>DMG02 of a subscriber or dependent in a 276.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>DMG03 of the same: F or M.</summary>
    public string? Sex { get; init; }

    /// <summary>PER02 of a payer in a 277.</summary>
    public string? ContactName { get; init; }

    /// <summary>PER of the same: the number behind TE.</summary>
    public string? Phone { get; init; }
}

/// <summary>REF of a claim: what it goes by. What is null is not told.</summary>
public sealed record ClaimStatusReferences
{
    /// <summary>REF*1K: the payer's number of the claim.</summary>
    public string? PayerClaimNumber { get; init; }

    /// <summary>REF*BLT: the type of bill, such as 111.</summary>
    public string? TypeOfBill { get; init; }

    /// <summary>REF*LU, of a 276 only: a site of the payer.</summary>
    public string? ApplicationSite { get; init; }

    /// <summary>REF*6P, of a 276 only.</summary>
    public string? GroupNumber { get; init; }

    /// <summary>REF*EJ: CLM01.</summary>
    public string? PatientControlNumber { get; init; }

    /// <summary>REF*XZ.</summary>
    public string? PrescriptionNumber { get; init; }

    /// <summary>REF*VV, of a 277 only.</summary>
    public string? VoucherNumber { get; init; }

    /// <summary>REF*D9: the number that a clearinghouse gave.</summary>
    public string? ClearinghouseNumber { get; init; }
}

/// <summary>Loop 2210 of a 276, or 2220 of a 277: a service line.</summary>
public sealed record ClaimStatusLine
{
    /// <summary>SVC01-1: HC, AD, ER, HP, IV, N4, NU, WK.</summary>
    public string? Qualifier { get; init; }

    /// <summary>SVC01-2; of NU a revenue code.</summary>
    public string? Code { get; init; }

    /// <summary>SVC01-3 to 6, the empty ones left out.</summary>
    public IReadOnlyList<string> Modifiers { get; init; } = [];

    /// <summary>SVC02, dollars.</summary>
    public decimal? Charge { get; init; }

    /// <summary>SVC03, dollars, of a 277 only.</summary>
    public decimal? Paid { get; init; }

    /// <summary>SVC04.</summary>
    public string? RevenueCode { get; init; }

    /// <summary>SVC07.</summary>
    public decimal? Units { get; init; }

    /// <summary>STC, each, of a 277 only.</summary>
    public IReadOnlyList<ClaimStatus> Statuses { get; init; } = [];

    /// <summary>REF*FJ: the REF*6R of the claim.</summary>
    public string? LineControlNumber { get; init; }

    /// <summary>DTP*472, or the begin of its period.</summary>
    public DateOnly? ServiceFrom { get; init; }

    /// <summary>DTP*472, or the end of its period.</summary>
    public DateOnly? ServiceTo { get; init; }
}
