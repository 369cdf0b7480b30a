using ClaimsCluster.Tests.Postgres;

namespace ClaimsCluster.Storage.Tests.Postgres;

/// <summary>
/// One server for all of these, one after the other: a transaction that runs anywhere in it hides the newest events from
/// all readers until it ends.
/// </summary>
[CollectionDefinition(Name)]
public sealed class OnPostgres : ICollectionFixture<LivingServer>
{
    public const string Name = "PostgreSQL";
}

/// <summary>A server that no test ends: it need not wait for its disk.</summary>
public sealed class LivingServer : IDisposable
{
    private readonly PostgresServer _server = new("fsync=off");
    private int _schemaCount;

    /// <summary>A schema of its own is as good as a database, and there in a tenth of the time.</summary>
    public string NewSchema()
    {
        var name = $"test{Interlocked.Increment(ref _schemaCount)}";
        _server.Execute($"create schema {name}");
        return $"{_server.ConnectionString("postgres")};Search Path={name}";
    }

    public void Dispose() => _server.Dispose();
}

[Collection(OnPostgres.Name)]
public sealed class PostgresCommittingTests(LivingServer server) : CommittingTests(new PostgresTestStore(server.NewSchema()));

[Collection(OnPostgres.Name)]
public sealed class PostgresSettlingTests(LivingServer server) : SettlingTests(new PostgresTestStore(server.NewSchema()));

[Collection(OnPostgres.Name)]
public sealed class PostgresReadingTests(LivingServer server) : ReadingTests(new PostgresTestStore(server.NewSchema()));

[Collection(OnPostgres.Name)]
public sealed class PostgresBlobTests(LivingServer server) : BlobTests(new PostgresTestStore(server.NewSchema()));

[Collection(OnPostgres.Name)]
public sealed class PostgresOpeningTests(LivingServer server) : OpeningTests(new PostgresTestStore(server.NewSchema()));

[Collection(OnPostgres.Name)]
public sealed class PostgresGrainStorageTests(LivingServer server) : GrainStorageTests(new PostgresTestStore(server.NewSchema()));

[Collection(OnPostgres.Name)]
public sealed class PostgresSiloTests(LivingServer server) : SiloTests(new PostgresTestStore(server.NewSchema()));
