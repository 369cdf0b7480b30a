using System.Diagnostics;
using ClaimsCluster.Storage.Committing;
using Npgsql;

namespace ClaimsCluster.Storage.Postgres;

/// <summary>The statements of everything but rows: arriving blobs and settings.</summary>
internal static class BlobStatements
{
    private const string DropChunks = """
        delete from blob_chunk where blob = $1 and exists (select from blob where id = $1 and sha256 is null)
        """;

    private const string DropBlob = "delete from blob where id = $1 and sha256 is null";

    /// <summary>What a crash left of arriving blobs: a day old, so that no silo's blob is taken that still arrives.</summary>
    public const string RemoveLeftovers = """
        delete from blob_chunk where blob in
          (select id from blob where sha256 is null and begun_at < now() - interval '1 day');
        delete from blob where sha256 is null and begun_at < now() - interval '1 day';
        """;

    /// <summary>Adds a work's statements.</summary>
    /// <param name="batch">Where to.</param>
    /// <param name="work">The work.</param>
    /// <param name="newBlob">Numbers blobs.</param>
    public static void Add(NpgsqlBatch batch, BatchWork work, Func<long> newBlob)
    {
        switch (work)
        {
            case KeepSetting setting:
                Add(batch, "insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value", setting.Name, setting.Value);
                break;
            case KeepBlob keep:
                Add(batch, """
                    with made as (
                      insert into blob (id, tenant, sha256, length) values ($1, $2, $3, $4)
                      on conflict (tenant, sha256) where sha256 is not null do nothing
                      returning id)
                    insert into blob_chunk (blob, number, bytes) select id, 0, $5 from made
                    """, newBlob(), keep.Tenant, keep.Sha256, (long)keep.Bytes.Length, keep.Bytes);
                break;
            case BeginBlob begin:
                var id = newBlob();
                begin.Note(id);
                Add(batch, "insert into blob (id, tenant) values ($1, $2)", id, begin.Tenant);
                break;
            case AddChunk chunk:
                Add(batch, "insert into blob_chunk (blob, number, bytes) values ($1, $2, $3)", chunk.Blob, chunk.Number, chunk.Bytes);
                break;
            case NameBlob name:
                Add(batch, """
                    update blob set sha256 = $3, length = $4
                    where id = $1 and not exists (select from blob where tenant = $2 and sha256 = $3)
                    """, name.Blob, name.Tenant, name.Sha256, name.Length);
                Drop(batch, name.Blob); // Where the same bytes are kept already, these give way.
                break;
            case DropBlob drop:
                Drop(batch, drop.Blob);
                break;
            default:
                throw new UnreachableException($"No such work: {work.GetType().Name}.");
        }
    }

    private static void Drop(NpgsqlBatch batch, long blob)
    {
        Add(batch, DropChunks, blob);
        Add(batch, DropBlob, blob);
    }

    private static void Add(NpgsqlBatch batch, string sql, params ReadOnlySpan<object> values)
    {
        var statement = new NpgsqlBatchCommand(sql);
        foreach (var value in values) statement.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(statement);
    }
}
