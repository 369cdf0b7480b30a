using ClaimsCluster.Domain.Coding;

namespace ClaimsCluster.Cli.Screens;

/// <summary><c>claims code</c> (SCREENS §9): suggested, left out, to be asked; each with the note's own words.</summary>
internal sealed class CodeScreen(Terminal terminal, CodedNote note)
{
    private const int LabelWidth = 11;
    private const int FullWidth = 100;
    private const int LongestText = 44;

    public void Print()
    {
        Suggested();
        if (note.Level is { } level) Block("Level:", [LevelLine(level)]);
        if (!note.LeftOut.IsEmpty) Block("Left out:", Packed([.. note.LeftOut.DistinctBy(mentioned => (mentioned.Code, mentioned.Reason)).Select(LeftOut)]));
        if (!note.Questions.IsEmpty) Block("Ask:", [.. note.Questions.Select(asked => $"{CodeWords.Code(asked.Code)}: {Figures.Shown(asked.Text)} {asked.Todo}{Better(asked)}")]);
    }

    private void Suggested()
    {
        var all = note.Diagnoses.Concat(note.Procedures).ToArray();
        if (all.Length == 0)
        {
            Block("Suggested:", ["nothing. The note names no condition and no service that we know."]);
            return;
        }

        var rows = all.Select(each => (Code: CodeWords.Told(each), Text: $"\"{CodeWords.Short(each.Text, LongestText)}\"", Place: CodeWords.Place(each.Evidence), each.IsStrong)).ToArray();
        var (code, text, place) = (rows.Max(row => row.Code.Length), rows.Max(row => row.Text.Length), rows.Max(row => row.Place.Length));
        Block("Suggested:", [.. rows.Select(row => $"{terminal.OutputPaint[Tone.Bold, row.Code.PadRight(code)]}  {row.Text.PadRight(text)}  {row.Place.PadRight(place)}  {Strength(row.IsStrong)}")]);
    }

    private string Strength(bool isStrong) => isStrong ? terminal.OutputPaint[Tone.Green, "strong"] : terminal.OutputPaint[Tone.Dim, "weak"];

    private static string LevelLine(LevelSuggestion level)
    {
        var reasons = level.Reasons.Select(reason => $"{reason.Says} (\"{CodeWords.Short(reason.Text, LongestText)}\", line {reason.Evidence.Line})");
        return $"the note suggests {string.Join('-', level.Modifiers.Prepend(level.Code))} because of {string.Join("; ", reasons.DefaultIfEmpty("what it tells"))}";
    }

    private static string LeftOut(LeftOutMention mentioned) =>
        $"{CodeWords.Code(mentioned.Code)} \"{CodeWords.Short(mentioned.Text, LongestText)}\" ({CodeWords.Reason(mentioned)})";

    private static string Better(CodingQuestion asked) => asked.Suggested is { } code ? $" Elsewhere the note speaks for {CodeWords.Code(code)}." : "";

    /// <summary>As many on a line as fit.</summary>
    private static List<string> Packed(IReadOnlyList<string> parts)
    {
        var lines = new List<string>();
        foreach (var part in parts)
        {
            if (lines.Count > 0 && LabelWidth + lines[^1].Length + 4 + part.Length <= FullWidth) lines[^1] += $"    {part}";
            else lines.Add(part);
        }

        return lines;
    }

    private void Block(string label, IReadOnlyList<string> lines)
    {
        foreach (var (place, line) in lines.Index())
        {
            var title = place == 0 ? terminal.OutputPaint[Tone.Bold, label] + new string(' ', LabelWidth - label.Length) : new(' ', LabelWidth);
            terminal.Output.WriteLine($"{title}{line}".TrimEnd());
        }
    }
}
