using Orleans;

namespace ClaimsCluster.Domain.Scrubbing;

/// <summary>How much a hit holds a filing back (D§5.1). The order is that of a list of hits.</summary>
[GenerateSerializer, Alias("edit-severity")]
public enum EditSeverity
{
    /// <summary>The filing stays held until the claim is corrected.</summary>
    Reject,

    /// <summary>A person or a policy must release it with a reason.</summary>
    Warn,

    /// <summary>For information.</summary>
    Info,
}

/// <summary>What an edit found. The words of its rule are in the <see cref="Catalogue"/>.</summary>
/// <param name="EditId">E.g. "CLM-03".</param>
/// <param name="Severity">How much it holds back.</param>
/// <param name="Line">The service line by its place in the claim, from 1; 0: the claim.</param>
/// <param name="Path">Where: loop, segment and element, e.g. "2300 CLM02".</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What should.</param>
/// <param name="Entity">Whose it is where the catalogue leaves it open: an NM101 such as "82"; null elsewhere.</param>
[GenerateSerializer, Immutable, Alias("edit-hit")]
public sealed record EditHit(
    [property: Id(0)] string EditId,
    [property: Id(1)] EditSeverity Severity,
    [property: Id(2)] int Line,
    [property: Id(3)] string Path,
    [property: Id(4)] string Found,
    [property: Id(5)] string Expected,
    [property: Id(6)] string? Entity)
{
    /// <summary>One sentence: CLM-03 at 2300 CLM02: found "100.00", expected 90.00; of what is missing: nothing found.</summary>
    public string Message =>
        $"{EditId} at {Path}{(Line > 0 ? $", line {Line}" : "")}: {(Found.Length > 0 ? $"found \"{Found}\"" : "nothing found")}, expected {Expected}.";

    /// <inheritdoc/>
    public override string ToString() => Message;
}
