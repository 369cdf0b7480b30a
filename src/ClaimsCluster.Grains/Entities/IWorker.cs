using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Grains.Entities;

/// <summary>
/// The hands of a coordinator (Interchange, SubmissionBatch, PayerInbox, RemittanceRun, Remittance): does one bounded
/// step of what its state is due for - reads bytes, pulls a queue, calls others - and returns the command that records it.
/// A step that a crash cuts off is done again: everyone it calls is idempotent.
/// </summary>
internal interface IWorker<S, C> where C : Command
{
    /// <summary>One step; null when nothing is to be recorded yet (the state stays due).</summary>
    ValueTask<C?> Step(EntityId id, S state, DateTimeOffset at);
}
