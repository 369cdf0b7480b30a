using ClaimsCluster.Domain.Coding;

namespace ClaimsCluster.Cli.Screens;

/// <summary>How suggestions are written for a coder.</summary>
internal static class CodeWords
{
    /// <summary>An ICD code with its point: "M17.11"; others as they are.</summary>
    public static string Code(string code) =>
        code.Length > 3 && Lexicon.Starter.Procedure(code) is null && char.IsAsciiLetterUpper(code[0]) ? $"{code[..3]}.{code[3..]}" : code;

    /// <summary>"20610-RT", "J3301 x 4".</summary>
    public static string Told(CodeSuggestion suggested) =>
        $"{string.Join('-', suggested.Modifiers.Prepend(Code(suggested.Code)))}{(suggested.Units == 1m ? "" : $" x {suggested.Units:0.##}")}";

    /// <summary>"assessment, line 14, 3-36".</summary>
    public static string Place(Evidence evidence) =>
        $"{evidence.Section}, line {evidence.Line}, {evidence.Column}-{evidence.Column + evidence.Length - 1}";

    /// <summary>On one line, cut where it is longer than the screen has room for.</summary>
    public static string Short(string text, int longest)
    {
        var line = Figures.Shown(string.Join(' ', text.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)));
        return line.Length <= longest ? line : $"{line[..(longest - 3)]}...";
    }

    /// <summary>"negated", "symptom of M17.11".</summary>
    public static string Reason(LeftOutMention mentioned) => mentioned.Reason switch
    {
        LeftOutReason.Negated => "negated",
        LeftOutReason.Family => "a relative's",
        LeftOutReason.OtherPerson => "another person's",
        LeftOutReason.Hypothetical => "might come",
        LeftOutReason.Uncertain => "suspected only",
        LeftOutReason.History => "history",
        LeftOutReason.Symptom => $"symptom of {Code(mentioned.Of!)}",
        LeftOutReason.Section => $"only in {mentioned.Evidence.Section}",
        LeftOutReason.Misfit => "does not fit sex, age or day",
        _ => "not done here today",
    };
}
