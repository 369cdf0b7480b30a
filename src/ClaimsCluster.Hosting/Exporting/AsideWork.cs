using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Hosting.Verifying;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>What is set aside because our own rules fail at it (FAULTS F36): it waits for an operator, and stops nobody else.</summary>
internal static class AsideWork
{
    /// <summary>All of them, of tenants and of the payers simulated here.</summary>
    public static async Task<List<WorkItem>> All(IClusterStore store)
    {
        var items = new List<WorkItem>();
        foreach (var tenant in (await store.Blobs()).Select(blob => blob.Tenant).Distinct().Order(StringComparer.Ordinal))
            foreach (var id in await store.Find(tenant, Grains.Entities.Faults.Entry.Index, Grains.Entities.Faults.Entry.Value))
                if (await store.Load(id) is { } row && Evidence.Read(row, StoredBytes.Plain).Aside is { } fault) items.Add(Item(id, row, fault));
        return items;
    }

    private static WorkItem Item(EntityId id, RowRecord row, string fault) => new(
        id.Tenant, "poison", $"poison:{id.Kind}:{id.Key}", id.Kind == "claim" ? id.Key : "", row.Account ?? "", 0,
        $"{id.Kind} {id.Key}: {fault}", Money.OfCents(row.AmountCents ?? 0), null, Money.OfCents(row.AmountCents ?? 0), DateOnly.FromDateTime(row.UpdatedAt.UtcDateTime),
        "mend the program, then take it up again")
    {
        Owner = "operator",
        Cause = fault,
    };
}
