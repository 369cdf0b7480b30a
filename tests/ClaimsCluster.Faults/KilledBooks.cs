using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ClaimsCluster.Faults;

/// <summary>Looks into the books of another process, read-only, while it works or after it died.</summary>
internal sealed class KilledBooks
{
    private readonly Func<DbConnection?> _connection;
    private readonly string _hex;

    private KilledBooks(Func<DbConnection?> connection, string hex) => (_connection, _hex) = (connection, hex);

    /// <summary>Of a data folder.</summary>
    public static KilledBooks In(string folder)
    {
        var database = Path.Combine(folder, "claims.db");
        return new(() => File.Exists(database) ? new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False") : null, "hex(hash)");
    }

    /// <summary>Of a PostgreSQL database.</summary>
    public static KilledBooks InDatabase(string connection) => new(() => new NpgsqlConnection($"{connection};Pooling=false"), "encode(hash, 'hex')");

    /// <summary>How many events there are; 0 while there is no log.</summary>
    public long EventCount()
    {
        try
        {
            return Count("select count(*) from event");
        }
        catch (DbException)
        {
            return 0; // The store is being made at this moment.
        }
    }

    /// <summary>All events: position, and what must never change at it.</summary>
    public Dictionary<long, string> Events()
    {
        using var connection = Open()!;
        using var command = connection.CreateCommand();
        command.CommandText = $"select position, tenant || '|' || stream || '|' || seq || '|' || {_hex} from event";
        using var rows = command.ExecuteReader();
        var events = new Dictionary<long, string>();
        while (rows.Read()) events.Add(rows.GetInt64(0), rows.GetString(1));
        return events;
    }

    /// <summary>Rows that somebody must look at again.</summary>
    public long OpenWork() => Count("select count(*) from grain_state where due_at is not null");

    private long Count(string sql)
    {
        using var connection = Open();
        if (connection is null) return 0;
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private DbConnection? Open()
    {
        var connection = _connection();
        connection?.Open();
        return connection;
    }
}
