using System.Collections.Immutable;

namespace ClaimsCluster.Simulation.Generating.Stays;

/// <summary>A line of a hospital's bill.</summary>
/// <param name="Revenue">SV201.</param>
/// <param name="Price">Of a unit, in dollars, before the hospital's level.</param>
/// <param name="Procedure">SV202: HCPCS; null: the revenue code says it all.</param>
/// <param name="Modifier">SV202-3.</param>
/// <param name="Units">A count; of a line that is billed by day the days are.</param>
/// <param name="IsDaily">Once for each day of the stay; room and board are in days (DA).</param>
internal sealed record StayLine(
    string Revenue, decimal Price, string? Procedure = null, string? Modifier = null, int Units = 1, bool IsDaily = false)
{
    /// <summary>Room and board: 010x to 021x.</summary>
    public bool IsRoom => string.CompareOrdinal(Revenue, "0100") >= 0 && string.CompareOrdinal(Revenue, "0220") < 0;
}

/// <summary>Why somebody is in hospital, and what for: codes that go together.</summary>
/// <param name="Weight">How often, against the other patterns.</param>
/// <param name="Bill">CLM05-1: 11 inpatient, 13 outpatient.</param>
/// <param name="Diagnoses">ICD-10-CM, the principal first, each with its POA indicator behind a slash; none: exempt, or an outpatient.</param>
/// <param name="Lines">One or more.</param>
internal sealed record StayPattern(
    int Weight, string Bill, ImmutableArray<string> Diagnoses, ImmutableArray<StayLine> Lines)
{
    /// <summary>ABJ, of an inpatient; APR, of an unplanned outpatient.</summary>
    public string? Reason { get; init; }

    /// <summary>ABN.</summary>
    public string? Cause { get; init; }

    /// <summary>BBR: ICD-10-PCS, of an inpatient; it is done on the first day.</summary>
    public string? Operation { get; init; }

    /// <summary>Whether a surgeon is named, as the bill of an operation does.</summary>
    public bool HasSurgeon { get; init; }

    /// <summary>DR: the group that the inpatient's codes fall in.</summary>
    public string? Drg { get; init; }

    /// <summary>CL101: 1 emergency, 2 urgent, 3 elective.</summary>
    public string Admission { get; init; } = "3";

    /// <summary>CL103 of those who go home: 01. Of others such as 03, to skilled nursing.</summary>
    public string Discharge { get; init; } = "01";

    /// <summary>Fewest nights.</summary>
    public int FromNights { get; init; }

    /// <summary>Most nights.</summary>
    public int ToNights { get; init; }

    /// <summary>Youngest age in years.</summary>
    public int FromAge { get; init; }

    /// <summary>Oldest age in years.</summary>
    public int ToAge { get; init; } = 124;

    /// <summary>"F" where it is of women only.</summary>
    public string? Sex { get; init; }

    /// <summary>11x.</summary>
    public bool IsInpatient => Bill == "11";

    /// <summary>Whether it is for such a patient.</summary>
    public bool Fits(Patient patient, DateOnly day)
    {
        var age = day.Year - patient.Birth.Year - (day < patient.Birth.AddYears(day.Year - patient.Birth.Year) ? 1 : 0);
        return age >= FromAge && age <= ToAge && (Sex is null || Sex == patient.Sex);
    }
}
