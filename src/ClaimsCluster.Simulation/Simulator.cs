using System.Diagnostics;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Simulation.Faults;
using ClaimsCluster.Simulation.Planting;

namespace ClaimsCluster.Simulation;

/// <summary>
/// Lives worlds, one for each seed, and compares each with the same input without faults: nothing may be lost, doubled,
/// stuck or out by a cent (FAULTS §6).
/// </summary>
public sealed class Simulator
{
    private const int RunsOfShrinking = 120;
    private const string BooksDiffer = "the books differ from those without faults";

    private readonly PlantedBug _bug;
    private SimWorkload? _workload;
    private SimOutcome? _calm;

    /// <summary>Of the code as it is.</summary>
    public Simulator()
        : this(PlantedBug.None)
    {
    }

    internal Simulator(PlantedBug bug) => _bug = bug;

    /// <summary>What it saw so far.</summary>
    public SimulationReport Report { get; } = new();

    /// <summary>Lives the world of one seed.</summary>
    /// <param name="seed">0 or more.</param>
    /// <returns>Null when all holds; else what does not, and the fewest faults that bring it about.</returns>
    public async Task<SimulationFailure?> Run(long seed)
    {
        var clock = Stopwatch.StartNew();
        var outcome = await Outcome(seed);
        var failure = Judge(outcome);
        Report.Take(outcome, clock.Elapsed);
        if (failure is null) return null;
        var shrunk = await Shrink(seed, outcome);
        var told = new SimulationFailure(
            seed, failure.Step, failure.Invariant, await Told(seed, failure), outcome.Hits.Count,
            [.. shrunk.Select(hit => new SimulatedFault($"{hit.Kind}", hit.Step, hit.Where))]);
        Report.Take(told);
        return told;
    }

    /// <summary>Lives the world of one seed and writes a line a step: when, who, what entity, which command, what was committed.</summary>
    public async Task<SimulationFailure?> Replay(long seed, TextWriter trace)
    {
        var outcome = await Outcome(seed, trace: trace);
        var failure = Judge(outcome);
        Report.Take(outcome, TimeSpan.Zero);
        return failure is null
            ? null
            : new(seed, failure.Step, failure.Invariant, await Told(seed, failure), outcome.Hits.Count,
                [.. outcome.Hits.Select(hit => new SimulatedFault($"{hit.Kind}", hit.Step, hit.Where))]);
    }

    /// <summary>The world of a seed, with the run that it is compared with.</summary>
    internal async Task<SimOutcome> Outcome(long seed, IReadOnlySet<int>? spared = null, TextWriter? trace = null)
    {
        if (_workload is null || _workload.Number != seed / SimWorkload.SeedsOfOne)
        {
            _workload = SimWorkload.Of(seed);
            _calm = await new SimWorld(_workload, seed, isFaulty: false, bug: _bug).Run();
            Report.TakeCalm(_calm);
        }

        var world = new SimWorld(_workload, seed, isFaulty: true, spared, trace, _bug);
        var outcome = await world.Run();
        return outcome is { Failure: null, Poisoned: { } poisoned, HasJumped: false } ? outcome with { Failure = await Disturbed(world, seed, poisoned, outcome.Steps) } : outcome;
    }

    /// <summary>A claim that failed for a while has another story; those who have nothing to do with it end as if it had not.</summary>
    private async Task<SimFailure?> Disturbed(SimWorld world, long seed, EntityId poisoned, long step)
    {
        var calm = new SimWorld(_workload!, seed, isFaulty: false, bug: _bug);
        await calm.Run();
        var with = (await world.ReadClaims()).ToHashSet(StringComparer.Ordinal);
        var strangers = calm.StrangersTo(poisoned.Key).ToHashSet(StringComparer.Ordinal);
        if (world.NotTold(poisoned) is { } forgotten) return new("L", $"{forgotten} of {poisoned} waits for ever: it was set aside when its turn came, and nobody comes again", step);
        var changed = (await calm.ReadClaims()).FirstOrDefault(line => !with.Contains(line) && strangers.Contains(SimWorld.ClaimOf(line)));
        if (changed is null) return null;
        var other = with.FirstOrDefault(line => SimWorld.ClaimOf(line) == SimWorld.ClaimOf(changed), "no such line");
        return new("D", $"a neighbour of {poisoned} ends otherwise; without: {changed} with: {other}", step);
    }

    /// <summary>What is wrong with it; null when nothing is.</summary>
    internal SimFailure? Judge(SimOutcome outcome) =>
        _calm!.Failure is { } own ? own with { Found = $"{own.Found} (without any fault)" }
        : outcome.Failure is { } failure ? failure
        : outcome is { Poisoned: null, HasJumped: false } && outcome.Digest != _calm.Digest ? new("D", BooksDiffer, outcome.Steps)
        : null;

    private async Task<string> Told(long seed, SimFailure failure) =>
        failure is { Invariant: "D", Found: BooksDiffer } ? await Difference(seed) : failure.Found;

    /// <summary>The first line in which the exported books differ from those of the run without faults: both are lived again for it.</summary>
    private async Task<string> Difference(long seed)
    {
        var (one, other) = (await Books(seed, isFaulty: false), await Books(seed, isFaulty: true));
        var line = 0;
        while (line < one.Length && line < other.Length && one[line] == other[line]) line++;
        return $"{BooksDiffer}; without: {At(one, line)}; with: {At(other, line)}";
    }

    private async Task<string[]> Books(long seed, bool isFaulty)
    {
        var world = new SimWorld(_workload!, seed, isFaulty, bug: _bug);
        await world.Run();
        return (await world.ReadBooks()).Split('\n');
    }

    // From a little before the first character that differs would be shorter, but then nobody knows what it is about.
    private static string At(string[] lines, int line) => line < lines.Length ? lines[line] : "no such line";

    /// <summary>Leaves faults out, halves first and then one by one, as long as something stays wrong.</summary>
    private async Task<IReadOnlyList<FaultHit>> Shrink(long seed, SimOutcome failed)
    {
        var spared = new HashSet<int>();
        var hits = failed.Hits;
        var left = RunsOfShrinking;
        for (var size = Math.Max(1, hits.Count / 2); size >= 1 && hits.Count > 0 && left > 0; size = size == 1 ? 0 : size / 2)
        {
            for (var from = 0; from < hits.Count && left > 0;)
            {
                var fewer = new HashSet<int>(spared);
                foreach (var hit in hits.Skip(from).Take(size)) fewer.Add(hit.Number);
                left--;
                var outcome = await Outcome(seed, fewer);
                if (Judge(outcome) is null)
                {
                    from += size;
                    continue;
                }

                (spared, hits) = (fewer, outcome.Hits);
            }
        }

        return hits;
    }
}
