using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Scrubbing;

/// <summary>Edits on diagnoses, pointers and units (D§5.3).</summary>
internal static class ServiceEdits
{
    private const decimal LargestUnits = 9999.9m;

    /// <summary>In the order of the catalogue.</summary>
    public static IReadOnlyList<Edit> All { get; } =
    [
        new("DXC-01", PrincipalDiagnosisIsPresent),
        new("PTR-01", EveryLinePointsToADiagnosis),
        new("PTR-02", PointersAreOfDiagnosesThereAre),
        new("PRC-03", UnitsAreCountable),
    ];

    // BK is the qualifier of ICD-9, which older published files use.
    private static IEnumerable<Finding> PrincipalDiagnosisIsPresent(ProfessionalClaim claim, ScrubContext _)
    {
        if (claim.Diagnoses.Any(diagnosis => diagnosis.Qualifier == "ABK")) yield break;
        if (claim.Diagnoses.Any(diagnosis => diagnosis.Qualifier == "BK"))
            yield return new("2300 HI01-1", "BK, the ICD-9 qualifier", "ABK") { Severity = EditSeverity.Warn };
        else yield return new("2300 HI", "", "a principal diagnosis under ABK");
    }

    private static IEnumerable<Finding> EveryLinePointsToADiagnosis(ProfessionalClaim claim, ScrubContext _) =>
        from line in claim.Numbered()
        where line.Line.Pointers is [] or [0, ..]
        select new Finding("2400 SV107-1", "", "the ordinal of a diagnosis", line.Place);

    private static IEnumerable<Finding> PointersAreOfDiagnosesThereAre(ProfessionalClaim claim, ScrubContext _) =>
        from line in claim.Numbered()
        let pointers = line.Line.Pointers
        where pointers.Any(pointer => pointer > claim.Diagnoses.Count) || pointers.Distinct().Count() != pointers.Count
        select new Finding(
            "2400 SV107", string.Join(':', pointers), $"different ordinals up to {claim.Diagnoses.Count}", line.Place);

    private static IEnumerable<Finding> UnitsAreCountable(ProfessionalClaim claim, ScrubContext _) =>
        from line in claim.Numbered()
        let units = line.Line.Units
        let isWhole = units is { } count && count == decimal.Truncate(count)
        where units is null or <= 0m or > LargestUnits || (line.Line.Unit == "MJ" && !isWhole)
        select new Finding(
            "2400 SV104", $"{units}", $"a count above 0 up to {LargestUnits}, minutes whole", line.Place);
}
