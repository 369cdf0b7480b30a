using System.Security.Cryptography;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Tenancy;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Hosting.Running;
using Microsoft.Extensions.Hosting;

namespace ClaimsCluster.Hosting.Clustering;

/// <summary>What the books of a cluster were begun with: the first silo says it, the others must say the same.</summary>
public static class ClusterBooks
{
    private const string LeaseName = "books";
    private static readonly TimeSpan LeaseSpan = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Begins the books, or joins them.</summary>
    /// <param name="store">The store.</param>
    /// <param name="asked">What this host was started with.</param>
    /// <param name="cancel">Ends the waiting for another who begins them.</param>
    /// <returns>The plan of the books.</returns>
    /// <exception cref="OtherBooksException">They were begun with other settings.</exception>
    public static async Task<RunPlan> Join(ISharedStore store, RunPlan asked, CancellationToken cancel = default)
    {
        var holder = LeaseHolder.New();
        while (!await store.Lease(LeaseName, holder, LeaseSpan)) await Task.Delay(Pause, cancel);
        try
        {
            if (await RunPlan.Load(store) is not { } begun)
            {
                await asked.Save(store);
                return asked;
            }

            if (!begun.Cluster) throw new OtherBooksException("these books are of claims run: a cluster needs a database of its own");
            return begun.DifferenceTo(asked) is { } difference
                ? throw new OtherBooksException($"these books were begun with {difference}")
                : begun;
        }
        finally
        {
            await store.Release(LeaseName, holder);
        }
    }

    /// <summary>
    /// A tenant's id key: drawn from the seed under a virtual clock, so that a run repeats; else nobody can guess it. (The
    /// first host's is kept: the tenant refuses another.)
    /// </summary>
    /// <param name="plan">What a cluster's books were begun with; null of books that are no cluster's.</param>
    /// <param name="seed">Of the keys under a virtual clock.</param>
    internal static Func<string, byte[]> IdKeys(RunPlan? plan, long seed) => tenant =>
        plan is { Cluster: true, Start: null } ? RandomNumberGenerator.GetBytes(32) : ClaimIdentity.KeyOf(tenant, seed);
}

/// <summary>A host was started with other settings than the books that it joins.</summary>
public sealed class OtherBooksException(string message) : Exception(message);

/// <summary>Establishes the tenant as soon as the silo runs; whoever comes later finds it done.</summary>
internal sealed class TenantOpening(RunPlan plan, ITransport transport, IBusinessTime time) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken) => await transport.Send(
        Tenant.IdOf(plan.Tenant),
        new EstablishTenant(ClusterBooks.IdKeys(plan, plan.Seed)(plan.Tenant), WarnOnNpi: false) { CommandId = "establish", At = await time.Now() });

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
