using System.CommandLine;
using ClaimsCluster.Cli.Screens;
using ClaimsCluster.Cli.Validating;
using ClaimsCluster.X12.Acknowledgments;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Validation;

namespace ClaimsCluster.Cli.Commands;

/// <summary><c>claims validate</c>: every fault of any X12 file, with its place and its answer.</summary>
internal static class ValidateCommand
{
    private const int UsualSnip = 5;
    private const int HighestSnip = 7;
    private const int SyntaxSnip = 2;

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "any X12 file: 837, 835, 999, 277CA, 270, 271, 276, 277, TA1" };
        var snip = CommonOptions.Number("--snip", "N");
        snip.Description = "how deep, 1 to 7 (5): 1 syntax, 2 guide, 3 sums, 4 situations, 5 codes";
        var json = CommonOptions.Json();
        json.Description = "a line of JSON a fault, then one that sums up";
        var ack = CommonOptions.Text("--ack", "DIR");
        ack.Description = "writes what a peer would be answered: TA1, 999, and the 277CA of an 837";
        var command = new Command("validate", """
            tells every fault of X12 files, with its place and its answer.
              Exit 1 when there is an error; warnings refuse nothing. What codes mean: docs/x12.md.
              Example: claims validate jan.837
            """)
        { files, snip, json, ack };
        command.SetAction(parsed => Run(parsed.GetValue(files)!, Level(parsed.GetValue(snip)), parsed.GetValue(json), parsed.GetValue(ack), Terminal.Of(parsed)));
        return command;
    }

    private static int Run(string[] files, int snip, bool isJson, string? folder, Terminal terminal)
    {
        foreach (var file in files) InputFiles.Check(file);
        if (folder is not null && File.Exists(folder)) throw new CommandFault($"--ack {folder} is a file. Name a folder.");

        var now = TimeProvider.System.GetUtcNow().UtcDateTime; // An answer carries the hour at which it is given.
        var acks = folder is null ? null : new AckFiles(folder, now);
        var hasErrors = false;
        foreach (var file in files)
        {
            var claims = acks is null ? null : new ClaimAnswers(DateOnly.FromDateTime(now));
            using var stream = InputFiles.Open(file);
            if (acks is not null && !stream.CanSeek) throw new CommandFault($"{file} can be read only once. Save it as a file first.");
            var inspection = Inspect(stream, snip, claims);
            var verdict = new FileVerdict(inspection);
            var source = new FaultSource(stream.CanSeek ? stream.SafeFileHandle : null, inspection);
            var written = claims is null ? [] : Answer(acks!, file, stream, snip, inspection, claims);
            if (isJson) ValidateJson.Print(terminal.Output, file, snip, inspection, verdict, source, written);
            else new ValidateScreen(terminal, snip).Print(file, inspection, verdict, source, written);
            hasErrors |= verdict.HasErrors;
        }

        return hasErrors ? ClaimsCommandLine.DoneInPart : ClaimsCommandLine.Done;
    }

    private static IReadOnlyList<string> Answer(
        AckFiles acks, string file, FileStream stream, int snip, FileInspection inspection, ClaimAnswers claims)
    {
        stream.Position = 0;
        claims.Read(stream);
        stream.Position = 0;
        return acks.Write(file, inspection, snip <= SyntaxSnip ? inspection : Inspect(stream, SyntaxSnip, null), claims); // A 999 speaks of levels 1 and 2 alone.
    }

    private static FileInspection Inspect(FileStream stream, int snip, ClaimAnswers? claims) => FileForm.Named(
        stream,
        FileInspection.Inspect(stream, new InspectionOptions
        {
            TakesAll = true,
            Snip = snip,
            CodeSets = FormCodeSets.Instance,
            Refused = claims is null ? null : claims.Refuse,
        }));

    private static int Level(long? snip) => snip is null or (>= 1 and <= HighestSnip)
        ? (int)(snip ?? UsualSnip)
        : throw new CommandFault($"--snip {snip}: a level from 1 to {HighestSnip}.");
}
