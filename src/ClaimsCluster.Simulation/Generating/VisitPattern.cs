using System.Collections.Immutable;

namespace ClaimsCluster.Simulation.Generating;

/// <summary>A service of a pattern.</summary>
/// <param name="Code">CPT or HCPCS.</param>
/// <param name="Pointers">Ordinals of the pattern's diagnoses, from 1.</param>
/// <param name="Modifiers">In their order.</param>
/// <param name="Units">A count of UN, 1 or more.</param>
internal sealed record PatternLine(
    string Code, ImmutableArray<int> Pointers, ImmutableArray<string> Modifiers = default, int Units = 1);

/// <summary>A visit as such a practice often has it: codes that go together.</summary>
/// <param name="Weight">How often, against the practice's other patterns.</param>
/// <param name="Diagnoses">ICD-10-CM without the point, the principal first.</param>
/// <param name="Lines">One to five.</param>
internal sealed record VisitPattern(int Weight, ImmutableArray<string> Diagnoses, ImmutableArray<PatternLine> Lines)
{
    /// <summary>Youngest age in years.</summary>
    public int FromAge { get; init; }

    /// <summary>Oldest age in years.</summary>
    public int ToAge { get; init; } = 124;

    /// <summary>"F" or "M" where it is of one sex only.</summary>
    public string? Sex { get; init; }

    /// <summary>Place of service: 11 office, 22 hospital outpatient, 23 emergency room.</summary>
    public string Place { get; init; } = "11";

    /// <summary>An accident, which is told with its day (D§5.3 CLM-19).</summary>
    public bool IsAccident { get; init; }

    /// <summary>At most once a patient: yearly visits, vaccines, evaluations.</summary>
    public bool IsOnce { get; init; }

    /// <summary>Medicare alone, or all but Medicare: who takes the G codes.</summary>
    public bool? IsMedicare { get; init; }

    /// <summary>Whether it is for such a patient.</summary>
    public bool Fits(Patient patient, DateOnly day)
    {
        var age = day.Year - patient.Birth.Year - (day < patient.Birth.AddYears(day.Year - patient.Birth.Year) ? 1 : 0);
        return age >= FromAge && age <= ToAge && (Sex is null || Sex == patient.Sex)
            && (IsMedicare is not { } medicare || medicare == (patient.Policy.Payer.FilingIndicator == "MB"));
    }
}
