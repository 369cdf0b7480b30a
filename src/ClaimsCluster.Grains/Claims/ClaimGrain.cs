using ClaimsCluster.Abstractions.Claims;
using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Grains.Entities;
using Orleans.Placement;

namespace ClaimsCluster.Grains.Claims;

[GrainType(Kind), HashBasedPlacement]
internal sealed class ClaimGrain(
    [PersistentState("row", Kinds.Storage)] IPersistentState<Row<Claim>> row, Shell shell)
    : EntityGrain<Claim, ClaimCommand>(row, tenant => new ClaimLifecycle(tenant), shell), IClaimGrain
{
    public const string Kind = "claim";

    public static EntityId IdOf(string tenant, string claimId) => new(Kind, tenant, claimId);

    public async ValueTask<OutboundFiling?> Outbound(string batch)
    {
        var claim = await State();
        return claim.Filings.FindLast(filing => filing.Batch == batch) is { } filing
            ? new(
                claim.ClaimId, claim.Record!, filing.Clm01, filing.Frequency, filing.OriginalReference,
                claim.Lines.Count, filing.Charge)
            : null;
    }

    public async ValueTask<string?> FilingFor(ClaimAdvice advice) => PlacedFiling.Of(await State(), advice)?.Clm01;
}
