using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Storage.Postgres;
using ClaimsCluster.Tests.Postgres;
using Npgsql;
using static ClaimsCluster.Abstractions.Storing.CommitOutcome;

namespace ClaimsCluster.Storage.Tests.Postgres;

/// <summary>F12: the line breaks while a commit is on it. What came of it is read back, never guessed.</summary>
[Collection(OnPostgres.Name)]
public sealed class LineFaultTests : IAsyncDisposable
{
    private readonly string _direct;
    private readonly TcpProxy _line;
    private readonly PostgresTestStore _books;

    public LineFaultTests(LivingServer server)
    {
        _direct = server.NewSchema();
        var direct = new NpgsqlConnectionStringBuilder(_direct);
        _line = new(direct.Port);
        _books = new(new PostgresSettings(new NpgsqlConnectionStringBuilder(_direct) { Port = _line.Port }.ConnectionString)
        {
            Patience = TimeSpan.FromSeconds(10),
            LockWait = TimeSpan.FromSeconds(20),
        });
    }

    private IClusterStore Store => _books.Store;

    public async ValueTask DisposeAsync()
    {
        await _books.DisposeAsync();
        _line.Dispose();
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_told_as_it_was()
    {
        await Store.Commit(Some.Row(Some.Id(1), Some.Event(1)), Some.Body, 0);

        await Cut(Way.ToClient, () => Store.Commit(Some.Row(Some.Id(1), Some.Event(2)), Some.Body, 1), (Committed, 2));
        await Cut(Way.ToClient, () => Store.Commit(Some.Row(Some.Id(1), Some.Event(3)), Some.Body, 1), (Conflict, 1));
        await Cut(Way.ToClient, () => Store.Commit(Some.Row(Some.Id(2), Some.Event(1, "pay-1")), Some.Body, 0), (Committed, 1));
        await Cut(Way.ToClient, () => Store.Commit(Some.Row(Some.Id(3), Some.Event(1, "pay-1")), Some.Body, 0), (DuplicateIdentity, 0));

        _books.Count("select count(*) from event").ShouldBe(3);
    }

    [Fact]
    public async Task A_commit_that_did_not_arrive_is_sent_again()
    {
        await Store.Commit(Some.Row(Some.Id(1), Some.Event(1)), Some.Body, 0);

        await Cut(Way.ToServer, () => Store.Commit(Some.Row(Some.Id(1), Some.Event(2)), Some.Body, 1), (Committed, 2));
        _books.Count("select count(*) from event").ShouldBe(2);
    }

    [Theory]
    [InlineData(Way.ToClient)]
    [InlineData(Way.ToServer)]
    public async Task A_blob_and_a_setting_are_kept_once_whatever_was_lost(Way way)
    {
        await Store.SetSetting("a", "0");
        var bytes = Some.Bytes(1, (2 * Blobs.BlobArrival.ChunkBytes) + 1);

        var cut = _line.CutNext(way);
        var hash = await _books.Put(new MemoryStream(bytes));
        await cut;
        cut = _line.CutNext(way);
        await Store.SetSetting("a", "1");
        await cut;

        (await Store.Setting("a")).ShouldBe("1");
        (await Store.Blobs()).ShouldBe([(Some.Tenant, hash, bytes.Length)]);
        _books.Count("select count(*) from blob_chunk where blob in (select id from blob where sha256 is not null)").ShouldBe(3);
    }

    [Fact]
    public async Task A_batch_that_still_runs_when_the_line_breaks_is_ended_and_sent_again_once()
    {
        await Store.Commit(Some.Row(Some.Id(1), Some.Event(1)), Some.Body, 0);
        await using var holder = new NpgsqlConnection(_direct + ";Pooling=false");
        holder.Open();
        await using var transaction = await holder.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var hold = new NpgsqlCommand("select from grain_state for update", holder);
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var first = await WaiterBeside(0, () => Store.Commit(Some.Row(Some.Id(1), Some.Event(2)), Some.Body, 1).AsTask());
        _line.CutAll();
        var second = await WaiterBeside(first.Process, () => first.Write);
        second.Process.ShouldNotBe(first.Process);

        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        (await second.Write).ShouldBe((Committed, 2));
        _books.Count("select count(*) from event").ShouldBe(2);
    }

    [Fact]
    public async Task A_commit_that_nobody_can_tell_of_is_unknown_and_reading_back_tells_when_the_line_is_whole()
    {
        await using var hasty = PostgresClusterStore.Open(_books.Settings with { Patience = TimeSpan.FromMilliseconds(300) });
        await hasty.Commit(Some.Row(Some.Id(1), Some.Event(1)), Some.Body, 0);

        _line.IsDown = true;
        await Cut(Way.ToClient, () => hasty.Commit(Some.Row(Some.Id(1), Some.Event(2)), Some.Body, 1), (Unknown, 1));
        await Should.ThrowAsync<StoreWriteException>(async () => await hasty.SetSetting("a", "b"));
        _line.IsDown = false;

        (await hasty.Load(Some.Id(1)))!.ETag.ShouldBe(2);
        await hasty.SetSetting("a", "b");
        var cut = _line.CutNext(Way.ToClient);
        _line.IsDown = true;
        await Should.ThrowAsync<CommitUnknownException>(async () => await hasty.SetSetting("a", "c"));
        await cut;
        _line.IsDown = false;
        (await hasty.Setting("a")).ShouldBe("c");
    }

    [Fact]
    public async Task A_commit_that_was_told_as_unknown_does_not_happen_behind_a_later_one()
    {
        await using var hasty = PostgresClusterStore.Open(_books.Settings with { Patience = TimeSpan.FromMilliseconds(300) });
        await hasty.Commit(Some.Row(Some.Id(1), Some.Event(1)), Some.Body, 0);
        await using var holder = new NpgsqlConnection(_direct + ";Pooling=false");
        holder.Open();
        await using var transaction = await holder.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var hold = new NpgsqlCommand("select from grain_state for update", holder);
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var stuck = await WaiterBeside(0, () => hasty.Commit(Some.Row(Some.Id(1), Some.Event(2)), Some.Body, 1).AsTask());
        _line.IsDown = true;
        _line.CutAll();
        (await stuck.Write).Item1.ShouldBe(Unknown);
        _line.IsDown = false;

        (await hasty.Commit(Some.Row(Some.Id(2), Some.Event(1)), Some.Body, 0)).ShouldBe((Committed, 1));
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        (await hasty.Commit(Some.Row(Some.Id(1), Some.Event(2)), Some.Body, 1)).ShouldBe((Committed, 2));
    }

    private async Task Cut(Way way, Func<ValueTask<(CommitOutcome, long)>> commit, (CommitOutcome, long) told)
    {
        var cut = _line.CutNext(way);
        (await commit()).ShouldBe(told);
        await cut;
    }

    /// <summary>The server's process that waits for the row, other than one that is known.</summary>
    private async Task<(int Process, Task<(CommitOutcome, long)> Write)> WaiterBeside(int known, Func<Task<(CommitOutcome, long)>> begin)
    {
        var write = begin();
        await using var watcher = new NpgsqlConnection(_direct + ";Pooling=false");
        watcher.Open();
        for (; ; )
        {
            await using var ask = new NpgsqlCommand("select pid from pg_stat_activity where wait_event_type = 'Lock' and pid <> $1", watcher);
            ask.Parameters.Add(new NpgsqlParameter<int> { TypedValue = known });
            if (await ask.ExecuteScalarAsync(TestContext.Current.CancellationToken) is int process) return (process, write);
        }
    }
}
