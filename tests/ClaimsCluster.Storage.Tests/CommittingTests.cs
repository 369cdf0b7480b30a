using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain;
using static ClaimsCluster.Abstractions.Storing.CommitOutcome;

namespace ClaimsCluster.Storage.Tests;

/// <summary>What every store does.</summary>
public abstract class CommittingTests(TestStore books) : IAsyncDisposable
{
    protected IClusterStore Store => books.Store;

    public async ValueTask DisposeAsync()
    {
        await books.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_row_comes_back_as_it_was_written()
    {
        var row = Some.Row(Some.Id(1), Some.Event(1)) with
        {
            Index = new("batched") { Payer = "PPO01", Account = "a1", Amount = Money.Parse("43.37"), Balance = Money.Parse("-0.50") },
            DueAt = Some.Day.AddDays(1),
            OpenEffects = 2,
        };

        (await Store.Commit(row, Some.Body, 0)).ShouldBe((Committed, 1));

        var read = (await Store.Load(row.Id))!;
        (read with { Body = [] }).ShouldBe(new RowRecord(
            row.Id, 1, "batched", "PPO01", "a1", 4337, -50, Some.Day.AddDays(1), 2, Some.Day, Body: []) with
        { Body = (read with { Body = [] }).Body });
        read.Body.ShouldBe(Some.Body);
    }

    [Fact]
    public async Task A_row_that_is_not_there_is_null() => (await Store.Load(Some.Id(1))).ShouldBeNull();

    [Fact]
    public async Task An_empty_body_and_empty_words_are_kept_as_they_are()
    {
        var row = Some.Row(Some.Id(1)) with { Index = new("") { Payer = "" } };
        await Store.Commit(row, [], 0);

        var read = (await Store.Load(row.Id))!;
        (read.State, read.Payer, read.Account, read.Body.Length).ShouldBe(("", "", null, 0));
    }

    [Fact]
    public async Task A_large_body_and_a_long_word_in_any_script_are_kept_as_they_are()
    {
        var body = Some.Bytes(1, 3_000_000);
        var row = Some.Row(Some.Id(1)) with { Index = new(new string('ß', 1000)) { Payer = "日本🏥" } };
        await Store.Commit(row, body, 0);

        var read = (await Store.Load(row.Id))!;
        (read.State, read.Payer).ShouldBe((row.Index.State, "日本🏥"));
        read.Body.ShouldBe(body);
    }

    [Fact]
    public async Task Of_two_first_writes_of_a_row_one_wins_in_500_races()
    {
        var races = Enumerable.Range(0, 500).Select(async n =>
        {
            var ends = await Task.WhenAll(
                Task.Run(() => Store.Commit(Some.Row(Some.Id(n), Some.Event(1)), Some.Body, 0).AsTask()),
                Task.Run(() => Store.Commit(Some.Row(Some.Id(n), Some.Event(1)), Some.Body, 0).AsTask()));
            return ends.Select(end => end.Outcome).Order().ToArray();
        });

        foreach (var ends in await Task.WhenAll(races)) ends.ShouldBe([Committed, Conflict]);
        books.Count("select count(*) from grain_state").ShouldBe(500);
        books.Count("select count(*) from event").ShouldBe(500);
    }

    [Fact]
    public async Task A_stale_version_in_a_batch_fails_alone()
    {
        await Store.Commit(Some.Row(Some.Id(25)), Some.Body, 0);

        var ends = await Task.WhenAll(Enumerable.Range(0, 51)
            .Select(n => Store.Commit(Some.Row(Some.Id(n), Some.Event(1)), Some.Body, 0).AsTask()));

        ends.Count(end => end == (Committed, 1)).ShouldBe(50);
        ends[25].ShouldBe((Conflict, 0));
        (await Store.Events(Some.Id(25), 0, 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_version_of_a_row_that_is_not_there_is_a_conflict()
    {
        (await Store.Commit(Some.Row(Some.Id(1)), Some.Body, 3)).ShouldBe((Conflict, 3));
        (await Store.Load(Some.Id(1))).ShouldBeNull();
    }

    [Fact]
    public async Task Many_writers_of_one_row_lose_no_update()
    {
        var id = Some.Id(1);
        await Store.Commit(Some.Row(id), [], 0);

        async Task Add()
        {
            for (; ; )
            {
                var row = (await Store.Load(id))!;
                if ((await Store.Commit(Some.Row(id, Some.Event(row.ETag)), [.. row.Body, 1], row.ETag)).Outcome == Committed) return;
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(Add)));

        var last = (await Store.Load(id))!;
        (last.ETag, last.Body.Length).ShouldBe((51, 50));
        (await Store.Events(id, 0, 100)).Select(logged => logged.Event.Seq).ShouldBe(Enumerable.Range(1, 50).Select(n => (long)n));
    }

    [Fact]
    public async Task An_event_identity_that_is_there_fails_its_row_alone_and_leaves_no_trace_of_it()
    {
        await Store.Commit(Some.Row(Some.Id(100), Some.Event(1, "pay-1")), Some.Body, 0);

        var ends = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Store.Commit(
            Some.Row(Some.Id(n), Some.Event(1, $"own-{n}"), Some.Event(2, n == 7 ? "pay-1" : $"new-{n}")) with
            {
                Enqueue = [new("submit/PPO01", $"{n}")],
                AddEntries = [new("clm01", $"{n}")],
            },
            Some.Body,
            0).AsTask()));

        ends.Select((end, n) => (end.Outcome, n)).Where(end => end.Outcome != Committed).ShouldBe([(DuplicateIdentity, 7)]);
        (await Store.Load(Some.Id(7))).ShouldBeNull();
        (await Store.Events(Some.Id(7), 0, 10)).ShouldBeEmpty();
        (await Store.ByIdentity(Some.Tenant, "Posted", "own-7")).ShouldBeNull();
        (await Store.Find(Some.Tenant, "clm01", "7")).ShouldBeEmpty();
        (await Store.Queue(Some.Tenant, "submit/PPO01", 100)).Count.ShouldBe(19);
    }

    [Fact]
    public async Task Two_rows_of_one_batch_with_the_same_identity_are_one_winner()
    {
        var ends = await Task.WhenAll(Enumerable.Range(0, 30)
            .Select(n => Store.Commit(Some.Row(Some.Id(n), Some.Event(1, "pay-1")), Some.Body, 0).AsTask()));

        ends.Count(end => end.Outcome == Committed).ShouldBe(1);
        ends.Count(end => end.Outcome == DuplicateIdentity).ShouldBe(29);
    }

    [Fact]
    public async Task The_same_identity_of_another_tenant_or_type_is_another_identity()
    {
        await Store.Commit(Some.Row(Some.Id(1), Some.Event(1, "x")), Some.Body, 0);
        (await Store.Commit(Some.Row(Some.Id(2), Some.Event(1, "x") with { Type = "Refunded" }), Some.Body, 0)).Outcome.ShouldBe(Committed);
        (await Store.Commit(Some.Row(Some.Id(1) with { Tenant = "south" }, Some.Event(1, "x")), Some.Body, 0)).Outcome.ShouldBe(Committed);
    }

    [Fact]
    public async Task A_row_with_wrong_data_fails_alone_and_is_certainly_not_written()
    {
        await Store.Commit(Some.Row(Some.Id(3), Some.Event(1)), Some.Body, 0);

        var writes = Enumerable.Range(0, 10).Select(n => (Id: Some.Id(n), Task: Store.Commit(
            n == 3 ? Some.Row(Some.Id(3), Some.Event(1)) : Some.Row(Some.Id(n), Some.Event(1)), Some.Body, n == 3 ? 1 : 0).AsTask())).ToList();

        foreach (var (id, task) in writes)
        {
            if (id == Some.Id(3)) (await task.ShouldThrowAsync<StoreWriteException>()).Message.ShouldContain("event");
            else (await task).Outcome.ShouldBe(Committed);
        }

        (await Store.Load(Some.Id(3)))!.ETag.ShouldBe(1);
    }

    [Fact]
    public async Task A_row_that_cannot_be_bound_fails_alone_also_in_the_middle_of_a_statement()
    {
        var writes = Enumerable.Range(0, 10).Select(n => Store.Commit(
            Some.Row(Some.Id(n), n == 3 ? [Some.Event(1), null!] : [Some.Event(1)]), Some.Body, 0).AsTask()).ToList();

        await Should.ThrowAsync<StoreWriteException>(() => writes[3]);
        writes.RemoveAt(3);
        (await Task.WhenAll(writes)).ShouldAllBe(end => end.Outcome == Committed);
        (await Store.Load(Some.Id(3))).ShouldBeNull();
    }

    [Fact]
    public async Task Closing_commits_what_was_queued_and_then_takes_no_more()
    {
        var waiting = Enumerable.Range(0, 900).Select(n => Store.Commit(Some.Row(Some.Id(n)), Some.Body, 0).AsTask()).ToList();
        await books.Close();

        (await Task.WhenAll(waiting)).ShouldAllBe(end => end.Outcome == Committed);
        await Should.ThrowAsync<ObjectDisposedException>(async () => await Store.Commit(Some.Row(Some.Id(1)), Some.Body, 1));
        await Should.ThrowAsync<ObjectDisposedException>(async () => await Store.Load(Some.Id(1)));
        await Should.ThrowAsync<ObjectDisposedException>(async () => await Store.NextDue());
        books.Count("select count(*) from grain_state").ShouldBe(900);
    }

    [Theory]
    [InlineData("update event set actor = 'somebody'")]
    [InlineData("delete from event")]
    public async Task Events_cannot_be_changed_or_deleted(string sql)
    {
        await Store.Commit(Some.Row(Some.Id(1), Some.Event(1)), Some.Body, 0);

        books.Refusal(sql).ShouldContain("never");
        (await Store.Events(0, 10)).ShouldHaveSingleItem().Event.Actor.ShouldBe("system");
    }
}
