using System.Collections.Concurrent;
using ClaimsCluster.Abstractions.Tenancy;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Tenancy;
using ClaimsCluster.Grains.Entities;

namespace ClaimsCluster.Grains.Tenancy;

/// <summary>What intake needs of a tenant, kept by each silo: settings are established before the first claim.</summary>
internal sealed class TenantDirectory(IEntities entities, PayerDirectory payers)
{
    private readonly ConcurrentDictionary<string, TenantProfile> _profiles = new(StringComparer.Ordinal);

    public async ValueTask<TenantProfile> Profile(string tenant)
    {
        if (_profiles.TryGetValue(tenant, out var known)) return known;

        var settings = await entities.Entity<ITenantGrain>(Tenant.IdOf(tenant)).Settings();
        if (settings.IdKey.Length == 0) throw new InvalidOperationException($"Tenant {tenant} is not established.");
        return _profiles[tenant] = new(settings.IdKey, settings.WarnOnNpi, payers) { IsTest = Tenant.IsTest(tenant) };
    }
}

/// <summary>A tenant as intake sees it.</summary>
internal sealed record TenantProfile(byte[] IdKey, bool WarnOnNpi, PayerDirectory Payers)
{
    /// <summary>Its member ids may ask the simulated payers for outcomes: no rule of ours stands in their way.</summary>
    public bool IsTest { get; init; }

    public IntakeProfile IntakeFor(string payerId, string payerName, string memberId = "") =>
        IntakeProfile.Of(Payers.For(payerId, payerName), WarnOnNpi, IsTest && MagicMember.Parse(memberId) is not null);
}
