using System.Collections.Immutable;

namespace ClaimsCluster.Simulation.Generating.Notes;

/// <summary>What a note tells.</summary>
internal sealed record NoteFacts
{
    /// <summary>Why he came, in his words; null: by his first diagnosis.</summary>
    public required string? Reason { get; init; }

    /// <summary>In years.</summary>
    public required int Age { get; init; }

    /// <summary>F or M.</summary>
    public required string Sex { get; init; }

    /// <summary>The day of service.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>ICD-10-CM without the point, the principal first.</summary>
    public required ImmutableArray<string> Diagnoses { get; init; }

    /// <summary>What was done, visit levels among them.</summary>
    public required ImmutableArray<NoteProcedure> Procedures { get; init; }

    /// <summary>Place of service: 11 office, 22 hospital outpatient, 23 emergency room.</summary>
    public required string Place { get; init; }

    /// <summary>Of the clinician's specialty.</summary>
    public required string Taxonomy { get; init; }

    /// <summary>What is wrong with the note.</summary>
    public NoteFlaw Flaw { get; init; }
}

/// <summary>A service that a note tells.</summary>
/// <param name="Code">CPT or HCPCS.</param>
/// <param name="Modifiers">In their order.</param>
/// <param name="Units">A count of UN.</param>
internal sealed record NoteProcedure(string Code, ImmutableArray<string> Modifiers, int Units);

/// <summary>What is wrong with a note.</summary>
internal enum NoteFlaw
{
    /// <summary>Nothing: it codes by policy to the codes of its facts.</summary>
    None,

    /// <summary>The assessment names no condition, so that coding asks ("uncodable").</summary>
    Uncodable,

    /// <summary>
    /// A diagnosis or a service does not say its side ("specificity"), or a drug not its dose ("drug"). A visit without any
    /// of these is written as <see cref="Uncodable"/>.
    /// </summary>
    LacksFact,

    /// <summary>
    /// The side of the procedure is not that of the assessment; where there are not two sides to differ, the note is about
    /// somebody of the other sex. Documentation asks ("contradiction").
    /// </summary>
    Contradicting,
}
