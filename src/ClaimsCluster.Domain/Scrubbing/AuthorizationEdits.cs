using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Scrubbing;

/// <summary>Edits on what the payer has agreed to beforehand (D§5.3).</summary>
internal static class AuthorizationEdits
{
    /// <summary>In the order of the catalogue.</summary>
    public static IReadOnlyList<Edit> All { get; } = [new("AUT-01", AServiceThatNeedsIsAuthorized)];

    // A payer after the first one relies on him.
    private static IEnumerable<Finding> AServiceThatNeedsIsAuthorized(ProfessionalClaim claim, ScrubContext context)
    {
        if (!string.IsNullOrEmpty(claim.PriorAuthorization) || claim.Subscriber.PayerResponsibility is not (null or "P")) return [];
        return claim.Numbered().Where(line => context.AuthRequired.Contains(line.Line.Code ?? ""))
            .Select(line => new Finding("2300 REF*G1", "", $"the number of the payer's authorization of {line.Line.Code}", line.Place));
    }
}
