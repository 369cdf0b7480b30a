using Orleans;

namespace ClaimsCluster.Domain.Registration;

/// <summary>A person's name as he gave it.</summary>
/// <param name="Last">NM103.</param>
/// <param name="First">NM104.</param>
/// <param name="Middle">NM105; empty: none.</param>
[GenerateSerializer, Immutable, Alias("person-name")]
public sealed record PersonName([property: Id(0)] string Last, [property: Id(1)] string First, [property: Id(2)] string Middle = "");

/// <summary>A postal address; what is not known is empty.</summary>
/// <param name="Line1">N301.</param>
/// <param name="Line2">N302.</param>
/// <param name="City">N401.</param>
/// <param name="State">N402, two letters.</param>
/// <param name="Zip">N403, five or nine digits.</param>
[GenerateSerializer, Immutable, Alias("mail-address")]
public sealed record MailAddress(
    [property: Id(0)] string Line1, [property: Id(1)] string Line2, [property: Id(2)] string City,
    [property: Id(3)] string State, [property: Id(4)] string Zip);

/// <summary>The patient as the front desk took him down (D§2.1); what was not told is empty or null.</summary>
[GenerateSerializer, Immutable, Alias("registered-patient")]
public sealed record RegisteredPatient
{
    /// <summary>The practice's number of him; never used again for another.</summary>
    [Id(0)]
    public required string Mrn { get; init; }

    /// <summary>His name.</summary>
    [Id(1)]
    public required PersonName Name { get; init; }

    /// <summary>His day of birth; null: not told.</summary>
    [Id(2)]
    public DateOnly? BirthDate { get; init; }

    /// <summary>DMG03: M, F or U; empty: not told.</summary>
    [Id(3)]
    public string Sex { get; init; } = "";

    /// <summary>Where he lives; null: not told.</summary>
    [Id(4)]
    public MailAddress? Address { get; init; }

    /// <summary>Ten digits; empty: not told.</summary>
    [Id(5)]
    public string Phone { get; init; } = "";
}

/// <summary>Who owes what insurers leave.</summary>
[GenerateSerializer, Immutable, Alias("guarantor")]
public sealed record Guarantor
{
    /// <summary>His name.</summary>
    [Id(0)]
    public required PersonName Name { get; init; }

    /// <summary>His day of birth; null: not told.</summary>
    [Id(1)]
    public DateOnly? BirthDate { get; init; }

    /// <summary>Where the bills go; null: to the patient's address.</summary>
    [Id(2)]
    public MailAddress? Address { get; init; }

    /// <summary>Ten digits; empty: not told.</summary>
    [Id(3)]
    public string Phone { get; init; } = "";
}
