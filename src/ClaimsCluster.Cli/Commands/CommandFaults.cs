using System.CommandLine;
using ClaimsCluster.Client;
using ClaimsCluster.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ClaimsCluster.Cli.Commands;

/// <summary>What a person is told of an exception: what, where, what to do; one or two lines.</summary>
internal static class CommandFaults
{
    private const int SqliteFull = 13;
    private const int SqliteCorrupt = 11;
    private const int SqliteNotADatabase = 26;

    /// <summary>"claims run".</summary>
    public static string FullName(Command command) => command.Parents.OfType<Command>().FirstOrDefault() is { } parent
        ? $"{FullName(parent)} {command.Name}"
        : command.Name;

    /// <summary>The sentence; causes are looked for inside, because silos wrap them.</summary>
    public static string Of(Exception error)
    {
        var all = Inside(error).ToList();
        return all.OfType<CommandFault>().FirstOrDefault()?.Message
            ?? all.Select(Known).FirstOrDefault(sentence => sentence is not null)
            ?? $"something went wrong that should not: {OneLine(all[^1].Message)}\nWhat was committed is safe. See where: add --verbose; then tell us.";
    }

    private static string? Known(Exception error) => error switch
    {
        StoreInUseException used => $"{used.Message} Wait for it, or name another --data.",
        StoreVersionException version => version.Message,
        StoreReadException or StoreWriteException or CommitUnknownException when error.InnerException is NpgsqlException away => Away(away),
        NpgsqlException away => Away(away),
        ClaimsServerAwayException away => $"{OneLine(away.Message)}. Start a host there, or name another: --server URL.",
        ClaimsApiException no => $"the cluster said no ({(int)no.Status}). {OneLine(no.Message)}",
        SqliteException { SqliteErrorCode: SqliteFull } => DiskFull,
        SqliteException { SqliteErrorCode: SqliteCorrupt or SqliteNotADatabase } => "the store cannot be read: claims.db is damaged. Take your last copy of the folder.",
        IOException io when IsDiskFull(io) => DiskFull,
        UnauthorizedAccessException or IOException => $"{OneLine(error.Message)} Check the path, and who may write there.",
        _ => null,
    };

    private static string Away(NpgsqlException error) =>
        $"the PostgreSQL server failed: {OneLine(error is PostgresException refused ? refused.MessageText : (error.InnerException ?? error).Message).TrimEnd('.')}. What was committed is safe: when it works again, the same command goes on.";

    private const string DiskFull = "the disk is full. What was committed is safe: make room, and the same command goes on.";

    // ENOSPC of Linux and macOS; ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL of Windows.
    private static bool IsDiskFull(IOException error) => (error.HResult & 0xFFFF) is 28 or 112 or 39;

    private static IEnumerable<Exception> Inside(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            yield return error;
            if (error is not AggregateException { InnerExceptions: { Count: > 1 } several }) continue;
            foreach (var one in several.Skip(1).SelectMany(Inside)) yield return one;
        }
    }

    private static string OneLine(string message) => Screens.Figures.Shown(message.ReplaceLineEndings(" ")).Trim();
}
