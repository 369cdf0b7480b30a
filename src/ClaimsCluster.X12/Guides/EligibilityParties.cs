namespace ClaimsCluster.X12.Guides;

/// <summary>2100A or 2100B: who is asked, or who asks.</summary>
/// <param name="Name">NM103.</param>
/// <param name="Id">NM109.</param>
/// <param name="IdQualifier">NM108: PI a payer id, XX an NPI, ...</param>
public sealed record EligibilityParty(string Name, string Id, string IdQualifier);

/// <summary>2100C or 2100D: the person who is asked for.</summary>
public sealed record EligibilityPerson
{
    /// <summary>NM103.</summary>
    public string LastName { get; init; } = "";

    /// <summary>NM104.</summary>
    public string FirstName { get; init; } = "";

    /// <summary>NM105; empty: none.</summary>
    public string MiddleName { get; init; } = "";

    /// <summary>NM109; null: a dependent, or not told.</summary>
    public string? MemberId { get; init; }

    /// <summary>DMG02; null: not told.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>DMG03; null: not told.</summary>
    public string? Sex { get; init; }

    /// <summary>N3 and N4; null: not told.</summary>
    public PostalAddress? Address { get; init; }
}

/// <summary>A DTP: a day, or a period.</summary>
/// <param name="Qualifier">DTP01: 291 plan, 346 plan begin, 347 plan end, 356 eligibility begin, 357 eligibility end, ...</param>
/// <param name="From">The day, or the first one.</param>
/// <param name="To">The last day; null: a day alone.</param>
public sealed record EligibilityDate(string Qualifier, DateOnly From, DateOnly? To);
