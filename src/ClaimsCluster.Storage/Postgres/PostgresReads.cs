using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Storage.Rows;
using Npgsql;

namespace ClaimsCluster.Storage.Postgres;

/// <summary>The questions that are asked of the store, and how their rows are read.</summary>
internal static class PostgresReads
{
    /// <summary>The columns that <see cref="Row"/> reads, of a table named <c>s</c>.</summary>
    public const string RowColumns =
        "s.kind, s.tenant, s.key, s.etag, s.state, s.payer, s.account, s.amount, s.balance, s.due_at, s.open_effects, "
        + "s.updated_at, s.body, s.answered_effects";

    /// <summary>How many they are.</summary>
    public const int RowColumnCount = 14;

    private const string EventColumns = "position, tenant, stream, seq, type, identity, at, actor, prev_hash, hash, body";

    /// <summary>See <see cref="IClusterStore.Due"/>.</summary>
    public const string Due =
        "select kind, tenant, key from grain_state where due_at <= $1 order by due_at, kind, tenant, key limit $2";

    /// <summary>See <see cref="ISharedStore.Due"/>.</summary>
    public const string DueOfPart = """
        select kind, tenant, key from grain_state where due_at <= $1 and shard % $4 = $3 order by due_at, kind, tenant, key limit $2
        """;

    /// <summary>See <see cref="ISharedStore.Lease"/>. One row when it is the holder's, none when it is another's.</summary>
    public const string Lease = """
        insert into lease as l (name, holder, until) values ($1, $2, clock_timestamp() + $3)
        on conflict (name) do update set holder = excluded.holder, until = excluded.until
        where l.holder = excluded.holder or l.until < clock_timestamp()
        returning true
        """;

    /// <summary>See <see cref="ISharedStore.Release"/>.</summary>
    public const string Release = "delete from lease where name = $1 and holder = $2";

    /// <summary>See <see cref="IClusterStore.NextDue"/>.</summary>
    public const string NextDue = "select min(due_at) from grain_state where due_at is not null";

    /// <summary>See <see cref="IClusterStore.Queue"/>.</summary>
    public const string Queue = """
        select kind, tenant, item, sort from queue
        where tenant = $1 and queue = $2 and (sort, kind, item) > ($3, $4, $5) order by sort, kind, item limit $6
        """;

    /// <summary>See <see cref="IClusterStore.Find"/>.</summary>
    public const string Find =
        "select kind, tenant, owner from entry where tenant = $1 and \"index\" = $2 and value = $3 order by kind, owner";

    /// <summary>
    /// A page of the log after a position, below the positions of the oldest transaction that is still running: what
    /// has a lower position is committed and in this snapshot, or never will be.
    /// </summary>
    public const string EventsAfter = $"""
        select {EventColumns} from event
        where position > $1 and position < (select event_position(pg_snapshot_xmin(pg_current_snapshot())))
        order by position limit $2
        """;

    /// <summary>A page of one stream after a sequence number.</summary>
    public const string EventsOf =
        $"select {EventColumns} from event where tenant = $1 and stream = $2 and seq > $3 order by seq limit $4";

    /// <summary>A page of the events of one type of one stream.</summary>
    public const string EventsOfType =
        $"select {EventColumns} from event where tenant = $1 and stream = $2 and seq > $3 and type = $4 order by seq limit $5";

    /// <summary>See <see cref="IClusterStore.ByIdentity"/>.</summary>
    public const string ByIdentity =
        $"select {EventColumns} from event where tenant = $1 and type = $2 and identity = $3";

    /// <summary>See <see cref="IClusterStore.LastEventAt"/>.</summary>
    public const string LastEventAt = "select at from event order by position desc limit 1";

    /// <summary>See <see cref="IClusterStore.Rows"/>.</summary>
    public const string Rows =
        $"select {RowColumns} from grain_state s where kind = $1 and (tenant, key) > ($2, $3) order by tenant, key limit $4";

    /// <summary>See <see cref="IClusterStore.Census"/>.</summary>
    public const string Census = "select kind, state, count(*) from grain_state group by kind, state order by kind, state";

    /// <summary>See <see cref="IClusterStore.NotAtRest"/>. "Due" is what <see cref="Due"/> shows; each row counts once.</summary>
    public const string NotAtRest = """
        select (select count(*) from grain_state where due_at <= $1)
          + (select count(*) from grain_state where open_effects > 0 and (due_at is null or due_at > $1))
        """;

    /// <summary>See <see cref="IClusterStore.Blobs"/>.</summary>
    public const string Blobs = "select tenant, sha256, length from blob where sha256 is not null order by tenant, sha256";

    /// <summary>The id and length of a kept blob.</summary>
    public const string Blob = "select id, length from blob where tenant = $1 and sha256 = $2";

    /// <summary>One chunk of a blob.</summary>
    public const string Chunk = "select bytes from blob_chunk where blob = $1 and number = $2";

    /// <summary>See <see cref="IClusterStore.Setting"/>.</summary>
    public const string Setting = "select value from setting where name = $1";

    /// <summary>A row of <see cref="RowColumns"/>.</summary>
    public static RowRecord Row(NpgsqlDataReader row) => new(
        Id(row), row.GetInt64(3), row.GetString(4), Text(row, 5), Text(row, 6), Long(row, 7), Long(row, 8),
        Time(row, 9), row.GetInt32(10), Micros.Time(row.GetInt64(11)), Opened(row, 12))
    {
        AnsweredEffects = row.GetInt32(13),
    };

    /// <summary>Kind, tenant and key.</summary>
    public static EntityId Id(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2));

    /// <summary>A place of <see cref="Queue"/>.</summary>
    public static QueuedItem Item(NpgsqlDataReader row) => new(row.GetString(3), Id(row));

    /// <summary>An event.</summary>
    public static LoggedEvent Event(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2),
        new(row.GetInt64(3), row.GetString(4), Text(row, 5), Micros.Time(row.GetInt64(6)), row.GetString(7),
            row.GetFieldValue<byte[]>(8), row.GetFieldValue<byte[]>(9), Opened(row, 10)));

    /// <summary>A time in the first column.</summary>
    public static DateTimeOffset? Time(NpgsqlDataReader row) => Time(row, 0);

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) =>
        Long(row, column) is { } micros ? Micros.Time(micros) : null;

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? Long(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static byte[] Opened(NpgsqlDataReader row, int column) =>
        Envelope.Open(row.GetFieldValue<byte[]>(column)).ToArray();
}
