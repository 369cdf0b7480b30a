namespace ClaimsCluster.X12.Guides;

/// <summary>Loop 1000A: who sends.</summary>
public sealed record Submitter(string Name, string Id, string ContactName, string Phone);

/// <summary>Loop 1000B: who receives.</summary>
public sealed record Receiver(string Name, string Id);

/// <summary>A transaction set to write.</summary>
/// <param name="Control">ST02, four to nine characters, unique in its group.</param>
/// <param name="Reference">BHT03, at most 30 characters: what a 277CA will answer to.</param>
/// <param name="Claims">In the order of writing; those of one provider stand together by the caller's order.</param>
public sealed record OutboundSet(string Control, string Reference, IReadOnlyList<OutboundClaim> Claims);

/// <summary>A claim to write: its parts as they came, and what we say instead.</summary>
/// <param name="Parts">Written byte for byte but for what follows.</param>
/// <param name="ClaimNumber">Replaces CLM01.</param>
/// <param name="FrequencyCode">Replaces CLM05-3.</param>
/// <param name="OriginalReference">2300 REF*F8: inserted, replaced, or removed when null.</param>
/// <param name="LineControlNumbers">REF*6R of each LX in turn: inserted or replaced. A missing or empty one leaves the
/// line as it came.</param>
public sealed record OutboundClaim(
    ClaimParts Parts, string ClaimNumber, string FrequencyCode, string? OriginalReference,
    IReadOnlyList<string> LineControlNumbers)
{
    /// <summary>A claim that is written as it came.</summary>
    public static OutboundClaim AsReceived(ClaimParts parts)
    {
        var claim = ProfessionalClaim.Parse(parts);
        return new(parts, claim.ClaimNumber, claim.FrequencyCode ?? "", claim.OriginalReference, []);
    }

    /// <summary>An institutional claim that is told in objects.</summary>
    /// <exception cref="ArgumentException">A value holds a separator or a control character.</exception>
    public static OutboundClaim Of(InstitutionalClaim claim) =>
        new(claim.ToParts(), claim.ClaimNumber, claim.FrequencyCode ?? "", claim.OriginalReference, []);
}
