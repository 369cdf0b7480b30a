using Npgsql;

namespace ClaimsCluster.Storage.Postgres;

/// <summary>A batch was sent and its answer did not come: it is committed, or not.</summary>
internal sealed class AnswerLostException(Exception why) : Exception(why.Message, why);

/// <summary>The server's process behind a connection: a number that may be given out again, and when it began.</summary>
internal readonly record struct Backend(int ProcessId, DateTime BeganAt);

/// <summary>The one connection that writes. Used by one thread.</summary>
internal sealed class WriterSession : IDisposable
{
    private const int EndWaitMs = 5000;

    private readonly NpgsqlConnection _connection;

    private WriterSession(NpgsqlConnection connection, Backend backend) => (_connection, Backend) = (connection, backend);

    /// <summary>Who works for it.</summary>
    public Backend Backend { get; }

    /// <summary>Connects.</summary>
    public static WriterSession Open(NpgsqlDataSource source)
    {
        var connection = source.OpenConnection();
        try
        {
            using var command = new NpgsqlCommand("select pid, backend_start from pg_stat_activity where pid = pg_backend_pid()", connection);
            using var reader = command.ExecuteReader();
            reader.Read();
            return new(connection, new(reader.GetInt32(0), reader.GetDateTime(1)));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Commits a batch, in one round trip: its statements are one transaction, committed by the end of the message.</summary>
    /// <returns>What its first statement told: the outcome of each row.</returns>
    /// <exception cref="AnswerLostException">Whether it is committed is not known.</exception>
    /// <exception cref="Exception">Any other: it is not committed.</exception>
    public short[] Commit(NpgsqlBatch batch)
    {
        batch.Connection = _connection;
        short[]? outcomes = null;
        try
        {
            using var reader = batch.ExecuteReader();
            reader.Read();
            outcomes = reader.GetFieldValue<short[]>(0);
            while (reader.NextResult())
            {
            }

            return outcomes; // The server was ready for more: the commit is behind us.
        }
        catch (PostgresException error) when (outcomes is null || error.InvariantSeverity == "ERROR")
        {
            throw; // Said before the end of the transaction, or an error that undid it.
        }
        catch (Exception error) when (Troubles.IsPassing(error) || error.GetType() == typeof(Exception))
        {
            throw new AnswerLostException(error); // The plain kind is Npgsql's, of an answer that it does not understand.
        }
    }

    /// <summary>Ends the process of an earlier connection, which may still be at work: what it has not committed it never will.</summary>
    /// <exception cref="TimeoutException">It does not end.</exception>
    public void End(Backend earlier)
    {
        using var command = new NpgsqlCommand(
            "select pg_terminate_backend(pid, $3) from pg_stat_activity where pid = $1 and backend_start = $2", _connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = earlier.ProcessId });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = earlier.BeganAt });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = EndWaitMs });
        if (command.ExecuteScalar() is false)
            throw new TimeoutException($"Process {earlier.ProcessId} of the server still has a batch after {EndWaitMs} ms.");
    }

    /// <summary>What came of a batch whose answer was lost; null: it was not committed. Its process must have ended.</summary>
    public short[]? AnswerTo(long writer, long batch)
    {
        using var command = new NpgsqlCommand("select outcomes from answer where writer = $1 and batch = $2", _connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = writer });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = batch });
        return (short[]?)command.ExecuteScalar();
    }

    /// <summary>
    /// Closes it for good, and no other use of its connection follows: where an error met a statement that was just being
    /// prepared, Npgsql and the server may take it for different things.
    /// </summary>
    public void Discard()
    {
        NpgsqlConnection.ClearPool(_connection);
        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();
}
