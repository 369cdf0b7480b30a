using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Storage.Rows;

namespace ClaimsCluster.Storage.Sqlite;

/// <summary>The questions that are asked of the store, and how their rows are read.</summary>
internal static class SqliteReads
{
    private const string RowColumns =
        "kind, tenant, key, etag, state, payer, account, amount, balance, due_at, open_effects, updated_at, body, "
        + "answered_effects";

    private const string EventColumns =
        "position, tenant, stream, seq, type, identity, at, actor, prev_hash, hash, body";

    /// <summary>See <see cref="IClusterStore.Load"/>.</summary>
    public static RowRecord? Row(SqliteSession session, EntityId id) => session[
        $"select {RowColumns} from grain_state where kind = ? and tenant = ? and key = ?"]
        .Bind(id.Kind).Bind(id.Tenant).Bind(id.Key).First(Row);

    /// <summary>See <see cref="IClusterStore.Version"/>: the record holds nothing else.</summary>
    public static RowRecord? Version(SqliteSession session, EntityId id) => session[
        "select etag from grain_state where kind = ? and tenant = ? and key = ?"]
        .Bind(id.Kind).Bind(id.Tenant).Bind(id.Key)
        .First(row => new RowRecord(id, row.Long(0), "", null, null, null, null, null, 0, default, []));

    /// <summary>See <see cref="IClusterStore.Due"/>.</summary>
    public static List<EntityId> Due(SqliteSession session, DateTimeOffset now, int page) => session["""
        select kind, tenant, key from grain_state where due_at <= ? order by due_at, kind, tenant, key limit ?
        """].Bind(Micros.Floor(now)).Bind(page).All(Id);

    /// <summary>See <see cref="ISharedStore.Due"/>.</summary>
    public static List<EntityId> Due(SqliteSession session, DateTimeOffset now, int page, int part, int parts) => session["""
        select kind, tenant, key from grain_state where due_at <= ? and shard % ? = ? order by due_at, kind, tenant, key limit ?
        """].Bind(Micros.Floor(now)).Bind(parts).Bind(part).Bind(page).All(Id);

    /// <summary>See <see cref="IClusterStore.NextDue"/>.</summary>
    public static DateTimeOffset? NextDue(SqliteSession session) => session[
        "select min(due_at) from grain_state where due_at is not null"].First(row => TimeOrNull(row, 0));

    /// <summary>See <see cref="IClusterStore.Queue"/>.</summary>
    public static List<QueuedItem> Queue(
        SqliteSession session, string tenant, string queue, int page, QueuedItem? after) =>
        session["""
        select kind, tenant, item, sort from queue
        where tenant = ? and queue = ? and (sort, kind, item) > (?, ?, ?) order by sort, kind, item limit ?
        """]
            .Bind(tenant).Bind(queue)
            .Bind(after?.Sort ?? "").Bind(after?.Item.Kind ?? "").Bind(after?.Item.Key ?? "").Bind(page)
            .All(row => new QueuedItem(row.Text(3), Id(row)));

    /// <summary>See <see cref="IClusterStore.Find"/>.</summary>
    public static List<EntityId> Find(SqliteSession session, string tenant, string index, string value) => session["""
        select kind, tenant, owner from entry where tenant = ? and "index" = ? and value = ? order by kind, owner
        """].Bind(tenant).Bind(index).Bind(value).All(Id);

    /// <summary>A page of the log after a position.</summary>
    public static List<LoggedEvent> Events(SqliteSession session, long afterPosition, int page) => session[
        $"select {EventColumns} from event where position > ? order by position limit ?"]
        .Bind(afterPosition).Bind(page).All(Event);

    /// <summary>A page of one stream after a sequence number.</summary>
    public static List<LoggedEvent> Events(SqliteSession session, EntityId id, long afterSeq, int page) => session[
        $"select {EventColumns} from event where tenant = ? and stream = ? and seq > ? order by seq limit ?"]
        .Bind(id.Tenant).Bind(id.Stream).Bind(afterSeq).Bind(page).All(Event);

    /// <summary>A page of the events of one type of one stream.</summary>
    public static List<LoggedEvent> Events(
        SqliteSession session, EntityId id, string type, long afterSeq, int page) => session[
        $"select {EventColumns} from event where tenant = ? and stream = ? and seq > ? and type = ? order by seq limit ?"]
        .Bind(id.Tenant).Bind(id.Stream).Bind(afterSeq).Bind(type).Bind(page).All(Event);

    /// <summary>See <see cref="IClusterStore.ByIdentity"/>.</summary>
    public static LoggedEvent? ByIdentity(SqliteSession session, string tenant, string type, string identity) => session[
        $"select {EventColumns} from event where tenant = ? and type = ? and identity = ?"]
        .Bind(tenant).Bind(type).Bind(identity).First(Event);

    /// <summary>See <see cref="IClusterStore.LastEventAt"/>.</summary>
    public static DateTimeOffset? LastEventAt(SqliteSession session) => session[
        "select at from event order by position desc limit 1"].First(row => TimeOrNull(row, 0));

    /// <summary>See <see cref="IClusterStore.Rows"/>.</summary>
    public static List<RowRecord> Rows(SqliteSession session, string kind, int page, EntityId? after) => session[
        $"select {RowColumns} from grain_state where kind = ? and (tenant, key) > (?, ?) order by tenant, key limit ?"]
        .Bind(kind).Bind(after?.Tenant ?? "").Bind(after?.Key ?? "").Bind(page).All(Row);

    /// <summary>See <see cref="IClusterStore.Census"/>.</summary>
    public static List<(string Kind, string State, long Count)> Census(SqliteSession session) => session[
        "select kind, state, count(*) from grain_state group by kind, state order by kind, state"]
        .All(row => (row.Text(0), row.Text(1), row.Long(2)));

    /// <summary>See <see cref="IClusterStore.NotAtRest"/>. "Due" is what <see cref="IClusterStore.Due"/> shows; each row counts once.</summary>
    public static long NotAtRest(SqliteSession session, DateTimeOffset now) => session["""
        select (select count(*) from grain_state where due_at <= ?)
          + (select count(*) from grain_state where open_effects > 0 and (due_at is null or due_at > ?))
        """].Bind(Micros.Floor(now)).Bind(Micros.Floor(now)).First(row => row.Long(0));

    /// <summary>See <see cref="IClusterStore.Blobs"/>.</summary>
    public static List<(string Tenant, string Sha256, long Length)> Blobs(SqliteSession session) => session[
        "select tenant, sha256, length from blob where sha256 is not null order by tenant, sha256"]
        .All(row => (row.Text(0), row.Text(1), row.Long(2)));

    /// <summary>The id and length of a kept blob.</summary>
    public static (long Id, long Length)? Blob(SqliteSession session, string tenant, string sha256) => session[
        "select id, length from blob where tenant = ? and sha256 = ?"]
        .Bind(tenant).Bind(sha256).First(row => ((long, long)?)(row.Long(0), row.Long(1)));

    /// <summary>One chunk of a blob; null after the last.</summary>
    public static byte[]? Chunk(SqliteSession session, long blob, int number) => session[
        "select bytes from blob_chunk where blob = ? and number = ?"]
        .Bind(blob).Bind(number).First(row => row.Blob(0).ToArray());

    /// <summary>See <see cref="IClusterStore.Setting"/>.</summary>
    public static string? Setting(SqliteSession session, string name) => session[
        "select value from setting where name = ?"].Bind(name).First(row => row.Text(0));

    private static RowRecord Row(Statement row) => new(
        Id(row), row.Long(3), row.Text(4), row.TextOrNull(5), row.TextOrNull(6), row.LongOrNull(7), row.LongOrNull(8),
        TimeOrNull(row, 9), (int)row.Long(10), Micros.Time(row.Long(11)), Envelope.Open(row.Blob(12)).ToArray())
    {
        AnsweredEffects = (int)row.Long(13),
    };

    private static EntityId Id(Statement row) => new(row.Text(0), row.Text(1), row.Text(2));

    private static LoggedEvent Event(Statement row) => new(
        row.Long(0), row.Text(1), row.Text(2),
        new(row.Long(3), row.Text(4), row.TextOrNull(5), Micros.Time(row.Long(6)), row.Text(7),
            row.Blob(8).ToArray(), row.Blob(9).ToArray(), Envelope.Open(row.Blob(10)).ToArray()));

    private static DateTimeOffset? TimeOrNull(Statement row, int column) =>
        row.LongOrNull(column) is { } micros ? Micros.Time(micros) : null;
}
