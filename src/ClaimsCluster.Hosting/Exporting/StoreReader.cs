using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>Reads a store without a cluster: rows and events as the domain knows them.</summary>
public sealed class StoreReader(IClusterStore store)
{
    private const int PageSize = 1024;

    private readonly StoredBytes _bytes = StoredBytes.Plain;

    internal StoreReader(IClusterStore store, StoredBytes bytes)
        : this(store) => _bytes = bytes;

    /// <summary>The store it reads.</summary>
    public IClusterStore Store => store;

    /// <summary>All rows of a kind, by tenant and key.</summary>
    public async IAsyncEnumerable<(RowRecord Record, Row<S> Row)> Rows<S>(string kind)
    {
        for (EntityId? after = null; ;)
        {
            var page = await Store.Rows(kind, PageSize, after);
            if (page.Count == 0) yield break;
            after = page[^1].Id;
            foreach (var record in page) yield return (record, _bytes.Read<Row<S>>(record.Body)!);
        }
    }

    /// <summary>One row's state; null when there is no such row.</summary>
    public async ValueTask<S?> Row<S>(EntityId id) where S : class =>
        await Store.Load(id) is { } record ? _bytes.Read<Row<S>>(record.Body)!.State : null;

    /// <summary>The log of one entity.</summary>
    public async IAsyncEnumerable<(LoggedEvent Logged, DomainEvent Event)> Events(EntityId id)
    {
        for (long seq = 0; ;)
        {
            var page = await Store.Events(id, seq, PageSize);
            if (page.Count == 0) yield break;
            seq = page[^1].Event.Seq;
            foreach (var logged in page) yield return (logged, Read(logged));
        }
    }

    /// <summary>An event as the domain knows it.</summary>
    public static DomainEvent Read(LoggedEvent logged) => StoredBytes.Plain.Read<DomainEvent>(logged.Event.Body)!;
}
