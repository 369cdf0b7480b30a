using Npgsql;

namespace ClaimsCluster.Storage.Postgres;

/// <summary>
/// Reads through the pool. Each read begins after it was asked for, so it shows all that was committed before. A
/// database that is away is waited for.
/// </summary>
internal sealed class PostgresReaders(NpgsqlDataSource source, TimeSpan limit, CancellationToken closing)
{
    /// <summary>All rows of a question.</summary>
    /// <exception cref="StoreReadException">The database stayed away.</exception>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    public async Task<List<T>> All<T>(string sql, Func<NpgsqlDataReader, T> read, params object[] values)
    {
        var patience = new Patience(limit, closing);
        for (; ; )
        {
            ObjectDisposedException.ThrowIf(closing.IsCancellationRequested, typeof(PostgresClusterStore));
            try
            {
                await using var command = Command(sql, values);
                await using var reader = await command.ExecuteReaderAsync();
                var rows = new List<T>();
                while (await reader.ReadAsync()) rows.Add(read(reader));
                return rows;
            }
            catch (Exception error) when (Troubles.IsPassing(error))
            {
                if (!await patience.PauseAsync()) throw StoreReadException.Of(error);
            }
        }
    }

    /// <summary>The first row of a question, or the default where there is none.</summary>
    public async Task<T?> First<T>(string sql, Func<NpgsqlDataReader, T> read, params object[] values) =>
        (await All(sql, read, values)).FirstOrDefault();

    /// <summary>The first row, read on the caller's thread.</summary>
    public T? FirstHere<T>(string sql, Func<NpgsqlDataReader, T> read, params object[] values)
    {
        var patience = new Patience(limit, closing);
        for (; ; )
        {
            ObjectDisposedException.ThrowIf(closing.IsCancellationRequested, typeof(PostgresClusterStore));
            try
            {
                using var command = Command(sql, values);
                using var reader = command.ExecuteReader();
                return reader.Read() ? read(reader) : default;
            }
            catch (Exception error) when (Troubles.IsPassing(error))
            {
                if (!patience.Pause()) throw StoreReadException.Of(error);
            }
        }
    }

    private NpgsqlCommand Command(string sql, object[] values)
    {
        var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
