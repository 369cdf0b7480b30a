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
            case BeginBlob begin:
                begin.Note(session["insert into blob (tenant) values (?) returning id"].Bind(begin.Tenant).First(row => row.Long(0)));
                break;
            case AddChunk chunk:
                session["insert into blob_chunk (blob, number, bytes) values (?, ?, ?)"]
                    .Bind(chunk.Blob).Bind(chunk.Number).Bind(chunk.Bytes.Span).Run();
                break;
            case NameBlob name:
                Name(name);
                break;
            case DropBlob drop:
                Drop(drop.Blob);
                break;
            default:
                throw new UnreachableException($"No such work: {work.GetType().Name}.");
        }

        return true;
    }

    private void Name(NameBlob name)
    {
        var isKept = session["select 1 from blob where tenant = ? and sha256 = ?"]
            .Bind(name.Tenant).Bind(name.Sha256).First(_ => true);
        if (isKept) Drop(name.Blob);
        else
            session["update blob set sha256 = ?, length = ? where id = ?"]
                .Bind(name.Sha256).Bind(name.Length).Bind(name.Blob).Run();
    }

    private void Drop(long blob)
    {
        session["delete from blob_chunk where blob = ?"].Bind(blob).Run();
        session["delete from blob where id = ?"].Bind(blob).Run();
    }
}
