using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Grains.Entities;

namespace ClaimsCluster.Hosting.Clustering;

/// <summary>Takes up again what was set aside because our own rules failed at it.</summary>
public sealed class AsideRelease(IGrainFactory grains, IBusinessTime time)
{
    private const string Prefix = "poison:";

    /// <summary>Takes the entity of a worklist item up again where it stood; if it fails again it is set aside again.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="item">The item's id, "poison:claim:4GQ7…".</param>
    /// <returns>False: nothing of that id is set aside.</returns>
    public async Task<bool> TakeUp(string tenant, string item)
    {
        if (!item.StartsWith(Prefix, StringComparison.Ordinal) || item[Prefix.Length..].Split(':', 2) is not [var kind, { Length: > 0 } key]) return false;
        return await grains.Entity(new EntityId(kind, tenant, key)).TakeUp(await time.Now());
    }
}
