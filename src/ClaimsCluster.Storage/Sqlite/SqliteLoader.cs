using ClaimsCluster.Storage.Committing;

namespace ClaimsCluster.Storage.Sqlite;

/// <summary>Reads the rows of many callers in one read transaction.</summary>
internal sealed class SqliteLoader(string path) : IBatchTarget<LoadRow>
{
    private SqliteSession? _session;

    /// <inheritdoc/>
    public void Run(IReadOnlyList<LoadRow> batch)
    {
        var session = _session ??= SqliteSession.ForReading(path);
        try
        {
            session["begin"].Run();
            foreach (var work in batch) ReadOne(session, work);
            session["commit"].Run();
        }
        catch
        {
            Dispose(); // The next batch opens a new one.
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session?.Dispose();
        _session = null;
    }

    private static void ReadOne(SqliteSession session, LoadRow work)
    {
        try
        {
            work.Note(work.VersionOnly ? SqliteReads.Version(session, work.Id) : SqliteReads.Row(session, work.Id));
        }
        catch (InvalidDataException error)
        {
            work.Refuse(error); // One row that cannot be read is nobody else's trouble.
        }
    }
}
