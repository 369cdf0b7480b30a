using System.Security.Cryptography;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Hosting;
using ClaimsCluster.Hosting.Running;
using ClaimsCluster.Simulation.Generating;
using ClaimsCluster.Simulation.Generating.Visits;
using ClaimsCluster.Simulation.Payers;
using ClaimsCluster.Simulation.Storing;

namespace ClaimsCluster.Simulation;

/// <summary>What comes into a world: drawn from a number, the same whatever fails. Many worlds share one.</summary>
internal sealed class SimWorkload
{
    /// <summary>Seeds that share a workload: one run of it without faults is compared with all of theirs.</summary>
    public const int SeedsOfOne = 16;

    private SimWorkload(long number, ClaimsClusterOptions options, RunPlan plan, IReadOnlyList<SimFile> files)
    {
        (Number, Options, Plan, Files, Payers) = (number, options, plan, files, new(number));
    }

    /// <summary>Which one.</summary>
    public long Number { get; }

    /// <summary>What the cluster is started with.</summary>
    public ClaimsClusterOptions Options { get; }

    /// <summary>The inputs.</summary>
    public RunPlan Plan { get; }

    /// <summary>The same, with what is in them.</summary>
    public IReadOnlyList<SimFile> Files { get; }

    /// <summary>What the oracles of its worlds have read.</summary>
    public RememberedBytes Remembered { get; } = new();

    /// <summary>How its payers behave.</summary>
    public PayerManners Payers { get; }

    /// <summary>The workload of a seed.</summary>
    public static SimWorkload Of(long seed)
    {
        var number = seed / SeedsOfOne;
        var chance = Chance.Of(number, "workload", 0);
        var options = new ClaimsClusterOptions { Seed = 1 + chance.Below(1_000_000), PatientsPay = chance.Percent(70) };
        var files = new List<SimFile>();
        if (chance.Percent(85))
        {
            var claims = chance.Below(100) switch { < 60 => chance.Between(1, 3), < 90 => chance.Between(3, 8), < 98 => chance.Between(8, 20), _ => chance.Between(20, 80) };
            var (seedOfFile, magic) = (chance.Below(1_000_000), chance.Percent(60) ? chance.Between(10, 100) : 0);
            files.Add(new($"claims-{number}.837", claims, Bytes(file => ClaimGenerator.Write(file, claims, seedOfFile, FaultMix.DefaultPercent, magic))));
        }

        var isLate = files.Count > 0 && chance.Percent(8);
        if (files.Count > 0 && chance.Percent(25)) SimSender.SendAgain(files, number);
        if (files.Count == 0 || chance.Percent(20))
        {
            var (visits, seedOfFile) = (chance.Between(1, 3), chance.Below(1_000_000));
            files.Add(new($"visits-{number}.jsonl", visits, Bytes(file => VisitGenerator.Write(file, visits, seedOfFile))) { AfterDays = files.Count });
        }

        return new(number, options, PlanOf(options, files, isLate ? SimSender.EveningOfTheLastDay(files[0].Bytes, options.Payers) : null), files);
    }

    private static RunPlan PlanOf(ClaimsClusterOptions options, List<SimFile> files, DateTimeOffset? late)
    {
        var enter = late ?? Instants.On(EmbeddedRun.FirstDay, 0);
        return new()
        {
            Seed = options.Seed,
            Tenant = options.Tenant,
            Ended = true,
            Inputs =
            [
                .. files.Select((file, ordinal) => new PlannedInput(
                    file.Name, Convert.ToHexStringLower(SHA256.HashData(file.Bytes)), file.Bytes.Length,
                    enter.AddDays(file.AfterDays))),
            ],
        };
    }

    internal static byte[] Bytes(Action<Stream> write)
    {
        using var file = new MemoryStream();
        write(file);
        return file.ToArray();
    }
}

/// <summary>A file that a sender sends.</summary>
/// <param name="Name">Without its folder.</param>
/// <param name="Count">Claims or visits in it.</param>
/// <param name="Bytes">All of it.</param>
internal sealed record SimFile(string Name, int Count, byte[] Bytes)
{
    /// <summary>Days after the first file.</summary>
    public int AfterDays { get; init; }
}
