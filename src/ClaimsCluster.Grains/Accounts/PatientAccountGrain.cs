using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Patients;
using Orleans.Placement;

namespace ClaimsCluster.Grains.Accounts;

[GrainType(Kind), HashBasedPlacement]
internal sealed class PatientAccountGrain(
    [PersistentState("row", Kinds.Storage)] IPersistentState<Row<PatientAccount>> row, Shell shell, SimulatedPatients patients,
    PayerDirectory payers)
    : EntityGrain<PatientAccount, AccountCommand>(row, (EntityId id) => new PatientAccountLifecycle(id, patients.Answers, payers), shell)
{
    public const string Kind = "patient-account";

    public static EntityId IdOf(string tenant, string accountId) => new(Kind, tenant, accountId);
}
