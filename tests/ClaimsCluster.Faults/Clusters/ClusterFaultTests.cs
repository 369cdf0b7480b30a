using ClaimsCluster.Tests.Postgres;
using Npgsql;

namespace ClaimsCluster.Faults.Clusters;

/// <summary>
/// Whatever happens to a cluster of silos, its books end as those of one process that was left alone: byte for byte, and
/// proved (FAULTS G1, G2, G8).
/// </summary>
public sealed class ClusterFaultTests(UntouchedRun untouched)
{
    private const int Days = 120;
    private static readonly int[] Steps = [1, 1, 1, 29, 1, 58, 29]; // 120 days.

    [Theory]
    [InlineData(5)]
    [InlineData(30, Explicit = true)]
    [InlineData(55)]
    [InlineData(80, Explicit = true)]
    public async Task A_cluster_of_which_one_silo_is_killed_ends_as_a_run_that_was_left_alone(int percent)
    {
        await using var cluster = await Cluster(3);
        await Through(cluster, async () =>
        {
            await cluster.Logged(untouched.Events * percent / 100);
            await cluster.Silos[percent % 3].Kill();
        });
    }

    [Fact]
    public async Task A_cluster_of_which_two_silos_are_killed_ends_as_a_run_that_was_left_alone()
    {
        await using var cluster = await Cluster(3);
        await Through(cluster, async () =>
        {
            await cluster.Logged(untouched.Events / 3);
            await Task.WhenAll(cluster.Silos[0].Kill(), cluster.Silos[1].Kill());
        });
    }

    [Fact]
    public async Task A_cluster_whose_silos_are_all_killed_goes_on_from_its_store_when_others_are_started()
    {
        await using var cluster = await Cluster(3);
        await Through(cluster, async () =>
        {
            await cluster.Logged(untouched.Events / 2);
            await Task.WhenAll(cluster.Silos.Select(silo => silo.Kill()));
            await cluster.Add();
            await cluster.Add();
        });
    }

    [Fact]
    public async Task A_silo_that_hangs_is_left_out_and_ends_itself_when_it_learns_of_it()
    {
        await using var cluster = await Cluster(3);
        var hung = cluster.Silos[2];
        await Through(cluster, async () =>
        {
            await cluster.Logged(untouched.Events / 4);
            await hung.Pause();
        });
        await hung.Resume();
        await hung.End();
    }

    [Fact]
    public async Task Silos_drained_and_added_under_load_lose_nothing()
    {
        await using var cluster = await Cluster(2);
        await Through(cluster, async () =>
        {
            await cluster.Logged(untouched.Events / 5);
            await cluster.Add();
            await cluster.Silos[0].Drain();
            cluster.Silos[0].ExitCode.ShouldBe(0, cluster.Silos[0].Said);
            await cluster.Logged(untouched.Events / 2);
            await cluster.Add();
            await cluster.Silos[1].Drain();
            cluster.Silos[1].ExitCode.ShouldBe(0, cluster.Silos[1].Said);
        });
    }

    [Fact]
    public async Task A_database_that_cuts_every_connection_every_second_costs_time_only()
    {
        await using var cluster = await Cluster(2);
        using var stop = new CancellationTokenSource();
        var cutting = Cut();
        try
        {
            await Through(cluster, () => Task.CompletedTask);
        }
        finally
        {
            await stop.CancelAsync();
            await cutting;
        }

        async Task Cut()
        {
            while (!stop.IsCancellationRequested)
            {
                untouched.Server.Execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()", cluster.Connection);
                // The second is the fault itself, not a wait for something.
                await Task.Delay(TimeSpan.FromSeconds(1), stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [Fact]
    public async Task A_database_that_is_killed_and_started_again_costs_time_only()
    {
        using var server = new PostgresServer();
        await using var cluster = await ClusterUnderTest.Of(server.NewDatabase(), 2);
        await Through(cluster, async () =>
        {
            await cluster.Logged(untouched.Events / 3);
            server.Kill();
            server.Start();
        });
    }

    [Fact]
    public async Task A_database_that_is_away_turns_silos_red_and_they_go_on_by_themselves()
    {
        var database = untouched.Server.NewDatabase();
        using var proxy = new TcpProxy(untouched.Server.Port);
        await using var cluster = await ClusterUnderTest.Of(database, 2, untouched.Server.ConnectionString(new NpgsqlConnectionStringBuilder(database).Database!, proxy.Port));
        await Through(cluster, async () =>
        {
            await cluster.Logged(untouched.Events / 3);
            proxy.IsDown = true;
            proxy.CutAll();
            foreach (var silo in cluster.Silos) await cluster.Turns(silo, ready: false);
            proxy.IsDown = false;
            foreach (var silo in cluster.Silos) await cluster.Turns(silo, ready: true);
        });
    }

    [Fact]
    public async Task Behind_a_gateway_in_a_process_of_its_own_a_silo_is_killed_and_its_clients_go_on()
    {
        await using var cluster = await Cluster(2);
        await cluster.AddGateway();
        await Through(cluster, async () =>
        {
            await cluster.Logged(untouched.Events / 3);
            await cluster.Silos[0].Kill();
        });
    }

    [Fact]
    public async Task A_slow_database_costs_time_only()
    {
        await using var cluster = await Cluster(2);
        untouched.Server.Execute(
            """
            create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.05); return null; end $$;
            create trigger slow before insert or update on grain_state for each statement execute function slow();
            """,
            cluster.Connection);
        await Through(cluster, () => Task.CompletedTask);
    }

    [Fact]
    public async Task A_cluster_that_loses_every_stream_message_ends_as_a_run_that_was_left_alone()
    {
        await using var cluster = await ClusterUnderTest.Of(untouched.Server.NewDatabase(), 2, settings: ("CLAIMS__DROPSTREAMS", "true"));
        await Through(cluster, () => Task.CompletedTask);
    }

    [Fact]
    public async Task A_file_that_eight_senders_send_at_once_to_all_silos_is_taken_once()
    {
        await using var cluster = await Cluster(3);
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(sender => cluster.Submit(untouched.File, first: sender)));
        ids.Distinct().ShouldHaveSingleItem();
        await cluster.Finished(ids[0]);
        await cluster.Advance(Days, "life");
        await untouched.IsTheEndOf(cluster);
    }

    [Fact]
    public async Task Time_that_moves_day_by_day_ends_where_time_that_jumps_does()
    {
        await using var cluster = await Cluster(1);
        await cluster.Finished(await cluster.Submit(untouched.File));
        foreach (var (step, days) in Steps.Index()) await cluster.Advance(days, $"step {step}");
        await untouched.IsTheEndOf(cluster);
    }

    private Task<ClusterUnderTest> Cluster(int silos) => ClusterUnderTest.Of(untouched.Server.NewDatabase(), silos);

    /// <summary>The whole life of the file, with a disaster in it.</summary>
    private async Task Through(ClusterUnderTest cluster, Func<Task> disaster)
    {
        await cluster.Finished(await cluster.Submit(untouched.File));
        var life = cluster.Advance(Days, "life");
        await disaster();
        await life;
        await untouched.IsTheEndOf(cluster);
    }
}
