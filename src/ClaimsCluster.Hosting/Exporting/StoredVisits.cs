using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Encounters;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>The visits of a tenant in a store, by the beginning of their ids or by the practice's number.</summary>
public sealed class StoredVisits(IClusterStore store, string tenant)
{
    // Shorter ones hit too many to be of use as a name.
    private const int ShownLength = 4;

    /// <summary>Ids that begin so, in their order; at most <paramref name="count"/>.</summary>
    public async Task<IReadOnlyList<string>> Beginning(string prefix, int count)
    {
        // Rows come in the order of their keys, and a key comes right after its own beginnings.
        var found = await store.Load(IdOf(prefix)) is null ? new List<string>() : [prefix];
        var page = await store.Rows("encounter", count, IdOf(prefix));
        found.AddRange(page.Where(row => row.Id.Tenant == tenant).Select(row => row.Id.Key).TakeWhile(key => key.StartsWith(prefix, StringComparison.Ordinal)));
        return [.. found.Take(count)];
    }

    /// <summary>The shortest beginning of an id that no other visit has, but not less than four characters.</summary>
    public async Task<string> ShortestName(string visitId)
    {
        for (var length = Math.Min(ShownLength, visitId.Length); length < visitId.Length; length++)
            if ((await Beginning(visitId[..length], 2)).Count == 1) return visitId[..length];
        return visitId;
    }

    /// <summary>Ids of the visits with this encounter.id: practices number by themselves, so there may be several.</summary>
    public async Task<IReadOnlyList<string>> Numbered(string number)
    {
        var reader = new StoreReader(store);
        var found = new List<string>();
        await foreach (var (record, row) in reader.Rows<Encounter>("encounter"))
        {
            if (record.Id.Tenant == tenant && string.Equals(row.State?.Received?.Visit.Encounter.Id, number, StringComparison.OrdinalIgnoreCase))
                found.Add(record.Id.Key);
        }

        return found;
    }

    /// <summary>The visit with all that happened to it; null when there is none of this id.</summary>
    public async Task<StoredVisit?> Read(string visitId)
    {
        var reader = new StoreReader(store);
        if (await reader.Row<Encounter>(IdOf(visitId)) is not { } visit) return null;

        var facts = new List<ClaimFact>();
        await foreach (var (logged, happened) in reader.Events(IdOf(visitId))) facts.Add(new(logged.Position, logged.Event.At, logged.Event.Actor, happened));
        return new(visit, facts);
    }

    private EntityId IdOf(string key) => EncounterIdentity.IdOf(tenant, key);
}

/// <summary>A visit as the store tells it.</summary>
/// <param name="Visit">As it stands.</param>
/// <param name="Facts">What happened to it, oldest first.</param>
public sealed record StoredVisit(Encounter Visit, IReadOnlyList<ClaimFact> Facts);
