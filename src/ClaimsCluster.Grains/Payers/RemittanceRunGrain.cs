using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Grains.Entities;
using Orleans.Placement;

namespace ClaimsCluster.Grains.Payers;

[GrainType("remittance-run"), HashBasedPlacement]
internal sealed class RemittanceRunGrain(
    [PersistentState("row", Kinds.Storage)] IPersistentState<Row<RemittanceRun>> row, Shell shell, RemittanceRunWorker worker)
    : EntityGrain<RemittanceRun, RemittanceRunCommand>(
        row, tenant => new RemittanceRunLifecycle(PayerInbox.PayerOf(tenant)), shell, worker);
