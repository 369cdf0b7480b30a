using Npgsql;

namespace ClaimsCluster.Storage.Postgres;

/// <summary>A script that was applied to a database.</summary>
/// <param name="Version">Its number, from 1.</param>
/// <param name="Name">What it is about: "rows-events-blobs".</param>
public sealed record AppliedScript(int Version, string Name);

/// <summary>What bringing a database to the newest schema did.</summary>
/// <param name="From">The version that was found; 0 for an empty database.</param>
/// <param name="To">The newest that this program knows.</param>
/// <param name="Applied">The scripts in their order; none when there was nothing to do.</param>
public sealed record SchemaChange(int From, int To, IReadOnlyList<AppliedScript> Applied);

/// <summary>The schema of a database, without a store opened on it.</summary>
public static class PostgresSchema
{
    /// <summary>Brings it to the newest version; the same again changes nothing. It does not wait for a server that is away.</summary>
    /// <exception cref="StoreVersionException">The database is newer than this program.</exception>
    /// <exception cref="NpgsqlException">No such server, database or role.</exception>
    public static SchemaChange Migrate(PostgresSettings settings)
    {
        using var source = PostgresSource.Of(settings);
        return PostgresMigrations.Apply(source);
    }

    /// <summary>Refuses a database that this program cannot read as it is.</summary>
    /// <exception cref="StoreVersionException">The database is newer than this program.</exception>
    /// <exception cref="StoreNotMigratedException">It is older, or empty.</exception>
    /// <exception cref="NpgsqlException">No such server, database or role.</exception>
    public static void Check(PostgresSettings settings)
    {
        using var source = PostgresSource.Of(settings);
        Check(source);
    }

    /// <inheritdoc cref="Check(PostgresSettings)"/>
    internal static void Check(NpgsqlDataSource source)
    {
        using var connection = source.OpenConnection();
        var found = PostgresMigrations.Found(connection);
        if (found > PostgresMigrations.Known) throw new StoreVersionException(found, PostgresMigrations.Known);
        if (found < PostgresMigrations.Known) throw new StoreNotMigratedException(found, PostgresMigrations.Known);
    }
}
