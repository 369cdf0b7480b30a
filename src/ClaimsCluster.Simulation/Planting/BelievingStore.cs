using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Grains.Entities;

namespace ClaimsCluster.Simulation.Planting;

/// <summary>A row's store that never asks whether the row is the newest.</summary>
internal sealed class BelievingStore<S>(IEntityStore<S> store) : IEntityStore<S>
{
    public ValueTask<Row<S>> Load() => store.Load();

    public ValueTask<bool> IsNewest() => new(true);

    public ValueTask<CommitResult> Commit(Row<S> next) => store.Commit(next);

    public ValueTask<bool> Settle(DateTimeOffset? dueAt) => store.Settle(dueAt);
}
