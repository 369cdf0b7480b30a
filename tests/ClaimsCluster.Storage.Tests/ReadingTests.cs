using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Storage.Tests;

/// <summary>What every store does.</summary>
public abstract class ReadingTests(TestStore books) : IAsyncDisposable
{
    protected IClusterStore Store => books.Store;

    private ISharedStore Shared => (ISharedStore)books.Store;

    public async ValueTask DisposeAsync()
    {
        await books.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_version_is_told_without_its_row_to_many_at_once()
    {
        for (var n = 0; n < 40; n++) await Store.Commit(Some.Row(Some.Id(n)), [1], 0);
        for (var n = 0; n < 40; n += 2) await Store.Commit(Some.Row(Some.Id(n)), [2], 1);
        var told = await Task.WhenAll(Enumerable.Range(0, 41).Select(async n => (
            Version: await Store.Version(Some.Id(n)), (await Store.Load(Some.Id(n)))?.Body)));
        for (var n = 0; n < 40; n++) (told[n].Version, told[n].Body![0]).ShouldBe(n % 2 == 0 ? (2L, (byte)2) : (1L, (byte)1));
        told[40].ShouldBe((0L, null));
    }

    [Fact]
    public async Task What_is_due_is_divided_into_shares_that_miss_nothing_and_have_nothing_twice()
    {
        for (var n = 0; n < 100; n++) await Store.Commit(Some.Row(Some.Id(n)) with { DueAt = Some.Day }, [], 0);
        var shares = await Task.WhenAll(Enumerable.Range(0, 16).Select(part => Shared.Due(Some.Day, 1000, part, 16).AsTask()));
        shares.SelectMany(share => share).Select(id => id.Key).Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(0, 100).Select(n => Some.Id(n).Key));
        shares.Count(share => share.Count > 0).ShouldBeGreaterThan(10);
        (await Shared.Due(Some.Day, 3, 0, 1)).Count.ShouldBe(3);
        (await Shared.Due(Some.Day.AddTicks(-10), 1000, 0, 1)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lease_has_one_holder_until_he_gives_it_back()
    {
        var span = TimeSpan.FromMinutes(1);
        (await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Shared.Lease("driver", $"silo{n}", span).AsTask()))).Count(taken => taken).ShouldBe(1);
        for (var n = 0; n < 20; n++) await Shared.Release("driver", $"silo{n}");
        (await Shared.Lease("driver", "a", span)).ShouldBeTrue();
        (await Shared.Lease("driver", "a", span)).ShouldBeTrue();
        (await Shared.Lease("driver", "b", span)).ShouldBeFalse();
        (await Shared.Lease("other", "b", span)).ShouldBeTrue();
        await Shared.Release("driver", "b");
        (await Shared.Lease("driver", "b", span)).ShouldBeFalse();
        await Shared.Release("driver", "a");
        (await Shared.Lease("driver", "b", span)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_queue_is_read_in_pages_in_the_order_of_sort_kind_and_key()
    {
        string[] sorts = ["b", "a", "b", "c", "a", ""];
        for (var n = 0; n < sorts.Length; n++)
            await Store.Commit(Some.Row(Some.Id(n)) with { Enqueue = [new("q", sorts[n]), new("other", sorts[n])] }, [], 0);

        var seen = new List<QueuedItem>();
        for (QueuedItem? after = null; ;)
        {
            var page = await Store.Queue(Some.Tenant, "q", 2, after);
            if (page.Count == 0) break;
            page.Count.ShouldBeLessThanOrEqualTo(2);
            seen.AddRange(page);
            after = page[^1];
        }

        seen.Select(item => (item.Sort, item.Item)).ShouldBe(
            [("", Some.Id(5)), ("a", Some.Id(1)), ("a", Some.Id(4)), ("b", Some.Id(0)), ("b", Some.Id(2)), ("c", Some.Id(3))]);
        (await Store.Queue("south", "q", 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_row_moves_from_queue_to_queue_and_from_entry_to_entry_in_one_commit()
    {
        await Store.Commit(Some.Row(Some.Id(1)) with { Enqueue = [new("submit", "1")], AddEntries = [new("icn", "A")] }, [], 0);
        await Store.Commit(
            Some.Row(Some.Id(1)) with
            {
                Dequeue = [new("submit", "1")],
                Enqueue = [new("batch", "1")],
                RemoveEntries = [new("icn", "A")],
                AddEntries = [new("icn", "B")],
            },
            [],
            1);

        (await Store.Queue(Some.Tenant, "submit", 10)).ShouldBeEmpty();
        (await Store.Queue(Some.Tenant, "batch", 10)).ShouldHaveSingleItem().Item.ShouldBe(Some.Id(1));
        (await Store.Find(Some.Tenant, "icn", "A")).ShouldBeEmpty();
        (await Store.Find(Some.Tenant, "icn", "B")).ShouldBe([Some.Id(1)]);
    }

    [Fact]
    public async Task Who_is_found_by_a_value_comes_in_the_order_of_kind_and_key()
    {
        EntityId[] ids = [Some.Id(2), Some.Id(1), new("account", Some.Tenant, "z")];
        foreach (var id in ids) await Store.Commit(Some.Row(id) with { AddEntries = [new("person", "p")] }, [], 0);

        (await Store.Find(Some.Tenant, "person", "p")).ShouldBe([ids[2], ids[1], ids[0]]);
    }

    [Fact]
    public async Task What_is_due_comes_soonest_first_and_then_by_kind_tenant_and_key()
    {
        (EntityId Id, int Hours)[] rows =
        [
            (Some.Id(3), 2), (Some.Id(2), 1), (new("claim", "aaa", "x"), 1), (new("account", "zzz", "x"), 1), (Some.Id(1), 3),
        ];
        foreach (var (id, hours) in rows) await Store.Commit(Some.Row(id) with { DueAt = Some.Day.AddHours(hours) }, [], 0);
        await Store.Commit(Some.Row(Some.Id(9)), [], 0);

        (await Store.Due(Some.Day.AddHours(2), 10)).ShouldBe([rows[3].Id, rows[2].Id, rows[1].Id, rows[0].Id]);
        (await Store.Due(Some.Day.AddHours(2), 2)).ShouldBe([rows[3].Id, rows[2].Id]);
        (await Store.NextDue()).ShouldBe(Some.Day.AddHours(1));
    }

    [Fact]
    public async Task Nothing_is_due_ever_when_all_rows_rest()
    {
        await Store.Commit(Some.Row(Some.Id(1)) with { DueAt = Some.Day }, [], 0);
        await Store.Commit(Some.Row(Some.Id(1)), [], 1);

        (await Store.NextDue()).ShouldBeNull();
        (await Store.Due(DateTimeOffset.MaxValue, 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_row_is_never_shown_due_before_its_time_even_within_a_microsecond()
    {
        var due = Some.Day.AddTicks(3);
        await Store.Commit(Some.Row(Some.Id(1)) with { DueAt = due }, [], 0);

        (await Store.Due(Some.Day.AddTicks(2), 10)).ShouldBeEmpty();
        var next = (await Store.NextDue())!.Value;
        next.ShouldBeGreaterThanOrEqualTo(due);
        (await Store.Due(next, 10)).ShouldBe([Some.Id(1)]);
    }

    [Fact]
    public async Task Not_at_rest_is_what_is_due_or_has_open_effects_each_once()
    {
        await Store.Commit(Some.Row(Some.Id(1)) with { DueAt = Some.Day, OpenEffects = 1 }, [], 0);
        await Store.Commit(Some.Row(Some.Id(2)) with { OpenEffects = 3 }, [], 0);
        await Store.Commit(Some.Row(Some.Id(3)) with { DueAt = Some.Day.AddDays(1), OpenEffects = 1 }, [], 0);
        await Store.Commit(Some.Row(Some.Id(4)) with { DueAt = Some.Day.AddDays(1) }, [], 0);
        await Store.Commit(Some.Row(Some.Id(5)), [], 0);

        (await Store.NotAtRest(Some.Day)).ShouldBe(3);
    }

    [Fact]
    public async Task The_log_is_read_by_position_whole_also_where_rows_were_refused()
    {
        await Task.WhenAll(Enumerable.Range(0, 600)
            .Select(n => Store.Commit(Some.Row(Some.Id(n), Some.Event(1, $"i{n % 500}"), Some.Event(2)), [], 0).AsTask()));

        var positions = new List<long>();
        for (IReadOnlyList<LoggedEvent> page; (page = await Store.Events(positions.LastOrDefault(), 64)).Count > 0;)
            positions.AddRange(page.Select(logged => logged.Position));

        positions.Count.ShouldBe(1000);
        positions.ShouldBe(positions.Distinct().Order());
    }

    [Fact]
    public async Task An_entitys_events_are_read_by_sequence_and_type_and_one_by_its_identity()
    {
        var paid = Some.Event(2, "pay-1") with { Type = "Paid", Actor = "payer:PPO01" };
        await Store.Commit(Some.Row(Some.Id(1), Some.Event(1), paid, Some.Event(3)), [], 0);
        await Store.Commit(Some.Row(Some.Id(2), Some.Event(1)), [], 0);

        (await Store.Events(Some.Id(1), 1, 10)).Select(logged => logged.Event.Seq).ShouldBe([2L, 3L]);
        (await Store.Events(Some.Id(1), "Posted", 0, 10)).Select(logged => logged.Event.Seq).ShouldBe([1L, 3L]);

        var found = (await Store.ByIdentity(Some.Tenant, "Paid", "pay-1"))!;
        (found.Tenant, found.Stream, found.Event.Actor).ShouldBe((Some.Tenant, "claim/c0001", "payer:PPO01"));
        found.Position.ShouldBe((await Store.Events(0, 10))[1].Position);
        found.Event.PrevHash.ShouldBe(paid.PrevHash);
        found.Event.Hash.ShouldBe(paid.Hash);
        found.Event.Body.ShouldBe(paid.Body);
        found.Event.At.ShouldBe(paid.At);
    }

    [Fact]
    public async Task The_time_of_the_last_event_is_the_clock_that_is_not_stored()
    {
        (await Store.LastEventAt()).ShouldBeNull();
        await Store.Commit(Some.Row(Some.Id(1), Some.Event(1), Some.Event(2) with { At = Some.Day.AddHours(5) }), [], 0);
        (await Store.LastEventAt()).ShouldBe(Some.Day.AddHours(5));
    }

    [Fact]
    public async Task Rows_of_a_kind_come_in_pages_and_the_census_counts_them()
    {
        EntityId[] ids = [Some.Id(1), Some.Id(2), new("claim", "south", "a"), new("account", Some.Tenant, "a")];
        foreach (var id in ids.Reverse()) await Store.Commit(Some.Row(id), Some.Text(id.Key), 0);

        var first = await Store.Rows("claim", 2);
        var second = await Store.Rows("claim", 2, first[^1].Id);
        first.Concat(second).Select(row => row.Id).ShouldBe(ids[..3]);
        (await Store.Census()).ShouldBe([("account", "clean", 1), ("claim", "clean", 3)]);
    }

    [Fact]
    public async Task A_setting_is_kept_replaced_and_there_after_a_restart()
    {
        (await Store.Setting("seed")).ShouldBeNull();
        await Store.SetSetting("seed", "7");
        await Store.SetSetting("seed", "8");
        await books.Reopen();
        (await Store.Setting("seed")).ShouldBe("8");
    }
}
