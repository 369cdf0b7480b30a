using System.Collections.Immutable;

namespace ClaimsCluster.Simulation.Generating;

/// <summary>A doctor or therapist.</summary>
internal sealed record Clinician(string LastName, string FirstName, string Npi, string Taxonomy);

/// <summary>A hospital where a practice also works.</summary>
internal sealed record Facility(string Name, string Npi, Address Address);

/// <summary>An invented group that bills: who it is, whom it treats, and what for.</summary>
internal sealed record Practice
{
    /// <summary>Three letters: the start of its claim numbers.</summary>
    public required string Code { get; init; }

    /// <summary>As it bills.</summary>
    public required string Name { get; init; }

    /// <summary>2010AA NM109.</summary>
    public required string Npi { get; init; }

    /// <summary>REF*EI, nine digits.</summary>
    public required string TaxId { get; init; }

    /// <summary>PRV03.</summary>
    public required string Taxonomy { get; init; }

    /// <summary>Where its patients live.</summary>
    public required Town Town { get; init; }

    /// <summary>2010AA N3 and N4.</summary>
    public required Address Address { get; init; }

    /// <summary>Ten digits.</summary>
    public required string Phone { get; init; }

    /// <summary>REF*X4: its certificate of waiver.</summary>
    public required string Clia { get; init; }

    /// <summary>Who treats.</summary>
    public required ImmutableArray<Clinician> Clinicians { get; init; }

    /// <summary>Who sends patients to it; empty: nobody needs to.</summary>
    public required ImmutableArray<Clinician> Referrers { get; init; }

    /// <summary>For places 22 and 23.</summary>
    public required Facility Hospital { get; init; }

    /// <summary>What it is asked for.</summary>
    public required ImmutableArray<VisitPattern> Patterns { get; init; }

    /// <summary>Its prices against the list, about 1.</summary>
    public required decimal PriceLevel { get; init; }

    /// <summary>Whose families it sees.</summary>
    public required Clientele Clientele { get; init; }
}

/// <summary>Whom a practice treats.</summary>
internal enum Clientele
{
    /// <summary>Adults, the old among them.</summary>
    Adults,

    /// <summary>All ages.</summary>
    Families,

    /// <summary>Children.</summary>
    Children,

    /// <summary>Women.</summary>
    Women,
}
