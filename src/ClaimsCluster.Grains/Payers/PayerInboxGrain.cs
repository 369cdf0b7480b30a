using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Grains.Entities;
using Orleans.Placement;

namespace ClaimsCluster.Grains.Payers;

[GrainType("payer-inbox"), HashBasedPlacement]
internal sealed class PayerInboxGrain(
    [PersistentState("row", Kinds.Storage)] IPersistentState<Row<PayerInbox>> row, Shell shell, PayerInboxWorker worker)
    : EntityGrain<PayerInbox, PayerInboxCommand>(
        row, tenant => new PayerInboxLifecycle(PayerInbox.PayerOf(tenant)), shell, worker);
