using ClaimsCluster.Storage.Migrations;
using Npgsql;

namespace ClaimsCluster.Storage.Postgres;

/// <summary>Brings a database to the newest schema: numbered scripts, each once, under an advisory lock.</summary>
internal static class PostgresMigrations
{
    // "claims" in ASCII: any number will do that nobody else in this database locks.
    private const string TakeLock = "set local lock_timeout = 0; select pg_advisory_xact_lock(109299155102067)";

    private static readonly MigrationScripts Scripts = new("postgres");

    /// <summary>The newest version that this program knows.</summary>
    public static int Known => Scripts.Known;

    /// <summary>The version of a database; 0 of an empty one.</summary>
    public static int Found(NpgsqlConnection connection) =>
        First(connection, "select to_regclass('schema_version')::text") is DBNull
            ? 0
            : (int)First(connection, "select coalesce(max(version), 0) from schema_version")!;

    /// <summary>Applies what is missing. All of it or nothing.</summary>
    /// <exception cref="StoreVersionException">The database is newer than this program.</exception>
    public static SchemaChange Apply(NpgsqlDataSource source)
    {
        using var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        Execute(connection, TakeLock); // Whoever comes second waits here, and finds the work done.

        // Not "create if not exists": the application's role need not have the right to create.
        if (First(connection, "select to_regclass('schema_version')::text") is DBNull)
            Execute(connection, "create table schema_version (version integer primary key, script text not null)");
        var found = Found(connection);
        var applied = new List<AppliedScript>();
        foreach (var (version, name, text) in Scripts.After(found))
        {
            Execute(connection, text);
            Execute(connection, "insert into schema_version (version, script) values ($1, $2)", version, name);
            applied.Add(new(version, name));
        }

        Execute(connection, ContinueTheLog);
        Execute(connection, BlobStatements.RemoveLeftovers);
        Execute(connection, "delete from answer where at < now() - interval '7 days'");
        transaction.Commit();
        return new(found, Scripts.Known, applied);
    }

    // Rows that were moved to a new server by a dump: it counts transactions from a lower number, and its positions
    // would begin below those that are there. (What a snapshot shows is of transactions below its xmax.)
    private const string ContinueTheLog = """
        update event_log set base = base + 1 + (select max(position) from event)
          - event_position(pg_snapshot_xmax(pg_current_snapshot()))
        where (select max(position) from event) >= event_position(pg_snapshot_xmax(pg_current_snapshot()))
        """;

    private static void Execute(NpgsqlConnection connection, string sql, params object[] values)
    {
        using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        command.ExecuteNonQuery();
    }

    private static object? First(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
