using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>The claims of a tenant in a store, by the beginning of their ids.</summary>
public sealed class StoredClaims(IClusterStore store, string tenant, PayerDirectory payers)
{
    // Shorter ones hit too many claims to be of use as a name.
    private const int ShownLength = 4;

    /// <summary>Ids that begin so, in their order; at most <paramref name="count"/>.</summary>
    public async Task<IReadOnlyList<string>> Beginning(string prefix, int count)
    {
        // Rows come in the order of their keys, and a key comes right after its own beginnings.
        var found = await store.Load(IdOf(prefix)) is null ? new List<string>() : [prefix];
        var page = await store.Rows("claim", count, IdOf(prefix));
        found.AddRange(page.Where(row => row.Id.Tenant == tenant).Select(row => row.Id.Key).TakeWhile(key => key.StartsWith(prefix, StringComparison.Ordinal)));
        return [.. found.Take(count)];
    }

    /// <summary>The shortest beginning of an id that no other claim has, but not less than four characters.</summary>
    public async Task<string> ShortestName(string claimId)
    {
        for (var length = Math.Min(ShownLength, claimId.Length); length < claimId.Length; length++)
            if ((await Beginning(claimId[..length], 2)).Count == 1) return claimId[..length];
        return claimId;
    }

    /// <summary>The claim with all that happened to it; null when there is none of this id.</summary>
    public async Task<StoredClaim?> Read(string claimId)
    {
        var reader = new StoreReader(store);
        return await reader.Row<Claim>(IdOf(claimId)) is { } claim
            ? await StoredClaim.Read(reader, payers, IdOf(claimId), claim)
            : null;
    }

    private EntityId IdOf(string key) => new("claim", tenant, key);
}
