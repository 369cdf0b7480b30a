using ClaimsCluster.Abstractions.Storing;

namespace ClaimsCluster.Storage.Tests.Postgres;

/// <summary>Leases of silos in processes of their own.</summary>
[Collection(OnPostgres.Name)]
public sealed class LeaseTests(LivingServer server) : IAsyncDisposable
{
    private readonly PostgresTestStore _books = new(server.NewSchema());

    public ValueTask DisposeAsync() => _books.DisposeAsync();

    [Fact]
    public async Task A_lease_whose_time_is_over_is_anybodys_and_its_holder_learns_of_it()
    {
        var store = (ISharedStore)_books.Store;
        (await store.Lease("driver", "a", TimeSpan.FromMilliseconds(-1))).ShouldBeTrue(); // Its holder hangs: its time is over.
        (await store.Lease("driver", "b", TimeSpan.FromMinutes(1))).ShouldBeTrue();
        (await store.Lease("driver", "a", TimeSpan.FromMinutes(1))).ShouldBeFalse();
    }
}
