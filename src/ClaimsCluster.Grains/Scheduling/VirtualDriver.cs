using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Grains.Entities;

namespace ClaimsCluster.Grains.Scheduling;

/// <summary>
/// Moves virtual time: whatever must go on is due in the store (ARCHITECTURE: time), so time moves only when nothing is.
/// The same sweep recovers a crash.
/// </summary>
/// <param name="store">The truth about what is due.</param>
/// <param name="entities">Who goes on.</param>
/// <param name="quiet">Tells when it is worth looking.</param>
/// <param name="clock">The time that is moved.</param>
/// <param name="afterLosses">Waited for after a sweep in which somebody could not be reached: silos in processes of their own may be dying.</param>
internal sealed class VirtualDriver(
    IClusterStore store, IEntities entities, IQuiet quiet, IMovedClock clock, Func<CancellationToken, Task>? afterLosses = null)
{
    private const int Page = 4096;
    private const int AtOnce = 256;

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
                if (!await Sweep(due, clock.Now, cancel) && afterLosses is not null) await afterLosses(cancel);
                continue;
            }

            if (await store.NextDue() is not { } next || next > until) break;
            await clock.MoveTo(next);
        }
    }

    /// <returns>False when somebody could not be reached.</returns>
    private async Task<bool> Sweep(IReadOnlyList<EntityId> due, DateTimeOffset at, CancellationToken cancel)
    {
        var reachedAll = true;
        await Bounded.ForEach(due, AtOnce, async id => reachedAll = await Advance(id, at) && reachedAll, cancel);
        return reachedAll;
    }

    private async Task<bool> Advance(EntityId id, DateTimeOffset at)
    {
        try
        {
            await entities.Entity(id).Advance(at);
            return true;
        }
        catch (Exception lost) when (Losses.AreRetriedLater(lost))
        {
            return false; // It is still due: the next sweep asks again.
        }
    }
}
