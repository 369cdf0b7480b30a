using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Storage.Committing;
using ClaimsCluster.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ClaimsCluster.Storage.Tests.Sqlite;

/// <summary>A store on a real file in a folder of its own.</summary>
public sealed class SqliteTestStore : TestStore
{
    private readonly IFaults _faults;

    public SqliteTestStore() : this(NoFaults.Instance)
    {
    }

    internal SqliteTestStore(IFaults faults)
    {
        _faults = faults;
        Sqlite = SqliteClusterStore.Open(Folder.Database, _faults);
    }

    public StoreFolder Folder { get; } = StoreFolder.Temporary();

    public SqliteClusterStore Sqlite { get; private set; }

    public override IClusterStore Store => Sqlite;

    public override int KnownVersion => SqliteMigrations.Known;

    public override async Task Close() => await Sqlite.DisposeAsync();

    public override void Open() => Sqlite = SqliteClusterStore.Open(Folder.Database, _faults);

    public override long Count(string sql)
    {
        using var session = SqliteSession.ForReading(Folder.Database);
        return session[sql].First(row => row.Long(0));
    }

    public override string Text(string sql)
    {
        using var session = SqliteSession.ForReading(Folder.Database);
        return session[sql].First(row => row.Text(0)) ?? "";
    }

    public override void Execute(string sql)
    {
        using var session = SqliteSession.ForWriting(Folder.Database, NoFaults.Instance);
        session.Execute(sql);
    }

    public override string Refusal(string sql) => Should.Throw<SqliteException>(() => Execute(sql)).Message;

    public override void LeaveHalfABlob() =>
        Execute("insert into blob (id, tenant) values (77, 'north'); insert into blob_chunk values (77, 0, x'00')");

    public override async ValueTask DisposeAsync()
    {
        await Close();
        Folder.Dispose();
    }
}
