using ClaimsCluster.Storage.Committing;
using ClaimsCluster.Storage.Sqlite;

namespace ClaimsCluster.Storage.Tests;

public sealed class FolderTests
{
    [Fact]
    public void A_folder_has_one_owner_and_the_second_hears_who_it_is_and_since_when()
    {
        using var outer = StoreFolder.Temporary();
        var path = Path.Combine(outer.Path, "books");
        var before = TimeProvider.System.GetLocalNow();
        var first = StoreFolder.Open(path);

        var inUse = Should.Throw<StoreInUseException>(() => StoreFolder.Open(path));

        inUse.ProcessId.ShouldBe(Environment.ProcessId);
        inUse.Since!.Value.ShouldBeInRange(before, TimeProvider.System.GetLocalNow());
        inUse.Message.ShouldBe($"{path}/ is in use by process {Environment.ProcessId} since {inUse.Since:HH:mm}.");

        first.Dispose();
        using var second = StoreFolder.Open(path);
        second.Database.ShouldBe(Path.Combine(path, "claims.db"));
    }

    [Fact]
    public void An_owner_who_did_not_get_to_sign_is_another_process() =>
        new StoreInUseException("books/", null, null).Message.ShouldBe("books/ is in use by another process.");

    [Fact]
    public void A_temporary_folder_is_gone_after_it()
    {
        var folder = StoreFolder.Temporary();
        File.WriteAllText(folder.Database, "x");
        folder.Dispose();
        Directory.Exists(folder.Path).ShouldBeFalse();
    }

    [Fact]
    public void The_writer_waits_for_the_disk_at_each_commit()
    {
        using var folder = StoreFolder.Temporary();
        using var session = SqliteSession.ForWriting(folder.Database, NoFaults.Instance);
        session["pragma journal_mode"].First(row => row.Text(0)).ShouldBe("wal");
        session["pragma synchronous"].First(row => row.Long(0)).ShouldBe(2); // FULL
    }

    [Fact]
    public async Task Two_who_open_at_once_migrate_once()
    {
        using var folder = StoreFolder.Temporary();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            using var session = SqliteSession.ForWriting(folder.Database, NoFaults.Instance);
            SqliteMigrations.Apply(session);
        })));

        using var last = SqliteSession.ForReading(folder.Database);
        last["select count(*) from schema_version"].First(row => row.Long(0)).ShouldBe(SqliteMigrations.Known);
    }
}
