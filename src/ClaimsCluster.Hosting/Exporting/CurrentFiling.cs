using ClaimsCluster.Domain.Claims;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>The filing by which a claim is where it is: what is still to be decided, else what was decided last.</summary>
public static class CurrentFiling
{
    /// <summary>An abandoned replacement or a voided version is it only when nothing else is left.</summary>
    public static Filing Of(Claim claim) =>
        claim.LiveFilings.LastOrDefault(filing => !filing.IsFinal) ?? claim.LiveFilings.LastOrDefault() ?? claim.Filings[^1];
}
