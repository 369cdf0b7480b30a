using System.Diagnostics;
using ClaimsCluster.Domain.Deciding;
using Orleans;

namespace ClaimsCluster.Domain.Tenancy;

/// <summary>A tenant's settings. Silos keep a copy.</summary>
/// <param name="IdKey">The key of its claim and account ids; never changed once claims carry them.</param>
/// <param name="WarnOnNpi">npiCheck is warn: a wrong NPI check digit refuses nothing.</param>
[GenerateSerializer, Immutable, Alias("tenant")]
public sealed record Tenant([property: Id(0)] byte[] IdKey, [property: Id(1)] bool WarnOnNpi)
{
    /// <summary>Before it was established.</summary>
    public static Tenant None { get; } = new([], false);

    /// <summary>
    /// A test tenant: its member ids may ask the simulated payers for outcomes. "default" is one, and "test-" and a name.
    /// </summary>
    public static bool IsTest(string tenant) =>
        tenant == "default" || tenant.StartsWith("test-", StringComparison.Ordinal);

    /// <summary>Its entity.</summary>
    public static EntityId IdOf(string tenant) => new("tenant", tenant, "settings");
}

/// <summary>Establish the tenant. Its id key stays what it was.</summary>
[GenerateSerializer, Immutable, Alias("establish-tenant")]
public sealed record EstablishTenant([property: Id(0)] byte[] IdKey, [property: Id(1)] bool WarnOnNpi) : Command;

/// <summary>The tenant was established, or its settings changed.</summary>
[GenerateSerializer, Immutable, Alias("tenant-established")]
public sealed record TenantEstablished([property: Id(0)] byte[] IdKey, [property: Id(1)] bool WarnOnNpi) : DomainEvent;

/// <summary>The rules of a tenant.</summary>
public sealed class TenantLifecycle : IDecider<Tenant, EstablishTenant>
{
    /// <inheritdoc/>
    public Tenant Empty => Tenant.None;

    /// <inheritdoc/>
    public Decision<Tenant> Decide(Tenant state, EstablishTenant command)
    {
        if (state.IdKey.Length > 0 && !state.IdKey.AsSpan().SequenceEqual(command.IdKey))
            return this.Nothing(state, new Refused("other-key", "The tenant's claims carry ids of another key."));
        return state.IdKey.Length > 0 && state.WarnOnNpi == command.WarnOnNpi
            ? this.Nothing(state, Done.Instance)
            : this.Then(state, Done.Instance, [new TenantEstablished(command.IdKey, command.WarnOnNpi)]);
    }

    /// <inheritdoc/>
    public Tenant Evolve(Tenant state, DomainEvent happened) => happened switch
    {
        TenantEstablished e => new(e.IdKey, e.WarnOnNpi),
        _ => throw new UnreachableException($"No fold for {happened.GetType().Name}."),
    };

    /// <inheritdoc/>
    public DateTimeOffset? NextTimer(Tenant state) => null;

    /// <inheritdoc/>
    public EstablishTenant Wake(Tenant state, DateTimeOffset at) => throw new UnreachableException("A tenant has no timer.");

    /// <inheritdoc/>
    public RowIndex Index(Tenant state) => new(state.IdKey.Length > 0 ? "Established" : "None");
}
