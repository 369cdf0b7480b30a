using System.Globalization;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace ClaimsCluster.Storage.Grains;

/// <summary>
/// Orleans' grain storage over the cluster store: a state's body, columns, events, queues and entries in one commit.
/// </summary>
/// <param name="store">The one store of the cluster.</param>
/// <param name="serializer">The silo's own serializer.</param>
/// <param name="activators">Makes the empty state of a row that is not there.</param>
internal sealed class GroupCommitGrainStorage(IClusterStore store, Serializer serializer, IActivatorProvider activators)
    : IGrainStorage
{
    private readonly RefusalCount _refusals = new();

    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        MustBeStored<T>();
        var row = await store.Load(EntityId.Of(grainId.Type.ToString()!, grainId.Key.ToString()!));
        grainState.State = row is null ? activators.GetActivator<T>().Create() : Read<T>(row);
        grainState.ETag = row?.ETag.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = row is not null;
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var write = Write(grainState.State);
        var etag = grainState.ETag is { } known ? long.Parse(known, CultureInfo.InvariantCulture) : 0;
        var (outcome, next) = await store.Commit(write, serializer.SerializeToArray(grainState.State), etag);
        if (outcome != CommitOutcome.Committed) _refusals.Add(outcome);
        switch (outcome)
        {
            case CommitOutcome.Committed:
                grainState.ETag = next.ToString(CultureInfo.InvariantCulture);
                grainState.RecordExists = true;
                return;
            case CommitOutcome.Conflict:
                throw new InconsistentStateException($"{write.Id} is not at version {etag} any more.");
            case CommitOutcome.DuplicateIdentity:
                throw await Duplicate(write);
            default:
                throw new CommitUnknownException($"Whether {write.Id} was written after version {etag} is not known.");
        }
    }

    /// <summary>Not supported.</summary>
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        throw new NotSupportedException(
            $"The row of {grainId} is not cleared: its events are kept for ever and it is their sum.");

    private T Read<T>(RowRecord row)
    {
        var state = serializer.Deserialize<T>(row.Body)!;
        return row is { OpenEffects: 0, AnsweredEffects: > 0 } ? (T)((IStoredRow)state).Settled() : state;
    }

    private static RowWrite Write<T>(T state) => state switch
    {
        IStoredRow { Write: { } write } => write,
        IStoredRow => throw new ArgumentException(
            $"The {typeof(T)} was only read: its {nameof(IStoredRow.Write)} is null.", nameof(state)),
        _ => throw NotStored<T>(),
    };

    private static ArgumentException NotStored<T>() =>
        new($"A stored state must be an {nameof(IStoredRow)}; {typeof(T)} is none.", nameof(T));

    private static void MustBeStored<T>()
    {
        if (!typeof(IStoredRow).IsAssignableFrom(typeof(T))) throw NotStored<T>();
    }

    private async Task<Exception> Duplicate(RowWrite write)
    {
        foreach (var happened in write.Events)
        {
            if (happened.Identity is { } identity
                && await store.ByIdentity(write.Id.Tenant, happened.Type, identity) is not null)
            {
                return new DuplicateIdentityException(write.Id.Tenant, happened.Type, identity);
            }
        }

        // Not in the store: the write itself has it twice.
        var twice = write.Events.Where(happened => happened.Identity is not null)
            .GroupBy(happened => (happened.Type, Identity: happened.Identity!)).First(group => group.Count() > 1).Key;
        return new DuplicateIdentityException(write.Id.Tenant, twice.Type, twice.Identity);
    }
}
