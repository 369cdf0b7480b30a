using System.Text;
using ClaimsCluster.Storage.Committing;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ClaimsCluster.Storage.Sqlite;

/// <summary>
/// A prepared statement on SQLite's own interface: binds in order, allocates nothing but what it reads. (An ADO.NET
/// command boxes each parameter and makes a reader a run.)
/// </summary>
internal sealed class Statement : IDisposable
{
    private const int StackBytes = 512;

    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _statement;
    private readonly string _sql;
    private readonly IFaults _faults;
    private int _bound;

    /// <summary>Prepares it.</summary>
    /// <exception cref="SqliteException">The text is wrong, or the file is not as the text expects it.</exception>
    public Statement(sqlite3 db, string sql, IFaults faults)
    {
        (_db, _sql, _faults) = (db, sql, faults);
        if (raw.sqlite3_prepare_v2(db, sql, out _statement) is not raw.SQLITE_OK) throw Failure(db);
    }

    /// <summary>What SQLite says of its last failure.</summary>
    public static SqliteException Failure(sqlite3 db)
    {
        var extended = raw.sqlite3_extended_errcode(db);
        return new(raw.sqlite3_errmsg(db).utf8_to_string(), extended & 0xFF, extended);
    }

    /// <summary>Binds the next parameter.</summary>
    public Statement Bind(long value) => Check(raw.sqlite3_bind_int64(_statement, ++_bound, value));

    /// <summary>Binds the next parameter.</summary>
    public Statement Bind(long? value) =>
        value is { } number ? Bind(number) : Check(raw.sqlite3_bind_null(_statement, ++_bound));

    /// <summary>Binds the next parameter.</summary>
    public Statement Bind(string? value)
    {
        if (value is null) return Check(raw.sqlite3_bind_null(_statement, ++_bound));
        if (value.Length == 0) return Check(raw.sqlite3_bind_text(_statement, ++_bound, "")); // An empty span binds null.
        if (Encoding.UTF8.GetMaxByteCount(value.Length) > StackBytes)
            return Check(raw.sqlite3_bind_text(_statement, ++_bound, Encoding.UTF8.GetBytes(value)));

        Span<byte> utf8 = stackalloc byte[StackBytes];
        return Check(raw.sqlite3_bind_text(_statement, ++_bound, utf8[..Encoding.UTF8.GetBytes(value, utf8)]));
    }

    /// <summary>Binds the next parameter.</summary>
    public Statement Bind(ReadOnlySpan<byte> value) =>
        Check(value.IsEmpty
            ? raw.sqlite3_bind_zeroblob(_statement, ++_bound, 0) // An empty span binds null.
            : raw.sqlite3_bind_blob(_statement, ++_bound, value));

    /// <summary>Goes to the next row; at the end resets the statement for its next run.</summary>
    public bool Step()
    {
        try
        {
            _faults.Before(_sql);
            var code = raw.sqlite3_step(_statement);
            if (code is raw.SQLITE_ROW) return true;
            if (code is not raw.SQLITE_DONE) throw Failure(_db);
        }
        catch
        {
            Reset();
            throw;
        }

        Reset();
        return false;
    }

    /// <summary>Runs it to its end.</summary>
    /// <returns>How many rows it inserted, updated or deleted; of a statement that does none of it, nothing to use.</returns>
    public int Run()
    {
        while (Step())
        {
        }

        return raw.sqlite3_changes(_db);
    }

    /// <summary>All its rows.</summary>
    public List<T> All<T>(Func<Statement, T> read)
    {
        try
        {
            var rows = new List<T>();
            while (Step()) rows.Add(read(this));
            return rows;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Its first row, or the default where there is none.</summary>
    public T? First<T>(Func<Statement, T> read)
    {
        try
        {
            return Step() ? read(this) : default;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>A column of the row, from 0.</summary>
    public long Long(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>A column of the row, from 0.</summary>
    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    /// <summary>A column of the row, from 0.</summary>
    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    /// <summary>A column of the row, from 0.</summary>
    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>A column of the row, from 0; valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_statement, column);

    /// <summary>Ready for its next run.</summary>
    public void Reset()
    {
        raw.sqlite3_reset(_statement); // Its code repeats what the step said.
        _bound = 0;
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    private Statement Check(int code)
    {
        if (code == raw.SQLITE_OK) return this;
        _bound = 0;
        throw Failure(_db);
    }
}
