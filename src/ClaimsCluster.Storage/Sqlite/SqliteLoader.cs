using ClaimsCluster.Storage.Committing;

namespace ClaimsCluster.Storage.Sqlite;

/// <summary>Reads the rows of many callers in one read transaction.</summary>
internal sealed class SqliteLoader(string path) : IBatchTarget<LoadRow>
{
    private readonly SqliteSession _session = SqliteSession.ForReading(path);

    /// <inheritdoc/>
    public void Run(IReadOnlyList<LoadRow> batch)
    {
        _session["begin"].Run();
        try
        {
            foreach (var work in batch) ReadOne(work);
        }
        finally
        {
            _session["commit"].Run();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private void ReadOne(LoadRow work)
    {
        try
        {
            work.Note(_session[SqliteReads.RowSql].Bind(work.Id.Kind).Bind(work.Id.Tenant).Bind(work.Id.Key).First(SqliteReads.Row));
        }
        catch (InvalidDataException error)
        {
            work.Refuse(error); // One row that cannot be read is nobody else's trouble.
        }
    }
}
