using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Domain.Submission;
using ClaimsCluster.Grains.Entities;
using Orleans.Placement;

namespace ClaimsCluster.Grains.Submission;

[GrainType("submission-batch"), HashBasedPlacement]
internal sealed class SubmissionBatchGrain(
    [PersistentState("row", Kinds.Storage)] IPersistentState<Row<SubmissionBatch>> row, Shell shell, SubmissionBatchWorker worker)
    : EntityGrain<SubmissionBatch, SubmissionBatchCommand>(row, new SubmissionBatchLifecycle(), shell, worker);
