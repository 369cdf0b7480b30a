using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using ClaimsCluster.Cli.Screens;
using ClaimsCluster.Domain.Coding;
using Command = System.CommandLine.Command;

namespace ClaimsCluster.Cli.Commands;

/// <summary><c>claims code</c>: what codes a note speaks for, with the words behind each.</summary>
internal static class CodeCommand
{
    private const int Longest = 1_000_000; // Bytes: a long note has ten thousand.
    private const int Oldest = 124;

    private static readonly DateOnly UsualDay = new(2026, 1, 5); // The day on which invented data begins.

    public static Command Create()
    {
        var file = new Argument<string>("NOTE.txt") { Description = "the clinician's note, as text" };
        var age = CommonOptions.Number("--age", "N");
        age.Description = "the patient's age in years; what does not fit it is left out";
        var sex = new Option<string?>("--sex") { HelpName = "F|M", CustomParser = Sex, Description = "the patient's sex" };
        var date = CommonOptions.Day("--date");
        date.Description = "the day of the visit: codes not yet in force are left out (2026-01-05)";
        var place = CommonOptions.Text("--pos", "P");
        place.Description = "place of service: 11 office, 22 hospital outpatient, 23 emergency (11)";
        var json = CommonOptions.Json();
        json.Description = "one document, with the offsets of each word";
        var command = new Command("code", """
            suggests codes for a note, and shows the words that speak for each.
              Strong: the assessment says so, or it is told as done. Only that is ever taken by a policy.
              Weak: it stands elsewhere. Left out: denied, a relative's, suspected, a symptom of another.
              Nothing is billed from here. Exit 1 when the note names no diagnosis.
              Example: claims code note.txt --age 62 --sex F
            """)
        { file, age, sex, date, place, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var facts = new CodingFacts(
                parsed.GetValue(date) ?? UsualDay, Years(parsed.GetValue(age)), parsed.GetValue(sex) ?? "", Place(parsed.GetValue(place)));
            return Run(await Note(parsed.GetValue(file)!, cancel), facts, parsed.GetValue(json), Terminal.Of(parsed));
        });
        return command;
    }

    private static int Run(string note, CodingFacts facts, bool isJson, Terminal terminal)
    {
        var coded = NoteCoding.Read(note, facts);
        if (isJson) JsonScreen.Print(terminal.Output, json => CodeJson.Write(json, coded));
        else new CodeScreen(terminal, coded).Print();
        return coded.Diagnoses.IsEmpty ? ClaimsCommandLine.DoneInPart : ClaimsCommandLine.Done;
    }

    private static async Task<string> Note(string file, CancellationToken cancel)
    {
        InputFiles.Check(file, ".txt");
        if (new FileInfo(file).Length > Longest) throw new CommandFault($"{file} is longer than a note: over {Figures.Count(Longest)} bytes. Name one note.");
        var text = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file, cancel)).TrimStart('\uFEFF');
        if (text.Contains('\0', StringComparison.Ordinal)) throw new CommandFault($"{file} is no text. Save the note as UTF-8 text.");
        if (string.IsNullOrWhiteSpace(text)) throw new CommandFault($"{file} is empty. Name a file that holds the note.");
        return text;
    }

    private static int? Years(long? age) => age is null or (>= 0 and <= Oldest)
        ? (int?)age
        : throw new CommandFault($"--age {age} is no age. Write whole years, 0 to {Oldest}.");

    private static string Place(string? place) => place is null or [>= '0' and <= '9', >= '0' and <= '9']
        ? place ?? "11"
        : throw new CommandFault($"--pos {place} is no place of service. Write two digits: 11 for an office.");

    private static string? Sex(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text.ToUpperInvariant() is "F" or "M") return text.ToUpperInvariant();
        result.AddError($"--sex {text}: write F or M.");
        return null;
    }
}
