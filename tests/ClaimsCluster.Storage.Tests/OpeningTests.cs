namespace ClaimsCluster.Storage.Tests;

/// <summary>What every store does when it is opened.</summary>
public abstract class OpeningTests(TestStore books) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await books.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Opening_again_applies_no_migration_twice_and_keeps_the_rows()
    {
        await books.Store.Commit(Some.Row(Some.Id(1)), Some.Body, 0);
        await books.Reopen();

        (await books.Store.Load(Some.Id(1)))!.Body.ShouldBe(Some.Body);
        books.Count("select count(*) from schema_version").ShouldBe(books.KnownVersion);
    }

    [Fact]
    public async Task A_store_of_a_newer_program_is_refused_and_left_as_it_is()
    {
        await books.Close();
        books.Execute("insert into schema_version values (99, 'later')");

        Should.Throw<StoreVersionException>(books.Open).Message.ShouldBe(
            $"The store has schema version 99; this program knows versions up to {books.KnownVersion}. Use a newer one.");
    }
}
