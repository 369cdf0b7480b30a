using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Grains.Entities;
using Orleans.Placement;

namespace ClaimsCluster.Grains.Payers;

[GrainType("eligibility-desk"), HashBasedPlacement]
internal sealed class EligibilityDeskGrain(
    [PersistentState("row", Kinds.Storage)] IPersistentState<Row<EligibilityDesk>> row, Shell shell, EligibilityDeskWorker worker)
    : EntityGrain<EligibilityDesk, EligibilityDeskCommand>(
        row, tenant => new EligibilityDeskLifecycle(PayerInbox.PayerOf(tenant)), shell, worker);
