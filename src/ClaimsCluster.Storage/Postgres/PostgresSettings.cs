namespace ClaimsCluster.Storage.Postgres;

/// <summary>Where the database is, and how long the store waits for it.</summary>
/// <param name="ConnectionString">
/// As Npgsql reads it. What it does not say is set for the store: a pool of 24, 5 s to connect, 20 s a command.
/// </param>
public sealed record PostgresSettings(string ConnectionString)
{
    /// <summary>What metrics and traces call the database, instead of its connection string.</summary>
    public string Name { get; init; } = "claims";

    /// <summary>
    /// How long callers wait while the database is away, full or read-only, before they are told; the store goes on
    /// by itself afterwards.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a row that somebody else holds locked is waited for, before its write alone is refused.</summary>
    public TimeSpan LockWait { get; init; } = TimeSpan.FromSeconds(1);
}
