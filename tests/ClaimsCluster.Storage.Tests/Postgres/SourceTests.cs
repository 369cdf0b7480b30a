using ClaimsCluster.Storage.Postgres;
using Npgsql;

namespace ClaimsCluster.Storage.Tests.Postgres;

public sealed class SourceTests
{
    [Fact]
    public void Statements_are_prepared_and_the_pool_is_bounded_unless_the_connection_string_says_otherwise()
    {
        using var source = PostgresSource.Of(new("Host=db;Timeout=3;MaxPoolSize=7"));
        var used = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        (used.MaxAutoPrepare, used.CommandTimeout).ShouldBe((64, 20));
        (used.Timeout, used.MaxPoolSize, used.Host).ShouldBe((3, 7, "db"));
    }
}
