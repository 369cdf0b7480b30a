using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Storage.Blobs;
using ClaimsCluster.Storage.Committing;
using ClaimsCluster.Storage.Rows;
using Npgsql;

namespace ClaimsCluster.Storage.Postgres;

/// <summary>
/// The store of a cluster on one PostgreSQL database; each silo has an object of its own. What was answered is on the
/// disk (synchronous_commit on); callers share transactions (group commit, one writer). Dispose it after the silo.
/// </summary>
/// <remarks>
/// How a write fails. Something wrong with one row's data, or the row locked by somebody: <see cref="StoreWriteException"/>
/// for it alone. The database away, full or read-only: callers wait, bounded by the queue, as long as
/// <see cref="PostgresSettings.Patience"/>; then <see cref="StoreWriteException"/>, or <see cref="CommitOutcome.Unknown"/>
/// (<see cref="CommitUnknownException"/> for blobs and settings) where the answer to a commit was lost and the database
/// did not come back to tell. An answer that was lost is read back, never guessed: each batch keeps its own.
/// </remarks>
public sealed class PostgresClusterStore : ISharedStore, IAsyncDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private readonly NpgsqlDataSource _source;
    private readonly BatchQueue<BatchWork> _writes;
    private readonly BatchQueue<LoadRow> _loads;
    private readonly PostgresReaders _readers;

    private PostgresClusterStore(NpgsqlDataSource source, PostgresSettings settings)
    {
        _source = source;
        _writes = new(new PostgresWriter(source, settings.Patience, _closing.Token), nameof(PostgresClusterStore));
        _loads = new(new PostgresLoader(source, settings.Patience, _closing.Token), nameof(PostgresClusterStore), "load");
        _readers = new(source, settings.Patience, _closing.Token);
    }

    /// <summary>Connects, and brings the database to the newest schema. A server that is not up yet is waited for.</summary>
    /// <exception cref="StoreVersionException">The database is newer than this program.</exception>
    /// <exception cref="NpgsqlException">No such server, database or role.</exception>
    public static PostgresClusterStore Open(PostgresSettings settings)
    {
        var source = PostgresSource.Of(settings);
        var patience = new Patience(settings.Patience, CancellationToken.None);
        for (; ; )
        {
            try
            {
                PostgresMigrations.Apply(source);
                return new(source, settings);
            }
            catch (Exception error) when (Troubles.IsPassing(error) && patience.Pause())
            {
                // Once more: the scripts are applied whole, or not.
            }
            catch
            {
                source.Dispose();
                throw;
            }
        }
    }

    /// <summary>
    /// Connects to a database that is at the newest schema, and changes nothing there: for who only reads, also while
    /// silos work on it. It does not wait for a server that is away.
    /// </summary>
    /// <exception cref="StoreVersionException">The database is newer than this program.</exception>
    /// <exception cref="StoreNotMigratedException">It is older, or empty.</exception>
    /// <exception cref="NpgsqlException">No such server, database or role.</exception>
    public static PostgresClusterStore OpenAsItIs(PostgresSettings settings)
    {
        var source = PostgresSource.Of(settings);
        try
        {
            PostgresSchema.Check(source);
            return new(source, settings);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<(CommitOutcome Outcome, long ETag)> Commit(RowWrite write, byte[] body, long etag) =>
        await _writes.Do(new CommitRow(write, body, etag));

    /// <inheritdoc/>
    public async ValueTask Settle(EntityId id, long etag, DateTimeOffset? dueAt) => await _writes.Do(new SettleRow(id, etag, dueAt));

    /// <inheritdoc/>
    public async ValueTask<RowRecord?> Load(EntityId id) => await _loads.Do(new LoadRow(id));

    /// <inheritdoc/>
    public async ValueTask<long> Version(EntityId id) => (await _loads.Do(new LoadRow(id, versionOnly: true)))?.ETag ?? 0;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<EntityId>> Due(DateTimeOffset now, int page) =>
        await _readers.All(PostgresReads.Due, PostgresReads.Id, Micros.Floor(now), page);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<EntityId>> Due(DateTimeOffset now, int page, int part, int parts) =>
        await _readers.All(PostgresReads.DueOfPart, PostgresReads.Id, Micros.Floor(now), page, part, parts);

    /// <inheritdoc/>
    public async ValueTask<bool> Lease(string name, string holder, TimeSpan span) =>
        await _readers.First(PostgresReads.Lease, row => row.GetBoolean(0), name, holder, span);

    /// <inheritdoc/>
    public async ValueTask Release(string name, string holder) =>
        await _readers.All(PostgresReads.Release, row => 0, name, holder);

    /// <inheritdoc/>
    public async ValueTask<DateTimeOffset?> NextDue() => await _readers.First(PostgresReads.NextDue, PostgresReads.Time);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<QueuedItem>> Queue(
        string tenant, string queue, int page, QueuedItem? after = null) =>
        await _readers.All(
            PostgresReads.Queue, PostgresReads.Item,
            tenant, queue, after?.Sort ?? "", after?.Item.Kind ?? "", after?.Item.Key ?? "", page);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<EntityId>> Find(string tenant, string index, string value) =>
        await _readers.All(PostgresReads.Find, PostgresReads.Id, tenant, index, value);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LoggedEvent>> Events(long afterPosition, int page) =>
        await _readers.All(PostgresReads.EventsAfter, PostgresReads.Event, afterPosition, page);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LoggedEvent>> Events(EntityId id, long afterSeq, int page) =>
        await _readers.All(PostgresReads.EventsOf, PostgresReads.Event, id.Tenant, id.Stream, afterSeq, page);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LoggedEvent>> Events(EntityId id, string type, long afterSeq, int page) =>
        await _readers.All(PostgresReads.EventsOfType, PostgresReads.Event, id.Tenant, id.Stream, afterSeq, type, page);

    /// <inheritdoc/>
    public async ValueTask<LoggedEvent?> ByIdentity(string tenant, string type, string identity) =>
        await _readers.First(PostgresReads.ByIdentity, PostgresReads.Event, tenant, type, identity);

    /// <inheritdoc/>
    public async ValueTask<DateTimeOffset?> LastEventAt() =>
        await _readers.First(PostgresReads.LastEventAt, PostgresReads.Time);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<RowRecord>> Rows(string kind, int page, EntityId? after = null) =>
        await _readers.All(PostgresReads.Rows, PostgresReads.Row, kind, after?.Tenant ?? "", after?.Key ?? "", page);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<(string Kind, string State, long Count)>> Census() =>
        await _readers.All(PostgresReads.Census, row => (row.GetString(0), row.GetString(1), row.GetInt64(2)));

    /// <inheritdoc/>
    public async ValueTask<long> NotAtRest(DateTimeOffset now) =>
        await _readers.First(PostgresReads.NotAtRest, row => row.GetInt64(0), Micros.Floor(now));

    /// <inheritdoc/>
    public async ValueTask<string> PutBlob(string tenant, Stream bytes, CancellationToken cancel = default) =>
        await new BlobArrival(_writes, tenant).Take(bytes, cancel);

    /// <inheritdoc/>
    public Stream OpenBlob(string tenant, string sha256)
    {
        var found = _readers.FirstHere(PostgresReads.Blob, row => ((long Id, long Length)?)(row.GetInt64(0), row.GetInt64(1)), tenant, sha256);
        return found is var (id, length)
            ? new BlobStream(
                number => _readers.FirstHere(PostgresReads.Chunk, Bytes, id, number),
                number => _readers.First(PostgresReads.Chunk, Bytes, id, number),
                length)
            : throw new FileNotFoundException($"Tenant {tenant} has no kept bytes with SHA-256 {sha256}.", sha256);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<(string Tenant, string Sha256, long Length)>> Blobs() =>
        await _readers.All(PostgresReads.Blobs, row => (row.GetString(0), row.GetString(1), row.GetInt64(2)));

    /// <inheritdoc/>
    public async ValueTask<string?> Setting(string name) =>
        await _readers.First(PostgresReads.Setting, row => row.GetString(0), name);

    /// <inheritdoc/>
    public TimeSpan Stalled => _writes.Stalled;

    /// <inheritdoc/>
    public async ValueTask SetSetting(string name, string value) => await _writes.Do(new KeepSetting(name, value));

    /// <summary>
    /// Commits what is queued, without waiting for a database that is away, and disconnects. A later call meets
    /// <see cref="ObjectDisposedException"/>.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested) return;
        await _closing.CancelAsync();
        await _writes.DisposeAsync();
        await _loads.DisposeAsync();
        await _source.DisposeAsync();
        _closing.Dispose();
    }

    private static byte[] Bytes(NpgsqlDataReader row) => row.GetFieldValue<byte[]>(0);
}
