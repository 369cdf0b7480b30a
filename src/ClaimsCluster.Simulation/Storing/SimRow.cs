using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Domain.Deciding;
using Orleans.Core;
using Orleans.Runtime;
using Orleans.Storage;

namespace ClaimsCluster.Simulation.Storing;

/// <summary>An activation's persistent state, as Orleans hands it to a grain: over the production grain storage.</summary>
internal sealed class SimRow<S>(EntityId id, IGrainStorage storage) : IPersistentState<Row<S>>
{
    private readonly GrainState<Row<S>> _state = new();
    private readonly GrainId _grain = GrainId.Create(id.Kind, id.GrainKey);

    /// <inheritdoc/>
    public Row<S> State
    {
        get => _state.State!;
        set => _state.State = value;
    }

    /// <inheritdoc/>
    public string? Etag => _state.ETag;

    /// <inheritdoc/>
    public bool RecordExists => _state.RecordExists;

    /// <inheritdoc/>
    public Task ReadStateAsync() => storage.ReadStateAsync("row", _grain, _state);

    /// <inheritdoc/>
    public Task WriteStateAsync() => storage.WriteStateAsync("row", _grain, _state);

    /// <inheritdoc/>
    public Task ClearStateAsync() => storage.ClearStateAsync("row", _grain, _state);
}
