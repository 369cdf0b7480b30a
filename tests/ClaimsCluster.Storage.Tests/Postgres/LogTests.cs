using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Storage.Postgres;
using Npgsql;
using static ClaimsCluster.Abstractions.Storing.CommitOutcome;

namespace ClaimsCluster.Storage.Tests.Postgres;

/// <summary>The log of several writers: a reader that goes by position misses nothing.</summary>
[Collection(OnPostgres.Name)]
public sealed class LogTests(LivingServer server) : IAsyncDisposable
{
    private const int Silos = 3;
    private const int WritersOfASilo = 20;
    private const int RowsOfAWriter = 20;

    private readonly PostgresTestStore _books = new(server.NewSchema());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IClusterStore Store => _books.Store;

    public ValueTask DisposeAsync() => _books.DisposeAsync();

    [Fact]
    public async Task A_reader_beside_three_silos_that_write_sees_every_event_in_its_place()
    {
        var writing = Task.WhenAll(Enumerable.Range(0, Silos).Select(silo => Task.Run(() => WriteAsSilo(silo))));

        var seen = new List<long>();
        for (var isOver = false; ;)
        {
            var page = await Store.Events(seen.LastOrDefault(), 50);
            seen.AddRange(page.Select(logged => logged.Position));
            if (page.Count == 0 && isOver) break;
            isOver = writing.IsCompleted; // One more look after the last commit.
        }

        await writing;
        _books.Count("select count(*) from event").ShouldBe(Silos * WritersOfASilo * RowsOfAWriter * 2);
        seen.Count.ShouldBe(Silos * WritersOfASilo * RowsOfAWriter * 2);
        seen.ShouldBe(seen.Distinct().Order());
    }

    [Fact]
    public async Task An_event_that_is_still_being_written_holds_up_those_behind_it()
    {
        await using (var slow = new NpgsqlConnection(_books.Settings.ConnectionString + ";Pooling=false"))
        {
            slow.Open();
            await using var transaction = await slow.BeginTransactionAsync(Cancel);
            await using var write = new NpgsqlCommand("""
                insert into event (position, tenant, stream, seq, type, at, actor, prev_hash, hash, body)
                values (event_position(pg_current_xact_id()) + 1, 'north', 'claim/slow', 1, 'Posted', 0, 'system', '', '', '\x000000')
                """, slow);
            await write.ExecuteNonQueryAsync(Cancel);

            (await Store.Commit(Some.Row(Some.Id(1), Some.Event(1)), Some.Body, 0)).Outcome.ShouldBe(Committed);
            (await Store.Events(0, 10)).ShouldBeEmpty();
            (await Store.Events(Some.Id(1), 0, 10)).ShouldHaveSingleItem();
            await transaction.CommitAsync(Cancel);
        }

        (await Store.Events(0, 10)).Select(logged => logged.Stream).ShouldBe(["claim/slow", "claim/c0001"]);
    }

    [Fact]
    public async Task A_log_that_was_moved_to_a_server_with_lower_transaction_numbers_goes_on_behind_its_last_event()
    {
        _books.Execute("update event_log set base = 1::bigint << 50");
        await Store.Commit(Some.Row(Some.Id(1), Some.Event(1)), Some.Body, 0);
        _books.Execute("update event_log set base = 0");
        (await Store.Events(0, 10)).ShouldBeEmpty(); // As it would be found there.

        await _books.Reopen();
        await Store.Commit(Some.Row(Some.Id(1), Some.Event(2)), Some.Body, 1);
        await _books.Reopen();

        (await Store.Events(0, 10)).Select(logged => logged.Event.Seq).ShouldBe([1L, 2L]);
    }

    [Fact]
    public async Task More_events_than_a_transaction_has_positions_for_are_committed_in_several()
    {
        const int rows = 100, events = 90;
        var ends = await Task.WhenAll(Enumerable.Range(0, rows).Select(n => Store.Commit(
            Some.Row(Some.Id(n), [.. Enumerable.Range(1, events).Select(seq => Some.Event(seq))]), Some.Body, 0).AsTask()));

        ends.ShouldAllBe(end => end.Outcome == Committed);
        _books.Count("select count(distinct position) from event").ShouldBe(rows * events);
    }

    [Fact]
    public async Task A_row_of_more_events_than_that_is_refused_alone()
    {
        var tooMany = Some.Row(Some.Id(1), [.. Enumerable.Range(1, 8192).Select(seq => Some.Event(seq))]);
        var writes = new[] { Store.Commit(tooMany, Some.Body, 0).AsTask(), Store.Commit(Some.Row(Some.Id(2)), Some.Body, 0).AsTask() };

        await Should.ThrowAsync<StoreWriteException>(() => writes[0]);
        (await writes[1]).ShouldBe((Committed, 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0xD83C)]
    public async Task A_word_with_a_character_that_the_database_cannot_hold_fails_its_row_alone(int character)
    {
        var word = "clean" + (char)character;
        for (var round = 0; round < 5; round++) // A statement is prepared at its second use: the error meets it before, then and after.
        {
            var writes = Enumerable.Range(round * 10, 10).Select(n => Store.Commit(
                Some.Row(Some.Id(n)) with { Index = new(n % 10 == 3 ? word : "clean") }, Some.Body, 0).AsTask()).ToList();

            await Should.ThrowAsync<StoreWriteException>(() => writes[3]);
            writes.RemoveAt(3);
            (await Task.WhenAll(writes)).ShouldAllBe(end => end.Outcome == Committed);
        }
    }

    [Fact]
    public async Task A_role_that_may_not_create_opens_a_migrated_database_and_cannot_take_back_what_was_told()
    {
        await Store.Commit(Some.Row(Some.Id(1), Some.Event(1)), Some.Body, 0);
        var schema = new NpgsqlConnectionStringBuilder(_books.Settings.ConnectionString).SearchPath;
        _books.Execute($"""
            create role {schema}_app login;
            grant usage on schema {schema} to {schema}_app;
            grant select, insert, update, delete on all tables in schema {schema} to {schema}_app;
            grant usage on all sequences in schema {schema} to {schema}_app;
            """);

        await using var app = new PostgresTestStore(
            new NpgsqlConnectionStringBuilder(_books.Settings.ConnectionString) { Username = $"{schema}_app" }.ConnectionString);
        (await app.Store.Commit(Some.Row(Some.Id(1), Some.Event(2)), Some.Body, 1)).ShouldBe((Committed, 2));
        app.Refusal("delete from event").ShouldContain("never deleted");
        app.Refusal("truncate event").ShouldContain("permission denied");
        _books.Refusal("truncate event").ShouldContain("never deleted");
        _books.Refusal("truncate blob, blob_chunk").ShouldContain("never deleted");
    }

    private async Task WriteAsSilo(int silo)
    {
        await using var store = PostgresClusterStore.Open(_books.Settings);
        await Task.WhenAll(Enumerable.Range(0, WritersOfASilo).Select(async writer =>
        {
            for (var n = 0; n < RowsOfAWriter; n++)
            {
                var id = Some.Id($"{silo}-{writer}-{n}");
                (await store.Commit(Some.Row(id, Some.Event(1), Some.Event(2)), Some.Body, 0)).Outcome.ShouldBe(Committed);
            }
        }));
    }
}
