using ClaimsCluster.Storage.Committing;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ClaimsCluster.Storage.Sqlite;

/// <summary>One connection and its prepared statements. Used by one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly IFaults _faults;
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    private SqliteSession(SqliteConnection connection, IFaults faults) => (_connection, _faults) = (connection, faults);

    /// <summary>SQLite's own handle.</summary>
    public sqlite3 Handle => _connection.Handle ?? throw new ObjectDisposedException(nameof(SqliteSession));

    /// <summary>The one connection that writes.</summary>
    /// <remarks>WAL with synchronous FULL: a commit that was answered is on the disk (FAULTS G1).</remarks>
    public static SqliteSession ForWriting(string path, IFaults faults)
    {
        var session = Open(path, SqliteOpenMode.ReadWriteCreate, faults);
        session.UseWriteAheadLog();
        session.Execute("""
            pragma synchronous = full;
            pragma temp_store = memory;
            pragma cache_size = -65536;
            """);
        return session;
    }

    /// <summary>A connection that only reads.</summary>
    public static SqliteSession ForReading(string path)
    {
        var session = Open(path, SqliteOpenMode.ReadWrite, NoFaults.Instance); // WAL needs its index file written.
        session.Execute("pragma query_only = on;");
        return session;
    }

    /// <summary>The statement of a text, prepared at its first use and kept.</summary>
    public Statement this[string sql] =>
        _statements.TryGetValue(sql, out var known) ? known : _statements[sql] = new Statement(Handle, sql, _faults);

    /// <summary>Runs a script that is not kept.</summary>
    /// <exception cref="SqliteException">A statement failed; those before it stand unless a transaction undoes them.</exception>
    public void Execute(string script)
    {
        if (raw.sqlite3_exec(Handle, script) is not raw.SQLITE_OK) throw Statement.Failure(Handle);
    }

    /// <summary>Forgets what was bound and not run: an exception came between.</summary>
    public void ResetStatements()
    {
        foreach (var statement in _statements.Values) statement.Reset();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        _connection.Dispose();
    }

    /// <summary>The switch of a new file does not wait for others who switch it too: it is asked again when they are done.</summary>
    private void UseWriteAheadLog()
    {
        const int Attempts = 100;
        for (var attempt = 1; ; attempt++)
        {
            var result = raw.sqlite3_exec(Handle, "pragma journal_mode = wal");
            if (result is raw.SQLITE_OK) return;
            if (result is not raw.SQLITE_BUSY || attempt == Attempts) throw Statement.Failure(Handle);

            Execute("begin immediate; rollback"); // Waits for the lock.
        }
    }

    private static SqliteSession Open(string path, SqliteOpenMode mode, IFaults faults)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
            raw.sqlite3_busy_timeout(connection.Handle, 10_000);
            return new(connection, faults);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
