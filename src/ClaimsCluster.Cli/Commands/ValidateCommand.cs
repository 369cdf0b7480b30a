using System.CommandLine;
using ClaimsCluster.Cli.Screens;
using ClaimsCluster.Cli.Validating;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Validation;

namespace ClaimsCluster.Cli.Commands;

/// <summary><c>claims validate</c>: every fault of any X12 file, with its place and its answer.</summary>
internal static class ValidateCommand
{
    private const int UsualSnip = 5;
    private const int HighestSnip = 7;

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "any X12 file: 837, 835, 999, 277CA, 270, 271, 276, 277, TA1" };
        var snip = CommonOptions.Number("--snip", "N");
        snip.Description = "how deep, 1 to 7 (5): 1 syntax, 2 guide, 3 sums, 4 situations, 5 codes";
        var json = CommonOptions.Json();
        json.Description = "a line of JSON a fault, then one that sums up";
        var command = new Command("validate", """
            tells every fault of X12 files, with its place and its answer.
              Exit 1 when there is an error; warnings refuse nothing. What codes mean: docs/x12.md.
              Example: claims validate jan.837
            """)
        { files, snip, json };
        command.SetAction(parsed => Run(parsed.GetValue(files)!, Level(parsed.GetValue(snip)), parsed.GetValue(json), Terminal.Of(parsed)));
        return command;
    }

    private static int Run(string[] files, int snip, bool isJson, Terminal terminal)
    {
        foreach (var file in files) InputFiles.Check(file);
        var hasErrors = false;
        foreach (var file in files) hasErrors |= Run(file, snip, isJson, terminal);
        return hasErrors ? ClaimsCommandLine.DoneInPart : ClaimsCommandLine.Done;
    }

    private static bool Run(string file, int snip, bool isJson, Terminal terminal)
    {
        var inspection = Inspect(file, new InspectionOptions { TakesAll = true, Snip = snip, CodeSets = FormCodeSets.Instance });
        var verdict = new FileVerdict(inspection);
        using var source = new FaultSource(file, inspection);
        if (isJson) ValidateJson.Print(terminal.Output, file, snip, inspection, verdict, source);
        else new ValidateScreen(terminal, snip).Print(file, inspection, verdict, source);
        return verdict.HasErrors;
    }

    private static FileInspection Inspect(string file, InspectionOptions options)
    {
        using var stream = InputFiles.Open(file);
        return FileInspection.Inspect(stream, options);
    }

    private static int Level(long? snip) => snip is null or (>= 1 and <= HighestSnip)
        ? (int)(snip ?? UsualSnip)
        : throw new CommandFault($"--snip {snip}: a level from 1 to {HighestSnip}.");
}
