using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Storage.Postgres;
using ClaimsCluster.Tests.Postgres;
using Npgsql;
using static ClaimsCluster.Abstractions.Storing.CommitOutcome;

namespace ClaimsCluster.Storage.Tests.Postgres;

/// <summary>F18: the store's tables on a real disk of 16 MB that only the server sees.</summary>
public sealed class ServerDiskTests
{
    [Fact]
    public async Task On_a_full_disk_nothing_told_is_lost_and_the_store_writes_again_after_space_is_freed()
    {
        using var server = PostgresServer.WithSmallDisk(16);
        server.Execute($"create tablespace small location '{server.SmallDisk}'");
        var onSmallDisk = new NpgsqlConnectionStringBuilder(server.ConnectionString("postgres")) { Options = "-c default_tablespace=small" };
        await using var books = new PostgresTestStore(
            new PostgresSettings(onSmallDisk.ConnectionString) { Patience = TimeSpan.FromMilliseconds(300) });
        books.Execute("create table ballast as select repeat(md5(n::text), 1000) from generate_series(1, 2000) n");

        var told = new List<EntityId>();
        var refused = await Should.ThrowAsync<StoreWriteException>(async () =>
        {
            for (var n = 0; ; n++)
            {
                (await books.Store.Commit(Some.Row(Some.Id(n), Some.Event(1)), Some.Bytes(n, 50_000), 0)).ShouldBe((Committed, 1));
                told.Add(Some.Id(n));
            }
        });
        ((PostgresException)refused.InnerException!).SqlState.ShouldBe(PostgresErrorCodes.DiskFull);
        await Should.ThrowAsync<StoreWriteException>(() => books.Put(new MemoryStream(Some.Bytes(1, 3_000_000))));
        (await books.Store.Load(Some.Id(told.Count))).ShouldBeNull();

        books.Execute("drop table ballast");
        (await books.Store.Commit(Some.Row(Some.Id("after"), Some.Event(1)), Some.Bytes(1, 50_000), 0)).ShouldBe((Committed, 1));
        told.ShouldNotBeEmpty();
        for (var n = 0; n < told.Count; n++) (await books.Store.Load(told[n]))!.Body.ShouldBe(Some.Bytes(n, 50_000));
        (await books.Store.Events(0, 10_000)).Count.ShouldBe(told.Count + 1);
    }
}
