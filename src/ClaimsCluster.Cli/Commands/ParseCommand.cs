using System.CommandLine;
using ClaimsCluster.Cli.Parsing;
using ClaimsCluster.Cli.Screens;
using ClaimsCluster.X12.Validation;

namespace ClaimsCluster.Cli.Commands;

/// <summary><c>claims parse</c>: an X12 file as an outline, or as JSON Lines. It judges nothing.</summary>
internal static class ParseCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "an X12 file: 837, 835, 999, 277CA, 270, 271, 276, 277, TA1" };
        var json = CommonOptions.Json();
        json.Description = "JSON Lines: a claim or payment a line, with all above it; else a set a line";
        var command = new Command("parse", """
            shows an X12 file as an outline: loops indented, each segment with what it holds.
              Nothing is judged and nothing left out: what the guide does not have there is shown as such.
              Exit 1 when the file breaks off. The form of the JSON: docs/x12.md.
              Example: claims parse jan.837 --json
            """)
        { file, json };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(json), Terminal.Of(parsed)));
        return command;
    }

    private static int Run(string file, bool isJson, Terminal terminal)
    {
        using var stream = InputFiles.Open(file);
        using var reader = new LoopReader(stream);
        if (!isJson) new ParsedOutline(terminal, reader).Print();
        else
        {
            foreach (var unit in new ParsedUnits(reader).Read()) ParsedJson.Print(terminal.Output, unit);
        }

        return InputFiles.Ended(file, reader.Stopped, reader.Problem, reader.Offset, "parse", terminal);
    }
}
