using System.Diagnostics;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Storage.Committing;
using Npgsql;

namespace ClaimsCluster.Storage.Postgres;

/// <summary>
/// Runs a batch in one transaction and one round trip. Trouble with one row's data sends the rows one by one; trouble
/// with the database is waited out, and a batch is sent again only when it is certain that it was not committed.
/// </summary>
internal sealed class PostgresWriter : IBatchTarget<BatchWork>
{
    private const int BlobNumberBits = 24;

    private readonly NpgsqlDataSource _source;
    private readonly TimeSpan _limit;
    private readonly Patience _patience;
    private readonly long _writer;
    private WriterSession? _session;
    private Backend? _orphan; // It may still have a batch of ours: nothing is sent before it has ended.
    private long _batch;
    private long _blobs;

    /// <summary>Takes a number of its own from the database.</summary>
    public PostgresWriter(NpgsqlDataSource source, TimeSpan limit, CancellationToken closing)
    {
        (_source, _limit, _patience) = (source, limit, new(limit, closing));
        using var command = source.CreateCommand("select nextval('writer_number')");
        _writer = (long)command.ExecuteScalar()!;
    }

    /// <inheritdoc/>
    public void Run(IReadOnlyList<BatchWork> batch)
    {
        foreach (var transaction in Transactions.Of(batch)) Write(transaction);
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    private void Write(List<PendingWork> transaction)
    {
        for (; ; )
        {
            try
            {
                Note(transaction, Commit(transaction));
                return;
            }
            catch (CommitUnknownException unknown)
            {
                foreach (var pending in transaction) pending.Work.Refuse(unknown);
                return;
            }
            catch (Exception error) when (Troubles.IsPassing(error))
            {
                if (_patience.Pause()) continue;
                foreach (var pending in transaction) Refuse(pending, error);
                return;
            }
            catch (Exception error)
            {
                if (transaction is [var one]) Refuse(one, error);
                else WriteOneByOne(transaction);
                return;
            }
        }
    }

    private void WriteOneByOne(List<PendingWork> transaction)
    {
        var start = Stopwatch.GetTimestamp();
        foreach (var pending in transaction)
        {
            // Each locked row costs the wait for its lock; a table that is locked whole must not cost it for each row.
            if (Stopwatch.GetElapsedTime(start) < _limit) Write([pending]);
            else Refuse(pending, new TimeoutException("Rows before it were locked for too long."));
        }
    }

    /// <exception cref="CommitUnknownException">Whether it is committed could not be found out.</exception>
    /// <exception cref="Exception">Any other: it is not committed.</exception>
    private short[] Commit(List<PendingWork> transaction)
    {
        var number = ++_batch;
        try
        {
            using var batch = Statements(transaction, number);
            var outcomes = Session().Commit(batch);
            _patience.Restore();
            return outcomes;
        }
        catch (AnswerLostException lost)
        {
            return AnswerTo(number, lost) ?? throw lost.InnerException!;
        }
        catch
        {
            _session?.Discard();
            _session = null;
            throw;
        }
    }

    private short[]? AnswerTo(long number, AnswerLostException lost)
    {
        _orphan = _session!.Backend;
        for (; ; )
        {
            Close();
            try
            {
                return Session().AnswerTo(_writer, number);
            }
            catch (Exception error) when (Troubles.IsPassing(error))
            {
                if (!_patience.Pause())
                    throw new CommitUnknownException($"The answer to a commit was lost: {lost.Message}", lost.InnerException!);
            }
        }
    }

    private WriterSession Session()
    {
        if (_session is { } known) return known;
        var session = WriterSession.Open(_source);
        try
        {
            if (_orphan is { } orphan) session.End(orphan);
            _orphan = null;
            return _session = session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private NpgsqlBatch Statements(List<PendingWork> transaction, long number)
    {
        var batch = new NpgsqlBatch();
        var rows = new RowColumns();
        foreach (var pending in transaction)
        {
            if (pending.Work is not CommitRow row) continue;
            pending.Place = rows.Count;
            rows.Add(row, pending);
        }

        batch.BatchCommands.Add(RowStatement.For(rows, _writer, number));
        SettleStatement.Add(batch, [.. transaction.Select(pending => pending.Work).OfType<SettleRow>()]);
        foreach (var pending in transaction)
            if (pending.Work is not (CommitRow or SettleRow)) BlobStatements.Add(batch, pending.Work, NewBlob);
        return batch;
    }

    private long NewBlob() => (_writer << BlobNumberBits) + ++_blobs;

    private static void Note(List<PendingWork> transaction, short[] outcomes)
    {
        foreach (var pending in transaction)
        {
            if (pending.Work is not CommitRow row) continue;
            var outcome = (CommitOutcome)outcomes[pending.Place];
            row.Note((outcome, outcome == CommitOutcome.Committed ? row.ETag + 1 : row.ETag));
        }
    }

    private static void Refuse(PendingWork pending, Exception error)
    {
        if (pending.Work is CommitRow row && Troubles.Of(error) is Trouble.Identity)
            row.Note((CommitOutcome.DuplicateIdentity, row.ETag));
        else
            pending.Work.Refuse(new StoreWriteException($"Nothing was written: {error.Message}", error));
    }

    private void Close()
    {
        _session?.Dispose();
        _session = null;
    }
}
