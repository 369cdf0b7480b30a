using System.Globalization;
using System.Reflection;

namespace ClaimsCluster.Storage.Sqlite;

/// <summary>Brings a database to the newest schema: numbered scripts, each once, under the database's write lock.</summary>
internal static class SqliteMigrations
{
    private const string Folder = "sqlite/";

    /// <summary>The newest version that this program knows.</summary>
    public static int Known => Scripts().Max(script => script.Version);

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
            if (found > Known) throw new StoreVersionException(found, Known);

            foreach (var (version, name) in Scripts().Where(script => script.Version > found))
            {
                session.Execute(Text(name));
                session["insert into schema_version (version, script) values (?, ?)"]
                    .Bind(version).Bind(name[Folder.Length..]).Run();
            }

            session.Execute("commit");
        }
        catch
        {
            session.Execute("rollback");
            throw;
        }
    }

    private static IEnumerable<(int Version, string Name)> Scripts() =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => (int.Parse(name.AsSpan(Folder.Length, 4), CultureInfo.InvariantCulture), name))
            .OrderBy(script => script.Item1);

    private static string Text(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
