using System.Globalization;
using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using Orleans.Storage;

namespace ClaimsCluster.Grains.Entities;

/// <summary>An entity's row in Orleans' persistent state. Any failed write leaves it unusable: the activation is dropped.</summary>
internal sealed class PersistentEntityStore<S>(
    EntityId id, IPersistentState<Row<S>> persistent, IClusterStore cluster, Action drop) : IEntityStore<S>
{
    public ValueTask<Row<S>> Load() => new(persistent.State);

    private long Held => persistent.Etag is { } etag ? long.Parse(etag, CultureInfo.InvariantCulture) : 0;

    public async ValueTask<bool> IsNewest()
    {
        var held = Held;
        if (await cluster.Version(id) == held) return true;
        drop();
        return false;
    }

    public async ValueTask<bool> Settle(DateTimeOffset? dueAt)
    {
        try
        {
            await cluster.Settle(id, Held, dueAt);
            return true;
        }
        catch (CommitFailedException)
        {
            return false; // The row stays due: the next sweep has it settled.
        }
    }

    public async ValueTask<CommitResult> Commit(Row<S> next)
    {
        persistent.State = next;
        try
        {
            await persistent.WriteStateAsync();
            return new(CommitOutcome.Committed);
        }
        catch (InconsistentStateException)
        {
            drop();
            return new(CommitOutcome.Conflict);
        }
        catch (CommitFailedException failed)
        {
            drop();
            return new(failed.Outcome, failed.Identity);
        }
    }
}
