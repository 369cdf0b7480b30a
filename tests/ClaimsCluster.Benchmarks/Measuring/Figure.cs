namespace ClaimsCluster.Benchmarks.Measuring;

/// <summary>A line of the report.</summary>
/// <param name="Name">A name that stays.</param>
/// <param name="Value">In its unit.</param>
/// <param name="Unit">Such as MB/s, or B/B: bytes allocated for each byte read.</param>
/// <param name="Ratio">To another figure of the run; null when there is none.</param>
/// <param name="Against">That figure's name.</param>
internal sealed record Figure(string Name, double Value, string Unit, double? Ratio = null, string? Against = null)
{
    /// <summary>What is to be reached, of the ratio where there is one, else of the value; null when nothing is.</summary>
    public double? Bar { get; init; }

    /// <summary>Whether less is better.</summary>
    public bool IsCeiling { get; init; }

    /// <summary>What the prototype reached (X12.md §4), of the same kind as the bar.</summary>
    public string Prototype { get; init; } = "";

    public double Judged => Ratio ?? Value;

    public bool? Reached => Bar is not { } bar ? null : IsCeiling ? Judged <= bar : Judged >= bar;
}
