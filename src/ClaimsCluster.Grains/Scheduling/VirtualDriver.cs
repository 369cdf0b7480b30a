using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Grains.Entities;

namespace ClaimsCluster.Grains.Scheduling;

/// <summary>
/// Moves virtual time: whatever must go on is due in the store (ARCHITECTURE: time), so time moves only when nothing is.
/// The same sweep recovers a crash.
/// </summary>
internal sealed class VirtualDriver(IClusterStore store, IEntities entities, IQuiet quiet, BusinessClock clock)
{
    private const int Page = 4096;

    /// <summary>Runs until nothing is due up to <paramref name="until"/>.</summary>
    /// <param name="until">The last instant that is still worked.</param>
    /// <param name="cancel">Stops between two sweeps; what is begun ends first.</param>
    public async Task RunTo(DateTimeOffset until, CancellationToken cancel = default)
    {
        for (; ; )
        {
            cancel.ThrowIfCancellationRequested();
            await quiet.Idle(); // Speed only.
            var due = await store.Due(clock.Now, Page); // Truth.
            if (due.Count > 0)
            {
                await Sweep(due, clock.Now, cancel);
                continue;
            }

            if (await store.NextDue() is not { } next || next > until) break;
            clock.MoveTo(next);
        }
    }

    private Task Sweep(IReadOnlyList<EntityId> due, DateTimeOffset at, CancellationToken cancel) =>
        Bounded.ForEach(due, 256, id => Advance(id, at), cancel);

    private async Task Advance(EntityId id, DateTimeOffset at)
    {
        try
        {
            await entities.Entity(id).Advance(at);
        }
        catch (Exception lost) when (Losses.AreRetriedLater(lost))
        {
            // It is still due: the next sweep asks again.
        }
    }
}
