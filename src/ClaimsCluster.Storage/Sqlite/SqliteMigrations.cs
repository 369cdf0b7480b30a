using ClaimsCluster.Storage.Migrations;

namespace ClaimsCluster.Storage.Sqlite;

/// <summary>Brings a database to the newest schema: numbered scripts, each once, under the database's write lock.</summary>
internal static class SqliteMigrations
{
    private static readonly MigrationScripts Scripts = new("sqlite");

    /// <summary>The newest version that this program knows.</summary>
    public static int Known => Scripts.Known;

    /// <summary>Applies what is missing. All of it or nothing.</summary>
    /// <exception cref="StoreVersionException">The database is newer than this program.</exception>
    public static void Apply(SqliteSession session)
    {
        session.Execute("begin immediate"); // Whoever comes second waits here, and finds the work done.
        try
        {
            session.Execute(
                "create table if not exists schema_version (version integer primary key, script text not null) strict");
            var found = session["select coalesce(max(version), 0) from schema_version"].First(row => (int)row.Long(0));
            foreach (var (version, name, text) in Scripts.After(found))
            {
                session.Execute(text);
                session["insert into schema_version (version, script) values (?, ?)"].Bind(version).Bind(name).Run();
            }

            session.Execute("commit");
        }
        catch
        {
            session.Execute("rollback");
            throw;
        }
    }
}
