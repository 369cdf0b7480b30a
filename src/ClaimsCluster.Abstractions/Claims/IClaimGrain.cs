using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Remittance;

namespace ClaimsCluster.Abstractions.Claims;

/// <summary>One claim. Key: tenant / claim id.</summary>
[Alias("claim-grain")]
public interface IClaimGrain : IEntityGrain
{
    /// <summary>What the claim files in a batch; null when it is not in it.</summary>
    [Alias("outbound")]
    ValueTask<OutboundFiling?> Outbound(string batch);

    /// <summary>Our CLM01 of the filing that a payer's decision is of, though it does not name it; null when none fits.</summary>
    [Alias("filing-for")]
    ValueTask<string?> FilingFor(ClaimAdvice advice);
}

/// <summary>A filing as it goes into an 837.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="Record">Its segments.</param>
/// <param name="Clm01">Our number of the filing.</param>
/// <param name="Frequency">CLM05-3.</param>
/// <param name="OriginalReference">REF*F8; null without one.</param>
/// <param name="LineCount">Its lines, numbered from 1.</param>
/// <param name="Charge">CLM02.</param>
[GenerateSerializer, Immutable, Alias("outbound-filing")]
public sealed record OutboundFiling(
    [property: Id(0)] string ClaimId, [property: Id(1)] ClaimRecord Record, [property: Id(2)] string Clm01,
    [property: Id(3)] string Frequency, [property: Id(4)] string? OriginalReference, [property: Id(5)] int LineCount,
    [property: Id(6)] Domain.Money Charge)
{
    /// <summary>SHA-256 of the file that the filing came in: traces are linked by it.</summary>
    [Id(7)]
    public string Document { get; init; } = "";
}
