namespace ClaimsCluster.X12.Validation;

/// <summary>How deep a set is checked.</summary>
/// <param name="Snip">The highest level of WEDI, 1 to 7.</param>
/// <param name="CodeSets">Answers for level 5; null where nothing external is looked up.</param>
/// <param name="Rules">Rules of products and partners (levels 6 and 7).</param>
internal sealed record ScanOptions(int Snip, ICodeSets? CodeSets, IReadOnlyList<IClaimRules> Rules)
{
    /// <summary>Syntax and guide, at a sender's door: what a 999 answers.</summary>
    public static ScanOptions Intake { get; } = new(2, null, []) { IsWrittenAgain = true };

    /// <summary>The claim goes on under our delimiters: no value may hold one of them.</summary>
    public bool IsWrittenAgain { get; init; }
}
