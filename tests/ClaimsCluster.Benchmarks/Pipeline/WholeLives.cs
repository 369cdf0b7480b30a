using System.Diagnostics;
using System.Runtime;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Hosting;
using ClaimsCluster.Hosting.Running;
using ClaimsCluster.Simulation.Generating;

namespace ClaimsCluster.Benchmarks.Pipeline;

/// <summary>What came of claims that lived on one store.</summary>
/// <param name="PerSecond">Whole lives a second of the run's work, from putting in to rest; no export.</param>
/// <param name="CpuMs">Processor time a life, of silos and server: what else the machine does counts less.</param>
/// <param name="ServerCpuMs">The server's part of it.</param>
/// <param name="RowsPerClaim">Writes of rows a claim, all kinds.</param>
internal sealed record LivedOn(double PerSecond, double CpuMs, double ServerCpuMs, double RowsPerClaim)
{
    /// <summary>For how long collections of garbage stopped the silos of this process, a life.</summary>
    public double CollectMs { get; init; }

    /// <summary>Spent on compiling their code, on whatever thread, a life.</summary>
    public double CompileMs { get; init; }
}

/// <summary>Invented claims through their whole life on a store.</summary>
internal static class WholeLives
{
    private const long Seed = 1;
    private const string Tenant = "default";

    public static async Task<LivedOn> On(IClusterStore store, int claims, int silos, Func<TimeSpan> serverCpu)
    {
        var input = await EmbeddedRun.Keep(store, Tenant, GeneratedInput.NameOf(claims, Seed), () => GeneratedInput.Open(claims, Seed), start: null);
        var plan = new RunPlan { Seed = Seed, Tenant = Tenant, Inputs = [input] };
        await plan.Save(store);
        var (start, here, there) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, serverCpu());
        var (collecting, compiling) = (GC.GetTotalPauseDuration(), JitInfo.GetCompilationTime());
        await EmbeddedRun.Run(plan, new ClaimsClusterOptions { Seed = Seed, Tenant = Tenant }, store, silos, CancellationToken.None);
        var (elapsed, process, server) = (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - here, serverCpu() - there);
        (collecting, compiling) = (GC.GetTotalPauseDuration() - collecting, JitInfo.GetCompilationTime() - compiling);
        return new(
            claims / elapsed.TotalSeconds, (process + server).TotalMilliseconds / claims, server.TotalMilliseconds / claims,
            await RowWrites(store) / (double)claims)
        {
            CollectMs = collecting.TotalMilliseconds / claims,
            CompileMs = compiling.TotalMilliseconds / claims,
        };
    }

    /// <summary>The versions of all rows: each is a write.</summary>
    public static async Task<long> RowWrites(IClusterStore store)
    {
        var writes = 0L;
        foreach (var kind in (await store.Census()).Select(row => row.Kind).Distinct())
        {
            for (IReadOnlyList<RowRecord> page = await store.Rows(kind, 1000); page.Count > 0; page = await store.Rows(kind, 1000, page[^1].Id))
                writes += page.Sum(row => row.ETag);
        }

        return writes;
    }
}
