using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Storage.Blobs;
using ClaimsCluster.Storage.Committing;

namespace ClaimsCluster.Storage.Sqlite;

/// <summary>
/// The store of one process on one SQLite file. What was answered is on the disk (WAL, synchronous FULL); callers
/// share transactions (group commit); silos of the process share this object. Dispose it after they have stopped.
/// </summary>
/// <remarks>
/// How a write fails. Something wrong with one row's data, or the file or disk failing before the commit (disk full):
/// <see cref="StoreWriteException"/>, and it is certain that nothing of it was written. The commit itself failing:
/// <see cref="CommitOutcome.Unknown"/> for every row of the batch (<see cref="CommitUnknownException"/> for blobs and
/// settings). Either way the next write finds a store that works as soon as the disk does.
/// </remarks>
public sealed class SqliteClusterStore : ISharedStore, IAsyncDisposable
{
    private readonly Dictionary<string, string> _leases = [];
    private readonly BatchQueue<BatchWork> _writes;
    private readonly BatchQueue<LoadRow> _loads;
    private readonly SqliteReaders _readers;

    private SqliteClusterStore(string path, IFaults faults)
    {
        Writer = new(path, faults);
        _writes = new(Writer, nameof(SqliteClusterStore));
        _loads = new(new SqliteLoader(path), nameof(SqliteClusterStore), "load");
        _readers = new(path);
    }

    internal SqliteWriter Writer { get; }

    /// <summary>Opens the database file, makes it where it is not there, and brings it to the newest schema.</summary>
    /// <param name="path">See <see cref="StoreFolder.Database"/>: the folder sees to it that there is one owner.</param>
    /// <exception cref="StoreVersionException">The file is newer than this program.</exception>
    public static SqliteClusterStore Open(string path) => Open(path, NoFaults.Instance);

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
        await _readers.Read(session => SqliteReads.Due(session, now, page));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<EntityId>> Due(DateTimeOffset now, int page, int part, int parts) =>
        await _readers.Read(session => SqliteReads.Due(session, now, page, part, parts));

    /// <summary>A folder has one process: its leases die with it, and never run out before.</summary>
    public ValueTask<bool> Lease(string name, string holder, TimeSpan span)
    {
        lock (_leases)
        {
            if (_leases.TryGetValue(name, out var other) && other != holder) return new(false);
            _leases[name] = holder;
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask Release(string name, string holder)
    {
        lock (_leases)
            if (_leases.TryGetValue(name, out var other) && other == holder) _leases.Remove(name);
        return default;
    }

    /// <inheritdoc/>
    public async ValueTask<DateTimeOffset?> NextDue() => await _readers.Read(SqliteReads.NextDue);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<QueuedItem>> Queue(
        string tenant, string queue, int page, QueuedItem? after = null) =>
        await _readers.Read(session => SqliteReads.Queue(session, tenant, queue, page, after));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<EntityId>> Find(string tenant, string index, string value) =>
        await _readers.Read(session => SqliteReads.Find(session, tenant, index, value));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LoggedEvent>> Events(long afterPosition, int page) =>
        await _readers.Read(session => SqliteReads.Events(session, afterPosition, page));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LoggedEvent>> Events(EntityId id, long afterSeq, int page) =>
        await _readers.Read(session => SqliteReads.Events(session, id, afterSeq, page));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LoggedEvent>> Events(EntityId id, string type, long afterSeq, int page) =>
        await _readers.Read(session => SqliteReads.Events(session, id, type, afterSeq, page));

    /// <inheritdoc/>
    public async ValueTask<LoggedEvent?> ByIdentity(string tenant, string type, string identity) =>
        await _readers.Read(session => SqliteReads.ByIdentity(session, tenant, type, identity));

    /// <inheritdoc/>
    public async ValueTask<DateTimeOffset?> LastEventAt() => await _readers.Read(SqliteReads.LastEventAt);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<RowRecord>> Rows(string kind, int page, EntityId? after = null) =>
        await _readers.Read(session => SqliteReads.Rows(session, kind, page, after));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<(string Kind, string State, long Count)>> Census() =>
        await _readers.Read(SqliteReads.Census);

    /// <inheritdoc/>
    public async ValueTask<long> NotAtRest(DateTimeOffset now) =>
        await _readers.Read(session => SqliteReads.NotAtRest(session, now));

    /// <inheritdoc/>
    public async ValueTask<string> PutBlob(string tenant, Stream bytes, CancellationToken cancel = default) =>
        await new BlobArrival(_writes, tenant).Take(bytes, cancel);

    /// <inheritdoc/>
    public Stream OpenBlob(string tenant, string sha256) =>
        _readers.ReadHere(session => SqliteReads.Blob(session, tenant, sha256)) is var (id, length)
            ? new BlobStream(
                number => _readers.ReadHere(session => SqliteReads.Chunk(session, id, number)),
                number => _readers.Read(session => SqliteReads.Chunk(session, id, number)),
                length)
            : throw new FileNotFoundException($"Tenant {tenant} has no kept bytes with SHA-256 {sha256}.", sha256);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<(string Tenant, string Sha256, long Length)>> Blobs() =>
        await _readers.Read(SqliteReads.Blobs);

    /// <inheritdoc/>
    public async ValueTask<string?> Setting(string name) =>
        await _readers.Read(session => SqliteReads.Setting(session, name));

    /// <inheritdoc/>
    public TimeSpan Stalled => _writes.Stalled;

    /// <inheritdoc/>
    public async ValueTask SetSetting(string name, string value) => await _writes.Do(new KeepSetting(name, value));

    /// <summary>Commits what is queued, closes the file. A later call meets <see cref="ObjectDisposedException"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writes.DisposeAsync();
        await _loads.DisposeAsync();
        _readers.Dispose();
    }

    internal static SqliteClusterStore Open(string path, IFaults faults)
    {
        using (var session = SqliteSession.ForWriting(path, NoFaults.Instance))
        {
            SqliteMigrations.Apply(session);
            SqliteBlobs.RemoveLeftovers(session);
        }

        return new(path, faults);
    }
}
