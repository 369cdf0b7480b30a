using ClaimsCluster.Simulation.Planting;

namespace ClaimsCluster.Simulation.Tests;

/// <summary>Checks the checker: each mistake that could be made is found within so many seeds, or the simulator proves nothing.</summary>
public sealed class PlantedBugTests
{
    /// <summary>Budgets are about three times the seeds that were needed (docs/simulation.md).</summary>
    public static TheoryData<string, int> Bugs => new()
    {
        { nameof(PlantedBug.NoDedupe), 16 },
        { nameof(PlantedBug.AnswerBeforeCommit), 16 },
        { nameof(PlantedBug.NoVersionCheck), 64 },
        { nameof(PlantedBug.EffectsOutsideCommit), 16 },
        { nameof(PlantedBug.EventsOutsideCommit), 16 },
        { nameof(PlantedBug.ChangeBeforeCommit), 16 },
        { nameof(PlantedBug.TimerNotStored), 16 },
        { nameof(PlantedBug.ReversalNotMirrored), 32 },
        { nameof(PlantedBug.PostingWithoutOrdinal), 32 },
        { nameof(PlantedBug.RoundedPerComponent), 128 },
        { nameof(PlantedBug.AnswersFromOlderRow), 400 },
        { nameof(PlantedBug.EffectsNotDue), 16 },
        { nameof(PlantedBug.BytesNotDurable), 64 },
        { nameof(PlantedBug.ControlNumbersInMemory), 320 },
    };

    [Theory]
    [MemberData(nameof(Bugs))]
    public async Task It_is_found_within_its_seeds(string name, int seeds)
    {
        var simulator = new Simulator(Enum.Parse<PlantedBug>(name));
        for (long seed = 0; seed < seeds; seed++)
            if (simulator.Judge(await simulator.Outcome(seed)) is not null) return;
        Assert.Fail($"{seeds} seeds found nothing wrong with {name}.");
    }

    [Fact]
    public void Every_mistake_has_its_test() =>
        Bugs.Select(row => row.Data.Item1).ShouldBe(Enum.GetNames<PlantedBug>().Except([nameof(PlantedBug.None)]), ignoreOrder: true);
}
