using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Domain.Submission;
using ClaimsCluster.Grains.Entities;
using Orleans.Placement;

namespace ClaimsCluster.Grains.Submission;

[GrainType("control-number"), HashBasedPlacement]
internal sealed class ControlNumberGrain(
    [PersistentState("row", Kinds.Storage)] IPersistentState<Row<ControlNumbers>> row, Shell shell)
    : EntityGrain<ControlNumbers, ReserveControlNumbers>(row, new ControlNumberLifecycle(), shell);
