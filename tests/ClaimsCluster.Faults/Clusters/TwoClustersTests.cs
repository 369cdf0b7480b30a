namespace ClaimsCluster.Faults.Clusters;

/// <summary>
/// Two clusters that know nothing of each other over one database: every entity may live twice, and each life writes. No
/// membership saves the books, only the versions of the rows (FAULTS F5, F8).
/// </summary>
public sealed class TwoClustersTests(UntouchedRun untouched)
{
    private const int Days = 120;

    [Fact(Explicit = true)] // Minutes of a busy machine: for the nightly run.
    public async Task Entities_that_live_twice_and_write_at_once_end_as_a_run_that_was_left_alone()
    {
        await using var cluster = await ClusterUnderTest.Of(untouched.Server.NewDatabase(), 1);
        await cluster.Add(settings: ("CLAIMS__CLUSTERID", "strangers"));
        (await cluster.Count("select count(distinct deployment) from orleans_member")).ShouldBe(2);

        var ids = await Task.WhenAll(Enumerable.Range(0, 4).Select(sender => cluster.Submit(untouched.File, first: sender)));
        await cluster.Finished(ids.Distinct().ShouldHaveSingleItem());
        var life = cluster.Advance(Days, "life");
        foreach (var part in (double[])[0.2, 0.4, 0.6])
        {
            // Whoever drives hangs with his hands full; the other does it all again; then he goes on where he was.
            await cluster.Logged((long)(untouched.Events * part));
            var driver = await cluster.Driver();
            await driver.Pause();
            await cluster.Logged((long)(untouched.Events * (part + 0.15)));
            await driver.Resume();
        }

        await life;
        await untouched.IsTheEndOf(cluster);
        var conflicts = await Task.WhenAll(cluster.Silos.Select(silo => cluster.Metric(silo, "claims_store_refusals_total", "outcome=\"conflict\"")));
        conflicts.Sum().ShouldBeGreaterThan(0, "writes of one life fail on what the other wrote");
    }
}
