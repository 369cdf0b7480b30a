using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Grains.Entities;
using Orleans.Placement;

namespace ClaimsCluster.Grains.Registration;

[GrainType("eligibility-batch"), HashBasedPlacement]
internal sealed class EligibilityBatchGrain(
    [PersistentState("row", Kinds.Storage)] IPersistentState<Row<EligibilityBatch>> row, Shell shell, EligibilityBatchWorker worker)
    : EntityGrain<EligibilityBatch, EligibilityBatchCommand>(row, new EligibilityBatchLifecycle(), shell, worker);
