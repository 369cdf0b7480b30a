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

    public async ValueTask<OutboundFiling?> Outbound(string batch) => OutboundOf(await State(), batch);

    public async ValueTask<string?> FilingFor(ClaimAdvice advice) => PlacedFiling.Of(await State(), advice)?.Clm01;

    internal static OutboundFiling? OutboundOf(Claim claim, string batch)
    {
        foreach (var filing in claim.Filings)
        {
            var bill = claim.BillOf(filing);
            if (filing.Void is { } trip && trip.Batch == batch)
                return new(claim.ClaimId, bill.Record, trip.Clm01, "8", filing.Icn, bill.Lines.Count, filing.Charge) { Document = bill.Source.Document };
            if (filing.Batch == batch)
                return new(claim.ClaimId, bill.Record, filing.Clm01, filing.Frequency, filing.OriginalReference, bill.Lines.Count, filing.Charge) { Document = bill.Source.Document };
        }

        return null;
    }
}
