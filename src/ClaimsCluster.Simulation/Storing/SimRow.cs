using System.Globalization;
using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Simulation.Planting;
using ClaimsCluster.Simulation.Routing;

namespace ClaimsCluster.Simulation.Storing;

/// <summary>An activation's persistent state, as Orleans hands it to a grain: over the production grain storage.</summary>
internal sealed class SimRow<S>(EntityId id, SimSilo silo) : IPersistentState<Row<S>>
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
    public Task ReadStateAsync() => silo.Storage.ReadStateAsync("row", _grain, _state);

    /// <inheritdoc/>
    public Task WriteStateAsync()
    {
        switch (silo.Bug)
        {
            case PlantedBug.AnswerBeforeCommit:
                return Answered(commit: true);
            case PlantedBug.ControlNumbersInMemory when id.Kind == "control-number":
                return Answered(commit: false);
            default:
                _state.State = State.With(silo.Bug);
                return silo.Storage.WriteStateAsync("row", _grain, _state);
        }
    }

    // What the planted mistakes make of a write: it is believed before, or without, its commit.
    private Task Answered(bool commit)
    {
        var before = new GrainState<Row<S>> { State = State, ETag = Etag, RecordExists = RecordExists };
        if (commit) silo.Watch(silo.Storage.WriteStateAsync("row", _grain, before));
        _state.ETag = $"{(Etag is { } etag ? long.Parse(etag, CultureInfo.InvariantCulture) : 0) + (commit ? 1 : 0)}";
        if (!commit && _state.ETag == "0") _state.ETag = null;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ClearStateAsync() => silo.Storage.ClearStateAsync("row", _grain, _state);
}
