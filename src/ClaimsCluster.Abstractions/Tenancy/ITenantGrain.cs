using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Domain.Tenancy;

namespace ClaimsCluster.Abstractions.Tenancy;

/// <summary>One tenant's settings. Key: tenant / "settings".</summary>
[Alias("tenant-grain")]
public interface ITenantGrain : IEntityGrain
{
    /// <summary>The settings as they are durable.</summary>
    [Alias("settings")]
    ValueTask<Tenant> Settings();
}
