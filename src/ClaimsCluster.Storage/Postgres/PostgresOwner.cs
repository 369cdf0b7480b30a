using System.Globalization;
using Npgsql;

namespace ClaimsCluster.Storage.Postgres;

/// <summary>
/// The one run of a database. While this is open no second one can be taken on that database, by any process; a process
/// that dies gives it free. It keeps two runs from a mistake; that no write is lost is the work of the rows' versions.
/// </summary>
public sealed class PostgresOwner : IDisposable
{
    // "owner" in ASCII.
    private const long Key = 478593148274;
    private const string TakeLock = "select pg_advisory_lock($1)";

    // A process that was killed a moment ago holds its lock until the server sees that its line is closed.
    private const int WaitMs = 1_000;

    private const string Holder = """
        select activity.application_name, activity.backend_start
        from pg_locks lock join pg_stat_activity activity using (pid)
        where lock.locktype = 'advisory' and lock.granted and lock.database = (select oid from pg_database where datname = current_database())
          and (lock.classid::bigint << 32 | lock.objid::bigint) = $1
        """;

    private readonly NpgsqlConnection _connection;

    private PostgresOwner(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Takes the database, which need not hold any table yet. It does not wait for a server that is away.</summary>
    /// <exception cref="StoreInUseException">It has an owner.</exception>
    /// <exception cref="NpgsqlException">No such server, database or role.</exception>
    public static PostgresOwner Take(PostgresSettings settings)
    {
        var given = new NpgsqlConnectionStringBuilder(settings.ConnectionString)
        {
            Pooling = false,
            ApplicationName = string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}"),
        };
        given.Options = string.Create(CultureInfo.InvariantCulture, $"{given.Options} -c lock_timeout={WaitMs}").TrimStart();
        var connection = new NpgsqlConnection(given.ConnectionString);
        try
        {
            connection.Open();
            using var command = Command(connection, TakeLock);
            command.ExecuteNonQuery();
            return new(connection);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            using (connection) throw InUse(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Gives the database free. Close the store on it first.</summary>
    public void Dispose() => _connection.Dispose();

    private static StoreInUseException InUse(NpgsqlConnection connection)
    {
        using var command = Command(connection, Holder);
        using var row = command.ExecuteReader();
        var what = $"database {connection.Database} on {connection.Host}:{connection.Port}";
        return row.Read() // Not when it was given free meanwhile.
            ? StoreInUseException.OfDatabase(what, row.IsDBNull(0) ? null : row.GetString(0), row.IsDBNull(1) ? null : row.GetFieldValue<DateTimeOffset>(1).ToLocalTime())
            : StoreInUseException.OfDatabase(what, owner: null, since: null);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql) =>
        new(sql, connection) { Parameters = { new NpgsqlParameter { Value = Key } } };
}
