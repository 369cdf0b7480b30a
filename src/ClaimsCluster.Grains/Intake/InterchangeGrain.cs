using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Grains.Entities;
using Orleans.Placement;

namespace ClaimsCluster.Grains.Intake;

[GrainType(Kind), HashBasedPlacement]
internal sealed class InterchangeGrain(
    [PersistentState("row", Kinds.Storage)] IPersistentState<Row<Interchange>> row, Shell shell, InterchangeWorker worker)
    : EntityGrain<Interchange, InterchangeCommand>(row, tenant => new InterchangeLifecycle(tenant), shell, worker)
{
    public const string Kind = "interchange";

    public static EntityId IdOf(string tenant, string sha256) => new(Kind, tenant, sha256);
}
