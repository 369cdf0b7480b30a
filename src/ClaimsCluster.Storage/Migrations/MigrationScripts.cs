using System.Globalization;
using System.Reflection;

namespace ClaimsCluster.Storage.Migrations;

/// <summary>The numbered scripts of one dialect, as they are embedded: "0001-name.sql".</summary>
/// <param name="dialect">The folder: "sqlite" or "postgres".</param>
internal sealed class MigrationScripts(string dialect)
{
    private readonly string _folder = dialect + "/";

    /// <summary>The newest version that this program knows.</summary>
    public int Known => All().Max(script => script.Version);

    /// <summary>The scripts that a store of version <paramref name="found"/> lacks, in order.</summary>
    /// <exception cref="StoreVersionException">The store is newer than this program.</exception>
    public IEnumerable<(int Version, string Name, string Text)> After(int found) =>
        found > Known
            ? throw new StoreVersionException(found, Known)
            : All().Where(script => script.Version > found)
                .Select(script => (script.Version, script.Resource[_folder.Length..], Text(script.Resource)));

    private IEnumerable<(int Version, string Resource)> All() =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(_folder, StringComparison.Ordinal))
            .Select(name => (int.Parse(name.AsSpan(_folder.Length, 4), CultureInfo.InvariantCulture), name))
            .OrderBy(script => script.Item1);

    private static string Text(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
