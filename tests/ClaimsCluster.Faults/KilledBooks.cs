using Microsoft.Data.Sqlite;

namespace ClaimsCluster.Faults;

/// <summary>Looks into the books of another process, read-only, while it works or after it died.</summary>
internal sealed class KilledBooks(string folder)
{
    private string Database => Path.Combine(folder, "claims.db");

    /// <summary>The last position of the event log; 0 while there is no log.</summary>
    public long LastPosition()
    {
        if (!File.Exists(Database)) return 0;
        try
        {
            using var connection = Open();
            using var command = connection.CreateCommand();
            command.CommandText = "select coalesce(max(position), 0) from event";
            return (long)command.ExecuteScalar()!;
        }
        catch (SqliteException)
        {
            return 0; // The store is being made at this moment.
        }
    }

    /// <summary>All events: position, and what must never change at it.</summary>
    public Dictionary<long, string> Events()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select position, tenant || '|' || stream || '|' || seq || '|' || hex(hash) from event";
        using var rows = command.ExecuteReader();
        var events = new Dictionary<long, string>();
        while (rows.Read()) events.Add(rows.GetInt64(0), rows.GetString(1));
        return events;
    }

    /// <summary>Rows that somebody must look at again.</summary>
    public long OpenWork()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from grain_state where due_at is not null";
        return (long)command.ExecuteScalar()!;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection;
    }
}
