namespace ClaimsCluster.Faults.Clusters;

/// <summary>Silos of two versions of the program side by side (FAULTS F41).</summary>
public sealed class UpgradeTests(UntouchedRun untouched)
{
    private const int Days = 120;

    [Fact(Explicit = true)] // It builds the product a second time: for the nightly run.
    public async Task Silos_replaced_one_by_one_by_those_of_another_build_and_back_end_as_a_run_that_was_left_alone()
    {
        using var next = await OtherBuild.Make();
        await using var cluster = await ClusterUnderTest.Of(untouched.Server.NewDatabase(), 2);
        await cluster.Finished(await cluster.Submit(untouched.File));
        var life = cluster.Advance(Days, "life");

        await cluster.Logged(untouched.Events / 5);
        await Replace(0, next.Program);
        await cluster.Logged(untouched.Events * 2 / 5);
        await Replace(1, next.Program); // From here on nobody of the first build is left.
        await cluster.Logged(untouched.Events * 3 / 5);
        await Replace(2, program: null); // And the way back.

        await life;
        await untouched.IsTheEndOf(cluster);

        async Task Replace(int silo, string? program)
        {
            var added = await cluster.Add(program);
            var says = (await cluster.Metrics(added)).First(line => line.StartsWith("target_info", StringComparison.Ordinal));
            says.Contains($"service_version=\"{OtherBuild.Version}\"", StringComparison.Ordinal).ShouldBe(program is not null, says);
            await cluster.Silos[silo].Drain();
            cluster.Silos[silo].ExitCode.ShouldBe(0, cluster.Silos[silo].Said);
        }
    }
}
