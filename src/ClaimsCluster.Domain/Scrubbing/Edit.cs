using System.Collections.Immutable;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Scrubbing;

/// <summary>What an edit may look at besides the claim (D§5.1): no clock, no I/O.</summary>
/// <param name="Today">The business day of the scrub, which is the day of submission.</param>
/// <param name="FilingLimit">The payer's limit; null: none is known, and TIM-01 has no say.</param>
public sealed record ScrubContext(DateOnly Today, FilingLimit? FilingLimit)
{
    /// <summary>What the payer's profile makes of an edit, by id. A reject of SNIP 1 to 3 is never lowered.</summary>
    public ImmutableDictionary<string, EditSeverity> Severities { get; init; } =
        ImmutableDictionary<string, EditSeverity>.Empty;

    /// <summary>The claim that holds this claim's number with other content; null: none does.</summary>
    public string? TwinOf { get; init; }

    /// <summary>Procedures that the payer wants to have agreed to whatever the patient's plan.</summary>
    public ImmutableList<string> AuthRequired { get; init; } = [];

    /// <summary>The claim replaces one that its payer has not decided yet.</summary>
    public bool OriginalUndecided { get; init; }
}

/// <summary>One rule: what it finds in a claim.</summary>
/// <param name="Id">E.g. "CLM-03".</param>
/// <param name="Find">Pure: the same claim and context give the same findings in the same order.</param>
internal sealed record Edit(string Id, Func<ProfessionalClaim, ScrubContext, IEnumerable<Finding>> Find);

/// <summary>A finding before the catalogue has given it its severity.</summary>
/// <param name="Path">Where.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What should.</param>
/// <param name="Line">The line from 1; 0: the claim.</param>
internal readonly record struct Finding(string Path, string Found, string Expected, int Line = 0)
{
    /// <summary>A milder severity than the catalogue's, where one edit has two grades.</summary>
    public EditSeverity? Severity { get; init; }

    /// <summary>Whose it is: an NM101.</summary>
    public string? Entity { get; init; }
}

/// <summary>A service line and its place in the claim.</summary>
internal static class LinePlaces
{
    /// <summary>The lines with their places from 1: LX01 may be missing or repeat.</summary>
    public static IEnumerable<(int Place, ServiceLine Line)> Numbered(this ProfessionalClaim claim) =>
        claim.Lines.Select((line, index) => (index + 1, line));
}
