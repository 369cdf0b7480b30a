using ClaimsCluster.Storage.Committing;
using Npgsql;
using NpgsqlTypes;

namespace ClaimsCluster.Storage.Postgres;

/// <summary>Reads the rows of many callers in one round trip.</summary>
internal sealed class PostgresLoader(NpgsqlDataSource source, TimeSpan limit, CancellationToken closing) : IBatchTarget<LoadRow>
{
    // One look into the key a row (a subquery cannot become a join): the plan does not depend on the table's size.
    private const string Rows = $"""
        select {PostgresReads.RowColumns}, g.place::integer
        from unnest($1, $2, $3) with ordinality as g (kind, tenant, key, place)
        cross join lateral (
          select * from grain_state s where s.kind = g.kind and s.tenant = g.tenant and s.key = g.key limit 1
        ) as s
        """;

    private const string Versions = """
        select s.etag, g.place::integer
        from unnest($1, $2, $3) with ordinality as g (kind, tenant, key, place)
        cross join lateral (
          select etag from grain_state s where s.kind = g.kind and s.tenant = g.tenant and s.key = g.key limit 1
        ) as s
        """;

    private readonly Patience _patience = new(limit, closing);

    /// <inheritdoc/>
    public void Run(IReadOnlyList<LoadRow> batch)
    {
        for (; ; )
        {
            try
            {
                Read(batch);
                _patience.Restore();
                return;
            }
            catch (Exception error) when (Troubles.IsPassing(error))
            {
                if (!_patience.Pause()) throw StoreReadException.Of(error);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Read(IReadOnlyList<LoadRow> batch)
    {
        Read(Rows, [.. batch.Where(work => !work.VersionOnly)], PostgresReads.RowColumnCount, ReadOne);
        Read(Versions, [.. batch.Where(work => work.VersionOnly)], 1, ReadVersion);
    }

    private void Read(string sql, List<LoadRow> batch, int placeColumn, Action<NpgsqlDataReader, LoadRow> read)
    {
        if (batch.Count == 0) return;
        using var command = source.CreateCommand(sql);
        Add(command, batch, work => work.Id.Kind);
        Add(command, batch, work => work.Id.Tenant);
        Add(command, batch, work => work.Id.Key);
        using var reader = command.ExecuteReader();
        while (reader.Read()) read(reader, batch[reader.GetInt32(placeColumn) - 1]);
    }

    private static void Add(NpgsqlCommand command, IReadOnlyList<LoadRow> batch, Func<LoadRow, string> word) =>
        command.Parameters.Add(new NpgsqlParameter<List<string>>
        {
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
            TypedValue = [.. batch.Select(word)],
        });

    private static void ReadVersion(NpgsqlDataReader reader, LoadRow work) =>
        work.Note(new(work.Id, reader.GetInt64(0), "", null, null, null, null, null, 0, default, []));

    private static void ReadOne(NpgsqlDataReader reader, LoadRow work)
    {
        try
        {
            work.Note(PostgresReads.Row(reader));
        }
        catch (InvalidDataException error)
        {
            work.Refuse(error); // One row that cannot be read is nobody else's trouble.
        }
    }
}
