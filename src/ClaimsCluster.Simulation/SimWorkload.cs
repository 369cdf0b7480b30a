using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Hosting;
using ClaimsCluster.Hosting.Running;
using ClaimsCluster.Simulation.Generating;
using ClaimsCluster.Simulation.Generating.Visits;

namespace ClaimsCluster.Simulation;

/// <summary>What comes into a world: drawn from a number, the same whatever fails. Many worlds share one.</summary>
internal sealed class SimWorkload
{
    /// <summary>Seeds that share a workload: one run of it without faults is compared with all of theirs.</summary>
    public const int SeedsOfOne = 16;

    private SimWorkload(long number, ClaimsClusterOptions options, RunPlan plan, IReadOnlyList<byte[]> files)
    {
        (Number, Options, Plan, Files) = (number, options, plan, files);
    }

    /// <summary>Which one.</summary>
    public long Number { get; }

    /// <summary>What the cluster is started with.</summary>
    public ClaimsClusterOptions Options { get; }

    /// <summary>The inputs.</summary>
    public RunPlan Plan { get; }

    /// <summary>Their bytes.</summary>
    public IReadOnlyList<byte[]> Files { get; }

    /// <summary>The workload of a seed.</summary>
    public static SimWorkload Of(long seed)
    {
        var number = seed / SeedsOfOne;
        var chance = Chance.Of(number, "workload", 0);
        var options = new ClaimsClusterOptions { Seed = 1 + chance.Below(1_000_000), PatientsPay = chance.Percent(70) };
        var files = new List<(string Name, byte[] Bytes)>();
        if (chance.Percent(85))
        {
            var claims = chance.Below(20) switch { < 15 => chance.Between(1, 8), < 19 => chance.Between(8, 20), _ => chance.Between(20, 60) };
            var (seedOfFile, magic) = (chance.Below(1_000_000), chance.Percent(60) ? chance.Between(10, 100) : 0);
            files.Add(($"claims-{number}.837", Bytes(file => ClaimGenerator.Write(file, claims, seedOfFile, FaultMix.DefaultPercent, magic))));
        }

        if (files.Count == 0 || chance.Percent(30))
        {
            var (visits, seedOfFile) = (chance.Between(1, 6), chance.Below(1_000_000));
            files.Add(($"visits-{number}.jsonl", Bytes(file => VisitGenerator.Write(file, visits, seedOfFile))));
        }

        return new(number, options, Plan0(options, files), [.. files.Select(file => file.Bytes)]);
    }

    private static RunPlan Plan0(ClaimsClusterOptions options, List<(string Name, byte[] Bytes)> files)
    {
        var enter = Instants.On(EmbeddedRun.FirstDay, 0);
        return new()
        {
            Seed = options.Seed,
            Tenant = options.Tenant,
            Ended = true,
            Inputs =
            [
                .. files.Select((file, ordinal) => new PlannedInput(
                    file.Name, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file.Bytes)), file.Bytes.Length,
                    enter.AddDays(ordinal))),
            ],
        };
    }

    private static byte[] Bytes(Action<Stream> write)
    {
        using var file = new MemoryStream();
        write(file);
        return file.ToArray();
    }
}
