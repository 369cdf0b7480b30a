using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Storage.Committing;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ClaimsCluster.Storage.Sqlite;

/// <summary>
/// Runs a batch in one transaction, each work under a savepoint of its own: what is wrong with one undoes that one.
/// When the whole batch fails the connection is thrown away and the next batch opens a new one, so that nothing of a
/// failure is left behind and the store writes again once the disk has space.
/// </summary>
internal sealed class SqliteWriter(string path, IFaults faults) : IBatchTarget<BatchWork>
{
    private SqliteSession? _session = SqliteSession.ForWriting(path, faults);
    private SqliteRows? _rows;
    private SqliteBlobs? _blobs;

    /// <summary>The database may have this many pages, as on a disk that is full; null: no limit. For tests.</summary>
    public long? MaxPages { get; set; }

    /// <inheritdoc/>
    public void Run(IReadOnlyList<BatchWork> batch)
    {
        try
        {
            var session = _session ??= SqliteSession.ForWriting(path, faults);
            _rows ??= new(session);
            _blobs ??= new(session);
            if (MaxPages is { } pages) session.Execute($"pragma max_page_count = {pages}");

            session["begin immediate"].Run();
            foreach (var work in batch) RunOne(session, work);
            Commit(session);
        }
        catch (CommitUnknownException)
        {
            Close();
            throw;
        }
        catch (Exception error)
        {
            Close();
            throw new StoreWriteException($"Nothing was written: {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    // Before its last frame is written a commit can only fail whole; what an error of the commit itself left in the
    // log is not ours to guess.
    private void Commit(SqliteSession session)
    {
        try
        {
            session["commit"].Run();
            faults.AfterCommit();
        }
        catch (SqliteException error)
        {
            throw new CommitUnknownException($"The commit failed: {error.Message}", error);
        }
    }

    private void RunOne(SqliteSession session, BatchWork work)
    {
        session["savepoint one"].Run();
        try
        {
            if (Apply(work)) session["release one"].Run();
            else Undo(session);
        }
        catch (Exception error) when (IsOfItsData(error))
        {
            session.ResetStatements();
            Undo(session);
            work.Refuse(new StoreWriteException($"Nothing was written: {error.Message}", error));
        }
    }

    private static void Undo(SqliteSession session)
    {
        session["rollback to one"].Run();
        session["release one"].Run();
    }

    /// <summary>False: what it did is to be undone; its outcome is noted.</summary>
    private bool Apply(BatchWork work)
    {
        switch (work)
        {
            case CommitRow row:
                var outcome = _rows!.Write(row);
                row.Note((outcome, outcome == CommitOutcome.Committed ? row.ETag + 1 : row.ETag));
                return outcome == CommitOutcome.Committed;
            case SettleRow settled:
                _rows!.Settle(settled);
                return true;
            case KeepSetting setting:
                _session!["insert or replace into setting (name, value) values (?, ?)"]
                    .Bind(setting.Name).Bind(setting.Value).Run();
                return true;
            default:
                return _blobs!.Write(work);
        }
    }

    // Everything else is of the file, the disk or the connection, and fails the batch.
    private static bool IsOfItsData(Exception error) =>
        error is not SqliteException { SqliteErrorCode: var code }
        || code is raw.SQLITE_CONSTRAINT or raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH or raw.SQLITE_RANGE;

    private void Close()
    {
        _session?.Dispose(); // An open transaction is rolled back.
        (_session, _rows, _blobs) = (null, null, null);
    }
}
