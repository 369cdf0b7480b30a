using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Storage.Committing;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static ClaimsCluster.Abstractions.Storing.CommitOutcome;

namespace ClaimsCluster.Storage.Tests.Sqlite;

public sealed class FaultTests
{
    private const int Rows = 3;

    /// <summary>F19: whatever statement of a batch fails, each caller hears the truth and a retry completes the work.</summary>
    [Theory]
    [InlineData(raw.SQLITE_IOERR)]
    [InlineData(raw.SQLITE_FULL)]
    [InlineData(raw.SQLITE_CONSTRAINT)]
    public async Task Whichever_statement_fails_callers_hear_the_truth_and_a_retry_completes(int code)
    {
        var untouched = await Run(new FailNth(0, code));
        for (var n = 1; ; n++)
        {
            var faults = new FailNth(n, code);
            (await Run(faults)).ShouldBe(untouched, $"n = {n}, failed: {faults.Failed}");
            if (faults.Failed is null) break;
            n.ShouldBeLessThan(1000);
        }
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_is_unknown_and_reading_back_tells()
    {
        await using var books = new SqliteTestStore(new LoseAnswers(1));

        (await books.Store.Commit(Some.Row(Some.Id(1), Some.Event(1)), Some.Body, 0)).Outcome.ShouldBe(Unknown);
        (await books.Store.Load(Some.Id(1)))!.ETag.ShouldBe(1);
        (await books.Store.Commit(Some.Row(Some.Id(1), Some.Event(2)), Some.Body, 1)).ShouldBe((Committed, 2));
    }

    [Fact]
    public async Task A_setting_and_a_blob_whose_commit_is_unknown_say_so()
    {
        await using var books = new SqliteTestStore(new LoseAnswers(2));

        await Should.ThrowAsync<CommitUnknownException>(async () => await books.Store.SetSetting("a", "b"));
        await Should.ThrowAsync<CommitUnknownException>(() => books.Put(new MemoryStream([1])));
        await books.Put(new MemoryStream([1]));
        await books.Reopen();
        books.Count("select count(*) from blob").ShouldBe(1);
    }

    /// <summary>F17, without root: SQLite answers a full database exactly as a full disk.</summary>
    [Fact]
    public async Task A_full_disk_refuses_cleanly_and_the_store_writes_again_when_there_is_space()
    {
        await using var books = new SqliteTestStore();
        await books.Store.Commit(Some.Row(Some.Id(0), Some.Event(1)), Some.Body, 0);
        books.Sqlite.Writer.MaxPages = books.Count("pragma page_count");

        var refused = await Should.ThrowAsync<StoreWriteException>(async () =>
            await books.Store.Commit(Some.Row(Some.Id(1), Some.Event(1)), Some.Bytes(1, 100_000), 0));
        ((SqliteException)refused.InnerException!).SqliteErrorCode.ShouldBe(raw.SQLITE_FULL);
        await Should.ThrowAsync<StoreWriteException>(() =>
            books.Put(new MemoryStream(Some.Bytes(1, 300_000))));
        (await books.Store.Load(Some.Id(1))).ShouldBeNull();
        (await books.Store.Load(Some.Id(0)))!.Body.ShouldBe(Some.Body);

        books.Sqlite.Writer.MaxPages = 1_000_000;
        (await books.Store.Commit(Some.Row(Some.Id(1), Some.Event(1)), Some.Bytes(1, 100_000), 0)).ShouldBe((Committed, 1));
        await books.Put(new MemoryStream(Some.Bytes(1, 300_000)));
        books.Text("pragma integrity_check").ShouldBe("ok");
    }

    // A small life: rows begun, moved on, money posted once, a setting; each step repeated until it is answered.
    private static async Task<string> Run(IFaults faults)
    {
        await using var books = new SqliteTestStore(faults);
        await Task.WhenAll(Enumerable.Range(0, Rows).Select(async n =>
        {
            await Step(books.Store, Some.Row(Some.Id(n), Some.Event(1, $"first-{n}")) with { Enqueue = [new("q", $"{n}")] }, 0);
            await Step(
                books.Store,
                Some.Row(Some.Id(n), Some.Event(2), Some.Event(3, $"pay-{n}")) with
                {
                    Dequeue = [new("q", $"{n}")],
                    AddEntries = [new("icn", $"{n}")],
                },
                1);
        }));
        await Repeat(async () => await books.Store.SetSetting("done", "yes"));
        await Repeat(() => books.Put(new MemoryStream([1, 2, 3])));

        (await books.Store.Queue(Some.Tenant, "q", 100)).ShouldBeEmpty();
        books.Text("pragma integrity_check").ShouldBe("ok");
        return books.Text("""
            select (select group_concat(kind || key || etag || state, ',') from (select * from grain_state order by key))
              || (select group_concat(stream || seq || type || coalesce(identity, '-'), ',') from (select * from event order by stream, seq))
              || (select group_concat(value || owner, ',') from (select * from entry order by value))
              || (select group_concat(name || value, ',') from setting)
              || (select group_concat(sha256, ',') from blob where sha256 is not null)
            """);
    }

    private static async Task Step(IClusterStore store, RowWrite write, long etag)
    {
        for (var tries = 0; ; tries++)
        {
            tries.ShouldBeLessThan(4);
            try
            {
                var (outcome, next) = await store.Commit(write, Some.Body, etag);
                if (outcome == Committed)
                {
                    next.ShouldBe(etag + 1);
                    return;
                }

                outcome.ShouldBe(Unknown);
                if ((await store.Load(write.Id))?.ETag == etag + 1) return; // In doubt: the truth is read back.
            }
            catch (StoreWriteException)
            {
                ((await store.Load(write.Id))?.ETag ?? 0).ShouldBe(etag); // Certain: nothing was written.
            }
        }
    }

    private static async Task Repeat(Func<Task> write)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await write();
                return;
            }
            catch (Exception error) when (tries < 3 && error is StoreWriteException or CommitUnknownException)
            {
                // Once more.
            }
        }
    }

    private sealed class FailNth(int n, int code) : IFaults
    {
        private int _count;

        public string? Failed { get; private set; }

        public void Before(string statement)
        {
            if (++_count != n) return;
            Failed = statement;
            throw new SqliteException("injected", code);
        }

        public void AfterCommit()
        {
        }
    }

    private sealed class LoseAnswers(int count) : IFaults
    {
        private int _left = count;

        public void Before(string statement)
        {
        }

        public void AfterCommit()
        {
            if (_left-- > 0) throw new SqliteException("the answer is lost", raw.SQLITE_IOERR);
        }
    }
}
