using System.Diagnostics;
using ClaimsCluster.Storage.Committing;

namespace ClaimsCluster.Storage.Sqlite;

/// <summary>Keeps arriving blobs, inside the writer's transaction.</summary>
internal sealed class SqliteBlobs(SqliteSession session)
{
    /// <summary>Removes what a crash left of blobs that were still arriving.</summary>
    public static void RemoveLeftovers(SqliteSession session) => session.Execute("""
        begin immediate;
        delete from blob_chunk where blob in (select id from blob where sha256 is null);
        delete from blob where sha256 is null;
        commit;
        """);

    /// <summary>Does a blob's work.</summary>
    public bool Write(BatchWork work)
    {
        switch (work)
        {
            case KeepBlob keep:
                var whole = Begin(keep.Tenant);
                Add(whole, 0, keep.Bytes.Span);
                Name(whole, keep.Tenant, keep.Sha256, keep.Bytes.Length);
                break;
            case BeginBlob begin:
                begin.Note(Begin(begin.Tenant));
                break;
            case AddChunk chunk:
                Add(chunk.Blob, chunk.Number, chunk.Bytes.Span);
                break;
            case NameBlob name:
                Name(name.Blob, name.Tenant, name.Sha256, name.Length);
                break;
            case DropBlob drop:
                Drop(drop.Blob);
                break;
            default:
                throw new UnreachableException($"No such work: {work.GetType().Name}.");
        }

        return true;
    }

    private long Begin(string tenant) =>
        session["insert into blob (tenant) values (?) returning id"].Bind(tenant).First(row => row.Long(0));

    private void Add(long blob, int number, ReadOnlySpan<byte> bytes) =>
        session["insert into blob_chunk (blob, number, bytes) values (?, ?, ?)"]
            .Bind(blob).Bind(number).Bind(bytes).Run();

    private void Name(long blob, string tenant, string sha256, long length)
    {
        var isKept = SqliteReads.Blob(session, tenant, sha256) is not null;
        if (isKept) Drop(blob);
        else session["update blob set sha256 = ?, length = ? where id = ?"].Bind(sha256).Bind(length).Bind(blob).Run();
    }

    private void Drop(long blob)
    {
        session["delete from blob_chunk where blob = ?"].Bind(blob).Run();
        session["delete from blob where id = ?"].Bind(blob).Run();
    }
}
