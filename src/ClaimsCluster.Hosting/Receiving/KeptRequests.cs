using System.Security.Cryptography;
using System.Text;
using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Hosting.Clustering;
using ClaimsCluster.Hosting.Exporting;

namespace ClaimsCluster.Hosting.Receiving;

/// <summary>
/// What was first asked under an idempotency key. The key's row is written only where there is none, so two hosts that
/// are asked at once agree on which was the first.
/// </summary>
/// <param name="store">The store of the cluster.</param>
/// <param name="time">What the row is stamped with.</param>
public sealed class KeptRequests(IClusterStore store, IBusinessTime time)
{
    internal const string Kind = "request";

    /// <summary>Keeps what is asked under a key, or tells how it compares with what was asked first.</summary>
    /// <param name="tenant">Keys are a tenant's own.</param>
    /// <param name="key">As the client sent it.</param>
    /// <param name="asked">What is asked, the same for the same request: the operation and the hash of its body.</param>
    public async Task<Asked> Keep(string tenant, string key, string asked)
    {
        // A client's key may hold anything: what is stored and printed is its hash.
        var id = new EntityId(Kind, tenant, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));
        if (await Known(id) is { } earlier) return Compare(earlier, asked);

        var now = await time.Now();
        var body = StoredBytes.Serializer.SerializeToArray(new Row<KeptRequest> { State = new(asked), At = now });
        var (outcome, _) = await store.Commit(new(id, new("Kept"), now, DueAt: null, OpenEffects: 0, []), body, etag: 0);
        if (outcome == CommitOutcome.Committed) return Asked.First;

        // Another host was faster, or nobody knows whether this was written: the row says.
        return await Known(id) is { } first
            ? Compare(first, asked)
            : throw new IOException("The store does not say whether it kept the request: ask again under the same key.");
    }

    private async Task<KeptRequest?> Known(EntityId id) => await new StoreReader(store).Row<KeptRequest>(id);

    private static Asked Compare(KeptRequest first, string asked) => first.Asked == asked ? Asked.Again : Asked.Otherwise;
}

/// <summary>What was first asked under a key.</summary>
/// <param name="Asked">The operation and the hash of its body.</param>
[GenerateSerializer, Immutable, Alias("kept-request")]
public sealed record KeptRequest([property: Id(0)] string Asked);

/// <summary>How a request compares with what was asked first under its key.</summary>
public enum Asked
{
    /// <summary>It is the first.</summary>
    First,

    /// <summary>The same again: it gets the same answer.</summary>
    Again,

    /// <summary>Something else: it is not done.</summary>
    Otherwise,
}
