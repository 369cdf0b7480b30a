using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Abstractions.Tenancy;
using ClaimsCluster.Domain.Tenancy;
using ClaimsCluster.Grains.Entities;
using Orleans.Placement;

namespace ClaimsCluster.Grains.Tenancy;

[GrainType("tenant"), HashBasedPlacement]
internal sealed class TenantGrain(
    [PersistentState("row", Kinds.Storage)] IPersistentState<Row<Tenant>> row, Shell shell)
    : EntityGrain<Tenant, EstablishTenant>(row, new TenantLifecycle(), shell), ITenantGrain
{
    public ValueTask<Tenant> Settings() => State();
}
