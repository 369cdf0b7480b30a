using ClaimsCluster.Domain.Claims;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Hosting.Returning;

/// <summary>What a sender knows a claim by, gathered while the claims are read: small, because there are as many as claims.</summary>
internal sealed class SenderClaims
{
    private readonly Dictionary<(string Tenant, string ClaimId), SenderClaim> _claims = [];

    public void Take(string tenant, Claim claim) => _claims[(tenant, claim.ClaimId)] = new(
        claim.Source.Document, claim.Source.Offset, claim.PatientControlNumber, LineControls(claim));

    /// <summary>The claim that a CLM01 of ours names; null when it is none that we hold.</summary>
    public SenderClaim? Of(string tenant, string clm01) =>
        ClaimIdentity.ClaimOf(clm01) is { } claimId && _claims.TryGetValue((tenant, claimId), out var claim) ? claim : null;

    // Few senders number their lines: most claims are not parsed for it.
    private static string?[] LineControls(Claim claim) => claim.Record is { } record && record.Claim.AsSpan().IndexOf("*6R*"u8) >= 0
        ? [.. ProfessionalClaim.Parse(record.Parts()).Lines.Select(line => line.LineControlNumber)]
        : [];
}

/// <summary>A claim as its sender knows it.</summary>
/// <param name="Document">SHA-256 of the file that he sent.</param>
/// <param name="Offset">Where in it the claim stands: bytes from 0.</param>
/// <param name="Number">His CLM01.</param>
/// <param name="LineControls">His REF*6R of each line; empty when he gave none.</param>
internal sealed record SenderClaim(string Document, long Offset, string Number, string?[] LineControls)
{
    /// <summary>His number of a line that a payer names by ours; null where he gave none.</summary>
    public string? LineControl(string? ours) =>
        ours is { Length: > 3 } && int.TryParse(ours.AsSpan(^3..), out var line) && line >= 1 && line <= LineControls.Length
            ? LineControls[line - 1]
            : null;
}
