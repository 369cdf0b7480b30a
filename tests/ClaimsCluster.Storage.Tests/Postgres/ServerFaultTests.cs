using ClaimsCluster.Storage.Postgres;
using ClaimsCluster.Tests.Postgres;
using Npgsql;
using static ClaimsCluster.Abstractions.Storing.CommitOutcome;

namespace ClaimsCluster.Storage.Tests.Postgres;

/// <summary>F10, F11, F14, F15, F18: what happens to the server. Callers wait, and all that was told is there, once.</summary>
public sealed class ServerFaultTests : IDisposable
{
    private const int Writers = 16;

    private readonly PostgresServer _server = new("max_connections=50");

    private PostgresSettings Settings => new(_server.ConnectionString("postgres"));

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Connections_that_are_ended_every_200_ms_during_5000_commits_lose_none_and_make_none_twice()
    {
        await using var books = new PostgresTestStore(Settings);
        using var life = new LifeUnderFaults(books, Writers);
        var kills = 0;

        await life.Go(async () =>
        {
            using var every = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
            while (life.Count < 5000)
            {
                await every.WaitForNextTickAsync(TestContext.Current.CancellationToken);
                books.Execute("select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()");
                kills++;
            }
        });

        kills.ShouldBeGreaterThan(3);
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("immediate")]
    public async Task A_server_that_restarts_is_waited_for_and_nothing_told_is_lost(string mode)
    {
        await using var books = new PostgresTestStore(Settings);
        using var life = new LifeUnderFaults(books, Writers);

        await life.Go(async () =>
        {
            for (var restart = 0; restart < 3; restart++)
            {
                await life.More(200);
                await Task.Run(() => _server.Restart(mode));
                (await books.Store.Events(0, 10)).Count.ShouldBe(10);
            }

            await life.More(200);
        });
    }

    [Fact]
    public async Task A_server_that_is_killed_and_started_again_has_all_that_was_told()
    {
        await using var books = new PostgresTestStore(Settings);
        using var life = new LifeUnderFaults(books, Writers);

        await life.Go(async () =>
        {
            for (var kill = 0; kill < 3; kill++)
            {
                await life.More(200);
                await Task.Run(_server.Kill);
                await Task.Run(_server.Start);
            }

            await life.More(200);
        });
    }

    [Fact]
    public async Task A_server_that_stays_away_is_told_after_the_limit_and_written_to_again_when_it_is_back()
    {
        await using var books = new PostgresTestStore(Settings with { Patience = TimeSpan.FromMilliseconds(300) });
        await books.Store.Commit(Some.Row(Some.Id(1)), Some.Body, 0);
        _server.Kill();

        var waiting = Enumerable.Range(0, 3000).Select(n => books.Store.Commit(Some.Row(Some.Id(n)), Some.Body, n == 1 ? 1 : 0).AsTask()).ToList();
        await Should.ThrowAsync<StoreReadException>(async () => await books.Store.Load(Some.Id(1)));
        await Should.ThrowAsync<StoreReadException>(async () => await books.Store.NextDue());
        Should.Throw<StoreReadException>(() => books.Store.OpenBlob(Some.Tenant, "x"));
        var refused = 0;
        foreach (var task in waiting)
        {
            try
            {
                // The one batch that was on the line when it broke may not be told: nobody is there who knows.
                (await task).Outcome.ShouldBe(Unknown);
            }
            catch (StoreWriteException)
            {
                refused++;
            }
        }

        refused.ShouldBeGreaterThan(2700);
        _server.Start();
        (await books.Store.Load(Some.Id(1)))!.ETag.ShouldBe(1);
        (await books.Store.Commit(Some.Row(Some.Id("after"), Some.Event(1)), Some.Body, 0)).ShouldBe((Committed, 1));
        books.Count("select count(*) from grain_state").ShouldBe(2);
    }

    [Fact]
    public async Task Closing_does_not_wait_for_a_server_that_is_away()
    {
        await using var books = new PostgresTestStore(Settings with { Patience = TimeSpan.FromHours(1) });
        _server.Kill();

        var waiting = books.Store.Commit(Some.Row(Some.Id(1)), Some.Body, 0).AsTask();
        await books.Close();
        await Should.ThrowAsync<StoreWriteException>(() => waiting);
    }

    [Fact]
    public async Task A_server_that_is_read_only_is_waited_for_and_then_written_to()
    {
        await using var books = new PostgresTestStore(Settings);
        await using var hasty = PostgresClusterStore.Open(Settings with { Patience = TimeSpan.FromMilliseconds(300) });
        await SetReadOnly("on");

        var waiting = books.Store.Commit(Some.Row(Some.Id(1), Some.Event(1)), Some.Body, 0).AsTask();
        var refused = await Should.ThrowAsync<StoreWriteException>(async () => await hasty.Commit(Some.Row(Some.Id(2)), Some.Body, 0));
        ((PostgresException)refused.InnerException!).SqlState.ShouldBe(PostgresErrorCodes.ReadOnlySqlTransaction);
        waiting.IsCompleted.ShouldBeFalse();
        (await books.Store.Load(Some.Id(1))).ShouldBeNull();

        await SetReadOnly("off");
        (await waiting).ShouldBe((Committed, 1));
        (await hasty.Commit(Some.Row(Some.Id(2)), Some.Body, 0)).ShouldBe((Committed, 1));
    }

    [Fact]
    public async Task A_row_that_somebody_holds_locked_is_refused_alone_and_written_when_it_is_free()
    {
        await using var books = new PostgresTestStore(Settings with { LockWait = TimeSpan.FromMilliseconds(200) });
        for (var n = 0; n < 20; n++) await books.Store.Commit(Some.Row(Some.Id(n)), Some.Body, 0);
        using (var holder = new NpgsqlConnection(Settings.ConnectionString + ";Pooling=false"))
        {
            holder.Open();
            await using var transaction = await holder.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await using var hold = new NpgsqlCommand("select from grain_state where key = 'c0007' for update", holder);
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

            var writes = Enumerable.Range(0, 20).Select(n => books.Store.Commit(Some.Row(Some.Id(n), Some.Event(1)), Some.Body, 1).AsTask()).ToList();
            var refused = await Should.ThrowAsync<StoreWriteException>(() => writes[7]);
            ((PostgresException)refused.InnerException!).SqlState.ShouldBe(PostgresErrorCodes.LockNotAvailable);
            writes.RemoveAt(7);
            (await Task.WhenAll(writes)).ShouldAllBe(end => end.Outcome == Committed);
        }

        (await books.Store.Commit(Some.Row(Some.Id(7), Some.Event(1)), Some.Body, 1)).ShouldBe((Committed, 2));
    }

    private async Task SetReadOnly(string value)
    {
        _server.Execute($"alter system set default_transaction_read_only = {value}");
        _server.Execute("select pg_reload_conf()");
        for (; ; )
        {
            // The server's processes read it one after the other: ours is asked for until it is so.
            using var connection = new NpgsqlConnection(Settings.ConnectionString + ";Pooling=false");
            connection.Open();
            await using var ask = new NpgsqlCommand("show default_transaction_read_only", connection);
            if ((string?)await ask.ExecuteScalarAsync(TestContext.Current.CancellationToken) == value) return;
        }
    }
}
