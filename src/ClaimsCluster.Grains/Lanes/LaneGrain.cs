using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Lanes;
using ClaimsCluster.Grains.Entities;
using Orleans.Placement;

namespace ClaimsCluster.Grains.Lanes;

[GrainType("lane"), HashBasedPlacement]
internal sealed class LaneGrain(
    [PersistentState("row", Kinds.Storage)] IPersistentState<Row<Lane>> row, Shell shell, LaneWorker worker)
    : EntityGrain<Lane, LaneCommand>(row, new LaneLifecycle(), shell, worker);

/// <summary>Works a lane's first member on, again and again; a member that is done has left the queue in its own commit.</summary>
internal sealed class LaneWorker(IClusterStore store, IEntities entities) : IWorker<Lane, LaneCommand>
{
    // A call must end well before its timeout; the lane stays due and goes on in the next.
    private const int StepsACall = 16;

    public async ValueTask<LaneCommand?> Step(EntityId id, Lane state, DateTimeOffset at)
    {
        var instant = state.Expected.Min;
        for (var step = 0; step < StepsACall; step++)
        {
            var first = await store.Queue(id.Tenant, id.Key, 1);
            if (first.Count == 0 || !Lane.IsDue(first[0].Sort, instant))
                return new LaneCommand.Close(instant) { CommandId = $"close:{instant:yyyyMMddHHmmss}:{state.Closed}", At = at };

            await entities.Entity(first[0].Item).Work(at);
        }

        return null;
    }
}
