using Npgsql;

namespace ClaimsCluster.Storage.Postgres;

/// <summary>Makes the one source of connections of a store.</summary>
internal static class PostgresSource
{
    private const int MaxPoolSize = 24; // The writer, the loader, and reads; three silos stay below a server's 100.
    private const int MaxAutoPrepare = 64; // More than the store has statements.
    private const int ConnectSeconds = 5;
    private const int CommandSeconds = 20;

    /// <summary>Opens nothing yet.</summary>
    public static NpgsqlDataSource Of(PostgresSettings settings)
    {
        var given = new NpgsqlConnectionStringBuilder(settings.ConnectionString);
        if (!given.ContainsKey("Maximum Pool Size")) given.MaxPoolSize = MaxPoolSize;
        if (!given.ContainsKey("Max Auto Prepare")) given.MaxAutoPrepare = MaxAutoPrepare;
        if (!given.ContainsKey("Timeout")) given.Timeout = ConnectSeconds;
        if (!given.ContainsKey("Command Timeout")) given.CommandTimeout = CommandSeconds;
        given.Options = $"{given.Options} {SessionOptions(settings)}".TrimStart();
        return new NpgsqlDataSourceBuilder(given.ConnectionString) { Name = settings.Name }.Build();
    }

    // An answer is given when the commit is on the disk (FAULTS G1), whatever the server's default is. All our
    // questions have an index; without statistics a plan made for an empty table would read the full one later. They
    // are too small for machine code to be made for them, which costs half a second.
    private static string SessionOptions(PostgresSettings settings) =>
        "-c synchronous_commit=on -c enable_seqscan=off -c jit=off "
        + $"-c lock_timeout={settings.LockWait.TotalMilliseconds:0}";
}
