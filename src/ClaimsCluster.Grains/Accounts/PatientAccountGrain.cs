using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Grains.Entities;
using Orleans.Placement;

namespace ClaimsCluster.Grains.Accounts;

[GrainType(Kind), HashBasedPlacement]
internal sealed class PatientAccountGrain(
    [PersistentState("row", Kinds.Storage)] IPersistentState<Row<PatientAccount>> row, Shell shell)
    : EntityGrain<PatientAccount, AccountCommand>(row, new PatientAccountLifecycle(), shell)
{
    public const string Kind = "patient-account";

    public static EntityId IdOf(string tenant, string accountId) => new(Kind, tenant, accountId);
}
