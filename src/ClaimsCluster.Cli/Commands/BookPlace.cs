using System.CommandLine;
using Npgsql;

namespace ClaimsCluster.Cli.Commands;

/// <summary>Where books are: a data folder, or a PostgreSQL database.</summary>
/// <param name="Name">"books/"; "database claims on db:5432".</param>
/// <param name="Option">What names it on a command line, to be pasted: "--data books". A password is not shown.</param>
internal abstract record BookPlace(string Name, string Option)
{
    /// <summary>What other books would be named with.</summary>
    public string OptionName => Option[..Option.IndexOf(' ', StringComparison.Ordinal)];

    /// <summary>The folder of a path, as it is shown.</summary>
    public static string Shown(string path) => path.TrimEnd('/', '\\') + "/";
}

/// <summary>A data folder.</summary>
internal sealed record FolderPlace(string Path) : BookPlace(Shown(Path), $"--data {Pasted.Word(Path)}");

/// <summary>A PostgreSQL database.</summary>
internal sealed record DatabasePlace : BookPlace
{
    private const string Masked = "***";

    /// <param name="connection">As Npgsql reads it.</param>
    public DatabasePlace(string connection) : this(connection, Read(connection))
    {
    }

    private DatabasePlace(string connection, NpgsqlConnectionStringBuilder read)
        : base($"database{(read.Database is { } database ? $" {database}" : "")} on {read.Host}:{read.Port}", $"--postgres {Pasted.Word(WithoutPassword(connection, read))}") =>
        Connection = connection;

    /// <summary>As it was given.</summary>
    public string Connection { get; }

    private static NpgsqlConnectionStringBuilder Read(string connection)
    {
        try
        {
            var read = new NpgsqlConnectionStringBuilder(connection);
            if (!string.IsNullOrEmpty(read.Host)) return read;
        }
        catch (ArgumentException)
        {
            // Told below, in words that do not repeat what was given: it may hold a password.
        }

        throw new CommandFault("--postgres is no connection string. Write it so: --postgres 'Host=127.0.0.1;Database=claims;Username=claims'");
    }

    private static string WithoutPassword(string connection, NpgsqlConnectionStringBuilder read)
    {
        if (string.IsNullOrEmpty(read.Password)) return connection;
        read.Password = Masked;
        return read.ConnectionString;
    }
}

/// <summary>The two options of all commands on stored claims.</summary>
internal sealed class BookOptions
{
    public Option<string?> Data { get; } = CommonOptions.Text("--data", "DIR");

    public Option<string?> Postgres { get; } = CommonOptions.Text("--postgres", "CONN");

    /// <summary>The options of a command whose page is made of its descriptions.</summary>
    public static BookOptions Described(string data) => new()
    {
        Data = { Description = data },
        Postgres = { Description = "or their PostgreSQL database: 'Host=...;Database=...'" },
    };

    /// <summary>What was named; null when nothing was.</summary>
    public BookPlace? Of(ParseResult parsed) => (parsed.GetValue(Data), parsed.GetValue(Postgres)) switch
    {
        (not null, not null) => throw new CommandFault("--data and --postgres do not go together: books are in one place. Name one."),
        ({ } folder, null) => new FolderPlace(folder),
        (null, { } connection) => new DatabasePlace(connection),
        _ => null,
    };

    /// <summary>What was named, and must have been.</summary>
    public BookPlace In(ParseResult parsed) => Of(parsed) ?? throw new CommandFault("say where the books are: --data DIR or --postgres CONN.");
}
