using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Storage.Postgres;
using Npgsql;

namespace ClaimsCluster.Storage.Tests.Postgres;

/// <summary>A store on a database of a server.</summary>
public sealed class PostgresTestStore : TestStore
{
    public PostgresTestStore(string connectionString) : this(new PostgresSettings(connectionString))
    {
    }

    public PostgresTestStore(PostgresSettings settings)
    {
        Settings = settings;
        Postgres = PostgresClusterStore.Open(settings);
    }

    public PostgresSettings Settings { get; }

    public PostgresClusterStore Postgres { get; private set; }

    public override IClusterStore Store => Postgres;

    public override int KnownVersion => PostgresMigrations.Known;

    public override async Task Close() => await Postgres.DisposeAsync();

    public override void Open() => Postgres = PostgresClusterStore.Open(Settings);

    public override long Count(string sql) => (long)Scalar(sql)!;

    public override string Text(string sql) => (string)Scalar(sql)!;

    public override void Execute(string sql) => Scalar(sql);

    public override string Refusal(string sql) => Should.Throw<PostgresException>(() => Execute(sql)).Message;

    public override void LeaveHalfABlob() => Execute("""
        insert into blob (id, tenant, begun_at) values (77, 'north', now() - interval '2 days');
        insert into blob_chunk values (77, 0, '\x00')
        """);

    public override ValueTask DisposeAsync() => Postgres.DisposeAsync();

    private object? Scalar(string sql)
    {
        using var connection = new NpgsqlConnection(Settings.ConnectionString + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
