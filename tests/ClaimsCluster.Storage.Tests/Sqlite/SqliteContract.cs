namespace ClaimsCluster.Storage.Tests.Sqlite;

public sealed class SqliteCommittingTests() : CommittingTests(new SqliteTestStore());

public sealed class SqliteSettlingTests() : SettlingTests(new SqliteTestStore());

public sealed class SqliteReadingTests() : ReadingTests(new SqliteTestStore())
{
    [Fact]
    public async Task The_positions_of_the_log_are_counted_from_1()
    {
        await Store.Commit(Some.Row(Some.Id(1), Some.Event(1), Some.Event(2)), [], 0);
        await Store.Commit(Some.Row(Some.Id(1), Some.Event(3)), [], 0);
        await Store.Commit(Some.Row(Some.Id(1), Some.Event(3)), [], 1);

        (await Store.Events(0, 10)).Select(logged => logged.Position).ShouldBe([1L, 2L, 3L]);
    }
}

public sealed class SqliteBlobTests() : BlobTests(new SqliteTestStore());

public sealed class SqliteOpeningTests() : OpeningTests(new SqliteTestStore());

public sealed class SqliteGrainStorageTests() : GrainStorageTests(new SqliteTestStore());

public sealed class SqliteSiloTests() : SiloTests(new SqliteTestStore());
