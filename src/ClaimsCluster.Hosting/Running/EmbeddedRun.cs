using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Domain.Tenancy;
using ClaimsCluster.Grains.Encounters;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Intake;
using ClaimsCluster.Hosting.Embedded;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Hosting.Running;

/// <summary>One round of the main job: what is put in goes through its whole life in virtual time.</summary>
public static class EmbeddedRun
{
    /// <summary>Days of life after the last entry, unless told otherwise.</summary>
    public const int DaysOfLife = 120;

    /// <summary>Keeps a file's bytes and finds out when it enters: 00:00 UTC of its latest date, or of the start.</summary>
    /// <param name="store">The store.</param>
    /// <param name="tenant">Whose file.</param>
    /// <param name="name">Its name without its folder.</param>
    /// <param name="open">Opens its bytes from the start.</param>
    /// <param name="start">The day on which all files enter; null: their own.</param>
    public static async ValueTask<PlannedInput> Keep(
        IClusterStore store, string tenant, string name, Func<Stream> open, DateOnly? start)
    {
        long length;
        string sha256;
        await using (var bytes = open())
        {
            length = bytes.Length;
            sha256 = await store.PutBlob(tenant, bytes);
        }

        var day = start ?? LatestDay(store, tenant, sha256) ?? FirstDay;
        var earliest = await store.LastEventAt() ?? DateTimeOffset.MinValue;
        var enterAt = Instants.On(day, 0);
        return new(name, sha256, length, enterAt > earliest ? enterAt : earliest);
    }

    /// <summary>Of claims the latest BHT04, of visits the latest day of service (INTERFACE §1).</summary>
    private static DateOnly? LatestDay(IClusterStore store, string tenant, string sha256)
    {
        using var start = store.OpenBlob(tenant, sha256);
        using var bytes = store.OpenBlob(tenant, sha256);
        return VisitLines.Are(start) ? VisitLines.LatestDay(bytes) : FileInspection.Inspect(bytes).LatestDate;
    }

    /// <summary>The day of files that name none, and of generated data.</summary>
    public static DateOnly FirstDay { get; } = new(2026, 1, 5);

    /// <summary>Puts in what is planned and runs it to its end; the same call after a kill goes on.</summary>
    /// <param name="plan">What is put in.</param>
    /// <param name="options">What the cluster is started with.</param>
    /// <param name="store">The books.</param>
    /// <param name="silos">How many silos; the outcome does not depend on it.</param>
    /// <param name="cancel">Stops between two sweeps; the same plan goes on later.</param>
    /// <param name="ended">Looks at the cluster when all is at rest, before it stops.</param>
    public static async Task Run(
        RunPlan plan, ClaimsClusterOptions options, IClusterStore store, int silos, CancellationToken cancel,
        Func<EmbeddedCluster, Task>? ended = null)
    {
        var last = await store.LastEventAt();
        var now = last ?? (plan.Inputs.Count > 0 ? plan.Inputs.Min(input => input.EnterAt) : Instants.On(FirstDay, 0));
        await using var cluster = await EmbeddedCluster.Start(options, store, silos, now, cancel);
        await Begin(new RetryingTransport(new OrleansEntities(cluster.Grains), TimeProvider.System), cluster.Clock.Now, plan);
        await cluster.RunTo(await End(plan, store, now), cancel);
        if (ended is not null) await ended(cluster);
        await (plan with { Ended = true }).Save(store);
    }

    /// <summary>Establishes the tenant and puts the inputs in; the same again changes nothing.</summary>
    internal static async Task Begin(ITransport transport, DateTimeOffset now, RunPlan plan)
    {
        await transport.Send(
            Tenant.IdOf(plan.Tenant),
            new EstablishTenant(ClaimIdentity.KeyOf(plan.Tenant, plan.Seed), WarnOnNpi: false)
            {
                CommandId = "establish",
                At = now,
            });
        for (var ordinal = 0; ordinal < plan.Inputs.Count; ordinal++)
        {
            var input = plan.Inputs[ordinal];
            await transport.Send(
                InterchangeGrain.IdOf(plan.Tenant, input.Sha256),
                new InterchangeCommand.Receive(
                    input.Sha256, input.Name, input.Length, IntakeDoor.Sender, input.EnterAt, ordinal)
                {
                    CommandId = $"put-in:{input.Sha256}",
                    At = now,
                });
        }
    }

    /// <summary>The last instant of a round.</summary>
    internal static async ValueTask<DateTimeOffset> End(RunPlan plan, IClusterStore store, DateTimeOffset now)
    {
        if (plan.Until is { } until) return Instants.On(until, 0).AddDays(1).AddTicks(-1);

        // Without new inputs a round goes on for what is due; with them, for the days of life after the last entry.
        var entry = plan.Inputs.Count > 0 ? plan.Inputs.Max(input => input.EnterAt) : await store.LastEventAt() ?? now;
        return entry.AddDays(DaysOfLife);
    }
}
