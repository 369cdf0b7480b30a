namespace ClaimsCluster.X12.Guides;

/// <summary>Loop 2320: another payer of the claim, and what it decided of the claim as a whole.</summary>
/// <param name="Responsibility">SBR01: P, S, T, ...</param>
/// <param name="PayerId">2330B NM109.</param>
/// <param name="Paid">AMT*D, dollars; null when it is not told.</param>
public sealed record OtherPayer(string? Responsibility, string? PayerId, decimal? Paid)
{
    /// <summary>SBR02: 18 when its subscriber is the patient.</summary>
    public string? Relationship { get; init; }

    /// <summary>SBR03.</summary>
    public string? GroupNumber { get; init; }

    /// <summary>SBR04.</summary>
    public string? GroupName { get; init; }

    /// <summary>SBR09.</summary>
    public string? FilingIndicator { get; init; }

    /// <summary>CAS of loop 2320: what it took off the claim as a whole.</summary>
    public IReadOnlyList<ClaimAdjustment> ClaimAdjustments { get; init; } = [];

    /// <summary>AMT*EAF, dollars: what is left for the patient.</summary>
    public decimal? RemainingLiability { get; init; }

    /// <summary>AMT*A8, dollars: what it does not cover.</summary>
    public decimal? NonCovered { get; init; }

    /// <summary>OI03: Y, N or W.</summary>
    public string? BenefitsAssignment { get; init; }

    /// <summary>OI06: I or Y.</summary>
    public string? ReleaseOfInformation { get; init; }

    /// <summary>2330A NM102: 1 a person, 2 an organisation.</summary>
    public string? SubscriberEntityType { get; init; }

    /// <summary>2330A NM103.</summary>
    public string? SubscriberLastName { get; init; }

    /// <summary>2330A NM104.</summary>
    public string? SubscriberFirstName { get; init; }

    /// <summary>2330A NM105.</summary>
    public string? SubscriberMiddleName { get; init; }

    /// <summary>2330A NM108: MI or II.</summary>
    public string? MemberIdQualifier { get; init; }

    /// <summary>2330A NM109: the member id at that payer.</summary>
    public string? MemberId { get; init; }

    /// <summary>2330A N3 and N4.</summary>
    public PostalAddress? SubscriberAddress { get; init; }

    /// <summary>2330B NM103.</summary>
    public string? PayerName { get; init; }

    /// <summary>2330B NM108: PI or XV.</summary>
    public string? PayerIdQualifier { get; init; }

    /// <summary>2330B DTP*573: when it decided; null when its lines tell it.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>2330B REF*F8: its number of the claim.</summary>
    public string? ClaimControlNumber { get; init; }
}

/// <summary>Loop 2430: what another payer decided of a line.</summary>
public sealed record PriorPayment
{
    /// <summary>SVD01: the NM109 of its loop 2330B.</summary>
    public string? PayerId { get; init; }

    /// <summary>SVD02, dollars; null when it is no number.</summary>
    public decimal? Paid { get; init; }

    /// <summary>SVD03-1.</summary>
    public string? Qualifier { get; init; }

    /// <summary>SVD03-2: the procedure that it paid.</summary>
    public string? Code { get; init; }

    /// <summary>SVD03-3 to 6, the empty ones left out.</summary>
    public IReadOnlyList<string> Modifiers { get; init; } = [];

    /// <summary>SVD04.</summary>
    public string? RevenueCode { get; init; }

    /// <summary>SVD05: units it paid.</summary>
    public decimal? Units { get; init; }

    /// <summary>SVD06: the number of the line that it put this one into; null for none.</summary>
    public int? BundledInto { get; init; }

    /// <summary>CAS: what it took off the line.</summary>
    public IReadOnlyList<ClaimAdjustment> Adjustments { get; init; } = [];

    /// <summary>DTP*573: when it decided.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>AMT*EAF, dollars: what is left for the patient.</summary>
    public decimal? RemainingLiability { get; init; }
}
