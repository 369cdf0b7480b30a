using ClaimsCluster.Storage.Committing;
using ClaimsCluster.Storage.Rows;
using Npgsql;
using NpgsqlTypes;

namespace ClaimsCluster.Storage.Postgres;

/// <summary>The statement that closes the open effects of rows, where they still have the version whose effects were answered.</summary>
/// <remarks>Looked up row by row and by ctid, as in <see cref="RowStatement"/>: one plan for a table of any size.</remarks>
internal static class SettleStatement
{
    private const string Text = """
        with found as materialized (
          select t.due_at, (
            select s.ctid from grain_state s
            where s.kind = t.kind and s.tenant = t.tenant and s.key = t.key and s.etag = t.etag and s.open_effects > 0) as place
          from unnest($1, $2, $3, $4, $5) as t (kind, tenant, key, etag, due_at)
        )
        update grain_state s set due_at = (select f.due_at from found f where f.place = s.ctid),
          answered_effects = s.open_effects, open_effects = 0
        where s.ctid = any (array(select f.place from found f where f.place is not null))
        """;

    /// <summary>Adds the statement for these rows; nothing where there are none.</summary>
    public static void Add(NpgsqlBatch batch, List<SettleRow> rows)
    {
        if (rows.Count == 0) return;
        var statement = new NpgsqlBatchCommand(Text);
        Add(statement, NpgsqlDbType.Text, rows.ConvertAll(row => row.Id.Kind));
        Add(statement, NpgsqlDbType.Text, rows.ConvertAll(row => row.Id.Tenant));
        Add(statement, NpgsqlDbType.Text, rows.ConvertAll(row => row.Id.Key));
        Add(statement, NpgsqlDbType.Bigint, rows.ConvertAll(row => row.ETag));
        Add(statement, NpgsqlDbType.Bigint, rows.ConvertAll(row => row.DueAt is { } due ? Micros.Ceiling(due) : (long?)null));
        batch.BatchCommands.Add(statement);
    }

    private static void Add<T>(NpgsqlBatchCommand statement, NpgsqlDbType type, List<T> values) =>
        statement.Parameters.Add(new NpgsqlParameter<List<T>> { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = values });
}
