using System.CommandLine;
using System.Text.Json;
using ClaimsCluster.Cli.Screens;
using ClaimsCluster.Storage.Postgres;

namespace ClaimsCluster.Cli.Commands;

/// <summary><c>claims migrate</c>: brings a PostgreSQL database to the newest schema.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var postgres = CommonOptions.Text("--postgres", "CONN");
        postgres.Description = "the database, which is there already and may be empty";
        var json = CommonOptions.Json();
        json.Description = "one JSON document";
        var command = new Command("migrate", """
            brings a PostgreSQL database to the newest schema.
              All of it or nothing, and the same again changes nothing. A newer database stays as it is.
              Example: claims migrate --postgres 'Host=127.0.0.1;Database=claims;Username=claims'
            """)
        { postgres, json };
        command.SetAction((parsed, _) => Run(parsed.GetValue(postgres) ?? Environment.GetEnvironmentVariable("CLAIMS__POSTGRES"), parsed.GetValue(json), Terminal.Of(parsed)));
        return command;
    }

    private static async Task<int> Run(string? connection, bool isJson, Terminal terminal)
    {
        var place = new DatabasePlace(connection ?? throw new CommandFault("say which database: --postgres 'Host=127.0.0.1;Database=claims;Username=claims'"));
        var change = OpenBooks.Guard(place, () => PostgresSchema.Migrate(new(place.Connection)));
        if (isJson) JsonScreen.Print(terminal.Output, json => Write(json, change));
        else await Print(terminal, place, change);
        return ClaimsCommandLine.Done;
    }

    private static async Task Print(Terminal terminal, DatabasePlace place, SchemaChange change)
    {
        var said = change.Applied.Count == 0
            ? $"{place.Name} has schema version {change.To} already. Nothing is changed."
            : $"{place.Name} went from schema version {change.From} to {change.To}.";
        await terminal.Output.WriteLineAsync(terminal.OutputPaint[Tone.Bold, $"{char.ToUpperInvariant(said[0])}{said[1..]}"]);
        foreach (var script in change.Applied) await terminal.Output.WriteLineAsync($"  applied {script.Name}");
    }

    private static void Write(Utf8JsonWriter json, SchemaChange change)
    {
        json.WriteStartObject();
        json.WriteNumber("from", change.From);
        json.WriteNumber("to", change.To);
        json.WriteStartArray("applied");
        foreach (var script in change.Applied) json.WriteStringValue(script.Name);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
