using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Grains.Entities;
using Orleans.Placement;

namespace ClaimsCluster.Grains.Remittance;

[GrainType(Kind), HashBasedPlacement]
internal sealed class RemittanceGrain(
    [PersistentState("row", Kinds.Storage)] IPersistentState<Row<RemittancePosting>> row, Shell shell, RemittanceWorker worker)
    : EntityGrain<RemittancePosting, RemittanceCommand>(row, tenant => new RemittanceLifecycle(tenant), shell, worker)
{
    public const string Kind = "remittance";

    /// <summary>Keyed by the payment's identity, hashed: a trace may hold anything.</summary>
    public static EntityId IdOf(string tenant, string identity) => new(Kind, tenant, Content.Key(identity));
}
