using System.CommandLine;
using ClaimsCluster.Hosting.Verifying;
using Microsoft.Data.Sqlite;

namespace ClaimsCluster.Cli.Commands;

/// <summary><c>claims verify</c>: proves the books of a data folder or a database.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var books = BookOptions.Described("the data folder whose books are proved");
        var json = new Option<bool>("--json") { Description = "one JSON document" };
        var command = new Command("verify", "proves the books: nothing lost, nothing doubled, no cent missing") { books.Data, books.Postgres, json };
        command.SetAction((parsed, cancel) => Verify(books.In(parsed), parsed.GetValue(json), cancel));
        return command;
    }

    private static async Task<int> Verify(BookPlace place, bool asJson, CancellationToken cancel)
    {
        try
        {
            if (place is FolderPlace { Path: var path } && ReasonAgainst(path) is { } reason) throw new CommandFault(reason);
            await using var books = OpenBooks.ToRead(place);
            var report = await Verification.Run(books.Store, cancel);
            if (asJson) VerifyJson.Write(report, Console.OpenStandardOutput());
            else VerifyScreen.Write(report, Console.Out, VerifyScreen.HasColour);
            return report.IsProved ? ClaimsCommandLine.Done : ClaimsCommandLine.DoneInPart;
        }
        catch (Exception error) when (error is SqliteException or InvalidDataException)
        {
            throw new CommandFault($"{place.Name} cannot be read to its end: {error.Message.TrimEnd('.')}. Restore it, or name another {place.OptionName}.");
        }
    }

    /// <summary>Why there is nothing to prove; asked before anything is opened, because opening makes what is missing.</summary>
    private static string? ReasonAgainst(string path)
    {
        if (!Directory.Exists(path)) return $"{Folder(path)} is not there. Make books with claims run --data {path}, or name another --data.";
        var database = Path.Combine(path, "claims.db");
        if (!File.Exists(database)) return $"{Folder(path)} holds no books. Make some with claims run --data {path}, or name another --data.";

        return HasEvents(database) switch
        {
            null => $"{Folder(path)}claims.db is not a store. Restore it, or name another --data.",
            false => $"{Folder(path)} holds no books yet. Go on with claims run --data {path}, or name another --data.",
            true => null,
        };
    }

    /// <summary>Null when it is no store of ours. Asked of the file itself: opening a store brings it to the newest schema.</summary>
    private static bool? HasEvents(string database)
    {
        Span<byte> head = stackalloc byte[16];
        using (var file = new FileStream(database, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.SequenceEqual("SQLite format 3\0"u8)) return null;
        }

        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from sqlite_master where type = 'table' and name in ('grain_state', 'event', 'blob')";
        if (command.ExecuteScalar() is not 3L) return null;
        command.CommandText = "select exists (select 1 from event)";
        return command.ExecuteScalar() is 1L;
    }

    private static string Folder(string path) => $"{path.TrimEnd('/', '\\')}/";
}
