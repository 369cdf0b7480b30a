using ClaimsCluster.Abstractions.Storing;

namespace ClaimsCluster.Storage.Tests;

/// <summary>How a row's open effects are closed without writing its body again, in every store.</summary>
public abstract class SettlingTests(TestStore books) : IAsyncDisposable
{
    protected IClusterStore Store => books.Store;

    public async ValueTask DisposeAsync()
    {
        await books.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_settled_row_keeps_its_version_and_body_and_is_due_when_it_says()
    {
        await Open(1);
        (await Store.Due(Some.Day, 10)).ShouldBe([Some.Id(1)]);

        await Store.Settle(Some.Id(1), etag: 1, Some.Day.AddDays(3));

        var row = (await Store.Load(Some.Id(1)))!;
        (row.ETag, row.OpenEffects, row.AnsweredEffects, row.DueAt).ShouldBe((1, 0, 2, Some.Day.AddDays(3)));
        row.Body.ShouldBe(Some.Body);
        (await Store.Due(Some.Day, 10)).ShouldBeEmpty();
        (await Store.NextDue()).ShouldBe(Some.Day.AddDays(3));
        (await Store.NotAtRest(Some.Day)).ShouldBe(0);
    }

    [Fact]
    public async Task A_row_that_was_written_since_and_one_that_is_not_there_stay_as_they_are()
    {
        await Open(1);
        (await Store.Commit(With(Some.Id(1), open: 1), Some.Body, etag: 1)).ETag.ShouldBe(2);

        await Store.Settle(Some.Id(1), etag: 1, dueAt: null);
        await Store.Settle(Some.Id(2), etag: 1, dueAt: null);

        var row = (await Store.Load(Some.Id(1)))!;
        (row.OpenEffects, row.AnsweredEffects, row.DueAt).ShouldBe((1, 0, Some.Day));
        (await Store.Load(Some.Id(2))).ShouldBeNull();
    }

    [Fact]
    public async Task The_next_commit_opens_effects_anew_and_a_second_settling_changes_nothing()
    {
        await Open(1);
        await Store.Settle(Some.Id(1), etag: 1, dueAt: null);
        await Store.Settle(Some.Id(1), etag: 1, Some.Day.AddDays(9));
        (await Store.Load(Some.Id(1)))!.DueAt.ShouldBeNull();

        (await Store.Commit(With(Some.Id(1), open: 3), Some.Body, etag: 1)).ShouldBe((CommitOutcome.Committed, 2));
        var row = (await Store.Load(Some.Id(1)))!;
        (row.OpenEffects, row.AnsweredEffects, row.DueAt).ShouldBe((3, 0, Some.Day));
    }

    [Fact]
    public async Task Many_are_settled_beside_many_that_are_written_each_with_its_own_due_time()
    {
        for (var n = 0; n < 300; n++) await Open(n);

        var settlings = Enumerable.Range(0, 300).Select(n => n % 3 == 0
            ? Store.Commit(With(Some.Id(n), open: 1), Some.Body, etag: 1).AsTask()
            : Store.Settle(Some.Id(n), etag: 1, n % 3 == 1 ? null : Some.Day.AddMinutes(n)).AsTask());
        await Task.WhenAll(settlings);

        for (var n = 0; n < 300; n++)
        {
            var row = (await Store.Load(Some.Id(n)))!;
            (row.ETag, row.OpenEffects, row.DueAt).ShouldBe((n % 3) switch
            {
                0 => (2, 1, Some.Day),
                1 => (1, 0, null),
                _ => (1, 0, Some.Day.AddMinutes(n)),
            });
        }
    }

    [Fact]
    public async Task A_commit_and_the_settling_of_the_version_before_may_come_in_any_order()
    {
        var races = Enumerable.Range(0, 200).Select(async n =>
        {
            await Open(n);
            await Task.WhenAll(
                Store.Settle(Some.Id(n), etag: 1, dueAt: null).AsTask(),
                Task.Run(async () => (await Store.Commit(With(Some.Id(n), open: 1), Some.Body, etag: 1)).Outcome.ShouldBe(CommitOutcome.Committed)));
            var row = (await Store.Load(Some.Id(n)))!;
            (row.ETag, row.OpenEffects, row.DueAt).ShouldBe((2, 1, Some.Day));
        });
        await Task.WhenAll(races);
    }

    private async Task Open(int number) =>
        (await Store.Commit(With(Some.Id(number), open: 2), Some.Body, etag: 0)).Outcome.ShouldBe(CommitOutcome.Committed);

    private static RowWrite With(Domain.Deciding.EntityId id, int open) =>
        Some.Row(id) with { DueAt = Some.Day, OpenEffects = open };
}
