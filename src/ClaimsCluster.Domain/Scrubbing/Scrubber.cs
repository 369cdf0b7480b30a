using System.Collections.Immutable;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Scrubbing;

/// <summary>What a scrub came to.</summary>
/// <param name="Hits">By severity, line and id.</param>
/// <param name="Released">Ids of warnings that the policy released.</param>
public sealed record ScrubResult(ImmutableList<EditHit> Hits, ImmutableList<string> Released)
{
    /// <summary>No reject, and no warning that is not released: the filing may be sent.</summary>
    public bool IsClean => Hits.All(hit =>
        hit.Severity == EditSeverity.Info || (hit.Severity == EditSeverity.Warn && Released.Contains(hit.EditId)));
}

/// <summary>Runs the edits (D§5.1): pure, the same inputs give the same hits in the same order.</summary>
public static class Scrubber
{
    /// <summary>Version of the edit set, stored with each result.</summary>
    public const string Version = "1";

    // Warnings that do not stop a sound claim: who has no rendering provider to name, and what older files carry.
    internal static readonly ImmutableList<string> HousePolicy = ["CLM-01", "DXC-01", "PRV-03"];

    private static readonly ImmutableArray<Edit> Edits =
        [.. ProviderEdits.All, .. PatientEdits.All, .. BalancingEdits.All, .. ServiceEdits.All, .. TimelyEdits.All,
            .. VersionEdits.All, .. AuthorizationEdits.All];

    /// <summary>All hits, and what the policy makes of them.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="context">Day, limit and profile.</param>
    /// <param name="releases">Ids of edits whose warnings are released; null: the house policy.</param>
    public static ScrubResult Scrub(
        ProfessionalClaim claim, ScrubContext context, ImmutableList<string>? releases = null)
    {
        ImmutableList<EditHit> hits = [.. Edits
            .SelectMany(edit => edit.Find(claim, context).Select(finding => Hit(edit.Id, finding, context)))
            .OrderBy(hit => hit.Severity).ThenBy(hit => hit.Line).ThenBy(hit => hit.EditId, StringComparer.Ordinal)];

        var policy = releases ?? HousePolicy;
        return new(hits, [.. hits
            .Where(hit => hit.Severity == EditSeverity.Warn && policy.Contains(hit.EditId))
            .Select(hit => hit.EditId).Distinct()]);
    }

    private static EditHit Hit(string editId, Finding finding, ScrubContext context) =>
        new(editId, SeverityOf(editId, finding, context),
            finding.Line, finding.Path, finding.Found, finding.Expected, finding.Entity);

    private static EditSeverity SeverityOf(string editId, Finding finding, ScrubContext context)
    {
        var meaning = Catalogue.Of(editId);
        var own = finding.Severity ?? meaning.Severity;
        var isFixed = own == EditSeverity.Reject
            && meaning.Class is EditClass.Snip1 or EditClass.Snip2 or EditClass.Snip3;
        return isFixed ? own : context.Severities.GetValueOrDefault(editId, own);
    }
}
