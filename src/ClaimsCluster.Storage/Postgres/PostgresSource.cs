using Npgsql;

namespace ClaimsCluster.Storage.Postgres;

/// <summary>Makes the one source of connections of a store.</summary>
internal static class PostgresSource
{
    // What a connection string says after them stands. The writer, the loader, and reads take part of the pool; three silos
    // stay below a server's 100. More statements are prepared than the store has: parsing and planning the one that commits
    // costs more than running it. Nothing is set in a session, so that nothing has to be reset when it goes back to the pool.
    private const string Defaults =
        "Maximum Pool Size=24;Max Auto Prepare=64;Auto Prepare Min Usages=2;Timeout=5;Command Timeout=20;No Reset On Close=true;"
        + "Write Buffer Size=65536;";

    /// <summary>Opens nothing yet.</summary>
    public static NpgsqlDataSource Of(PostgresSettings settings)
    {
        var given = new NpgsqlConnectionStringBuilder(Defaults + settings.ConnectionString);
        given.Options = $"{given.Options} {SessionOptions(settings)}".TrimStart();
        return new NpgsqlDataSourceBuilder(given.ConnectionString) { Name = settings.Name }.Build();
    }

    // An answer is given when the commit is on the disk (FAULTS G1), whatever the server's default is. All our
    // questions have an index; without statistics a plan made for an empty table would read the full one later. One
    // plan of a statement is made a connection, and kept: it does not depend on the values. They are too small for machine code to be made for them, which costs half a second.
    private static string SessionOptions(PostgresSettings settings) =>
        "-c synchronous_commit=on -c enable_seqscan=off -c jit=off -c plan_cache_mode=force_generic_plan "
        + $"-c lock_timeout={settings.LockWait.TotalMilliseconds:0}";
}
