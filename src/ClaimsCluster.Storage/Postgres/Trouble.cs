using System.Net.Sockets;
using Npgsql;

namespace ClaimsCluster.Storage.Postgres;

/// <summary>What an error of the database means for the write that met it.</summary>
internal enum Trouble
{
    /// <summary>The database is away, full, read-only or at odds with another writer: the same write may succeed later.</summary>
    Passing,

    /// <summary>Somebody holds a row.</summary>
    Locked,

    /// <summary>An event's identity is there already.</summary>
    Identity,

    /// <summary>Something about the data of one row: it will fail again, and alone.</summary>
    OfItsData,
}

/// <summary>The one place where errors are classified.</summary>
internal static class Troubles
{
    private const string IdentityIndex = "event_identity";

    /// <summary>What it means.</summary>
    public static Trouble Of(Exception error) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: IdentityIndex } => Trouble.Identity,
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => Trouble.Locked,
        PostgresException known => IsPassing(known.SqlState) ? Trouble.Passing : Trouble.OfItsData,
        NpgsqlException or IOException or SocketException or TimeoutException => Trouble.Passing,
        _ => Trouble.OfItsData,
    };

    /// <summary>Whether the same may succeed later.</summary>
    public static bool IsPassing(Exception error) => Of(error) is Trouble.Passing;

    private static bool IsPassing(string state) => state switch
    {
        PostgresErrorCodes.ReadOnlySqlTransaction => true, // A standby, or a server set read-only.
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => true,
        PostgresErrorCodes.QueryCanceled => true, // Our time limit, or an operator.
        _ => state[..2] switch
        {
            "08" => true, // The connection.
            "53" => true, // Disk full (53100), out of memory, too many connections.
            "57" => true, // Shut down (57P01), crashed (57P02), not up yet (57P03).
            "58" => true, // The server's own files and devices.
            _ => false,
        },
    };
}
