namespace ClaimsCluster.Cli.Conformance;

/// <summary>What came of one case.</summary>
/// <param name="Id">The case's id, e.g. "G43".</param>
/// <param name="Type">Its type, e.g. "ledger".</param>
/// <param name="Difference">The first difference, with its place; null: passed.</param>
public sealed record CaseResult(string Id, string Type, string? Difference)
{
    /// <summary>Every field that was expected came out.</summary>
    public bool Passed => Difference is null;
}

/// <summary>What came of all cases, in the order of the file.</summary>
/// <param name="Cases">One result a case.</param>
public sealed record ConformanceReport(IReadOnlyList<CaseResult> Cases)
{
    /// <summary>How many passed.</summary>
    public int PassedCount => Cases.Count(result => result.Passed);

    /// <summary>How many did not.</summary>
    public int FailedCount => Cases.Count - PassedCount;

    /// <summary>The last line of the command: "56 passed, 0 failed".</summary>
    public string Summary => $"{PassedCount} passed, {FailedCount} failed";
}
