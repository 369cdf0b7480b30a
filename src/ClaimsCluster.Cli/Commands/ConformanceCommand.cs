using System.CommandLine;
using System.Text.Json;
using ClaimsCluster.Cli.Conformance;
using ClaimsCluster.Cli.Screens;

namespace ClaimsCluster.Cli.Commands;

/// <summary><c>claims conformance</c>: golden cases through the engine's own methods.</summary>
internal static class ConformanceCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE.json") { Arity = ArgumentArity.OneOrMore };
        var json = CommonOptions.Json();
        var command = new Command("conformance") { files, json };
        command.SetAction(async (parsed, cancel) =>
            await Run(parsed.GetValue(files)!, parsed.GetValue(json), Terminal.Of(parsed), cancel));
        return command;
    }

    private static async Task<int> Run(string[] files, bool isJson, Terminal terminal, CancellationToken cancel)
    {
        foreach (var file in files) InputFiles.Check(file, ".json");
        var results = new List<CaseResult>();
        foreach (var file in files) results.AddRange((await Read(file, cancel)).Cases);
        var report = new ConformanceReport(results);
        if (isJson) JsonScreen.Print(terminal.Output, json => Write(json, report));
        else Print(terminal, report);
        return report.FailedCount > 0 ? ClaimsCommandLine.DoneInPart : ClaimsCommandLine.Done;
    }

    private static async Task<ConformanceReport> Read(string file, CancellationToken cancel)
    {
        try
        {
            return ConformanceRunner.Run(await File.ReadAllTextAsync(file, cancel));
        }
        catch (JsonException error)
        {
            var line = error.LineNumber is { } number ? $", line {number + 1}" : "";
            throw new CommandFault($"{file}{line} is not a JSON array of cases. See the form: claims conformance --help");
        }
    }

    private static void Print(Terminal terminal, ConformanceReport report)
    {
        foreach (var failed in report.Cases.Where(result => !result.Passed))
            terminal.Output.WriteLine($"{terminal.OutputPaint[Tone.Red, "failed"]} {Figures.Shown($"{failed.Id} {failed.Type}: {failed.Difference}")}");
        terminal.Output.WriteLine(terminal.OutputPaint[Tone.Bold, report.Summary]);
    }

    private static void Write(Utf8JsonWriter json, ConformanceReport report)
    {
        json.WriteStartObject();
        json.WriteNumber("passed", report.PassedCount);
        json.WriteNumber("failed", report.FailedCount);
        json.WriteStartArray("cases");
        foreach (var result in report.Cases)
        {
            json.WriteStartObject();
            json.WriteString("id", result.Id);
            json.WriteString("type", result.Type);
            json.WriteBoolean("passed", result.Passed);
            json.WriteString("difference", result.Difference);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
