using ClaimsCluster.Cli.Validating;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Validation;

namespace ClaimsCluster.Cli.Screens;

/// <summary>One fault of a file (SCREENS §6): where, what, what instead, how it is answered, what mends it.</summary>
internal sealed class FaultScreen(Terminal terminal, string file, FaultSource source)
{
    private const int FullWidth = 100;
    private const int SegmentWidth = 80;
    private const int AnswerWidth = 55;
    private const int TextStart = 6;      // Behind "   |  ".
    private const int BeforeCarets = 30;  // Columns kept of a long segment before what is meant.
    private const int MostCarets = 40;

    public void Print(SyntaxFault fault)
    {
        var tone = fault.IsWarning ? Tone.Yellow : Tone.Red;
        var segment = source.At(fault.SegmentOffset);
        Head(fault, tone);
        Place(fault);
        if (IsMissing(fault)) Missing(fault, segment, tone);
        else if (fault.Code.StartsWith("LEN-", StringComparison.Ordinal)) Lenient(fault, segment);
        else if (segment is not null) Meant(fault, segment, tone);
        else Text(FaultText.Expectation(fault));
        Answer(fault, segment?.Qualifier ?? "");
    }

    private static bool IsMissing(SyntaxFault fault) => fault.Ik3 == "3" || (fault.Element == 0 && fault.Segment is "SE" or "GE" or "IEA" && fault.Code != "SYN-06");

    private void Head(SyntaxFault fault, Tone tone)
    {
        var word = $"{(fault.IsWarning ? "warning" : "error")}[{fault.Code}]";
        var lines = Wrapped($"{word}: {Figures.Shown(FaultText.Title(fault))}", FullWidth, 4);
        terminal.Output.WriteLine(terminal.OutputPaint[tone, word] + lines[0][word.Length..]);
        foreach (var line in lines.Skip(1)) terminal.Output.WriteLine(line);
    }

    private void Place(SyntaxFault fault)
    {
        var claim = fault.ClaimNumber is { } number ? $"  claim {Figures.Shown(number)}" : "";
        var place = $"  --> {Figures.Shown(file)}:{fault.SegmentInFile}  byte {fault.Offset}{claim}";
        var path = fault.LoopPath.Length > 0 ? fault.LoopPath : fault.Loop;
        var folder = file.Length - Path.GetFileName(file).Length; // A long way to the file does not break the line.
        var fits = place.Length - folder + 2 + path.Length <= FullWidth;
        terminal.Output.WriteLine(path.Length > 0 && fits ? $"{place}  {path}" : place);
        if (path.Length > 0 && !fits) terminal.Output.WriteLine($"      {path}");
    }

    /// <summary>The segment with carets under what is meant.</summary>
    private void Meant(SyntaxFault fault, SourceSegment segment, Tone tone)
    {
        var from = (int)Math.Clamp(fault.Offset - fault.SegmentOffset, 0, segment.Raw.Length);
        var length = fault.Element == 0 ? segment.Id.Length : fault.Length;
        var shown = segment.Shown;
        var start = segment.Text(0, from).Length;
        var carets = Math.Clamp(segment.Text(from, length).Length, 1, Math.Max(1, Math.Min(shown.Length - start, MostCarets)));
        (shown, start) = Cut(shown, start, carets);
        Text(shown);

        var says = $"{FaultText.ElementName(fault)}: {Figures.Shown(FaultText.Expectation(fault))}";
        var margin = new string(' ', start);
        if (TextStart + start + carets + 1 + says.Length <= FullWidth)
        {
            terminal.Output.WriteLine($"   |  {margin}{terminal.OutputPaint[tone, new string('^', carets)]} {says}");
            return;
        }

        terminal.Output.WriteLine($"   |  {margin}{terminal.OutputPaint[tone, new string('^', carets)]}");
        foreach (var line in Wrapped(says, FullWidth - TextStart, 2)) Text(line);
    }

    /// <summary>What is missing, between its neighbours.</summary>
    private void Missing(SyntaxFault fault, SourceSegment? behind, Tone tone)
    {
        if (source.Before(fault.SegmentOffset) is { } before) Text(Cut(before.Shown, 0, 1).Text);
        var separator = (char)(behind?.Delimiters.Element ?? (byte)'*');
        var says = fault.Ik3 == "3" ? $"{Figures.Shown(FaultText.Expectation(fault))} here" : Figures.Shown(FaultText.Expectation(fault));
        var missing = $"+ {fault.Segment}{separator}...";
        terminal.Output.WriteLine($"   |  {terminal.OutputPaint[tone, missing]}{new string(' ', Math.Max(2, 20 - missing.Length))}{says}");
        if (behind is not null) Text(Cut(behind.Shown, 0, 1).Text);
    }

    private void Lenient(SyntaxFault fault, SourceSegment? segment)
    {
        var shown = fault.Segment.Length > 0 ? segment : source.Before(fault.Offset) ?? segment;
        if (shown is not null) Text(Cut(shown.Shown, 0, 1).Text);
    }

    private void Answer(SyntaxFault fault, string qualifier)
    {
        var answer = Figures.Shown(FaultText.Answer(fault));
        var fix = $"fix: {Figures.Shown(FaultText.Fix(fault, qualifier))}";
        if (answer.Length < AnswerWidth && TextStart + AnswerWidth + fix.Length <= FullWidth)
        {
            terminal.Output.WriteLine($"   =  {answer.PadRight(AnswerWidth)}{fix}");
            return;
        }

        foreach (var line in Wrapped(answer, FullWidth - TextStart, 2)) terminal.Output.WriteLine($"   =  {line}");
        terminal.Output.WriteLine($"   =  {fix}");
    }

    private void Text(string line) => terminal.Output.WriteLine($"   |  {line}".TrimEnd());

    /// <summary>At most 80 columns of a segment, those around the carets.</summary>
    private static (string Text, int Start) Cut(string text, int start, int length)
    {
        if (text.Length <= SegmentWidth) return (text, start);

        var first = start + length <= SegmentWidth - 3 ? 0 : Math.Min(start - BeforeCarets, text.Length - SegmentWidth);
        first = Math.Max(0, first);
        var cut = text.Substring(first, SegmentWidth);
        if (first > 0) cut = $"...{cut[3..]}";
        if (first + SegmentWidth < text.Length) cut = $"{cut[..^3]}...";
        return (cut, start - first);
    }

    /// <summary>Lines of at most a width; those behind the first are indented.</summary>
    private static List<string> Wrapped(string text, int width, int indent)
    {
        var lines = new List<string>();
        while (true)
        {
            var margin = lines.Count == 0 ? "" : new string(' ', indent);
            var line = Figures.Fitting(text, width - margin.Length);
            lines.Add(margin + line.TrimEnd());
            if (line.Length == text.Length) return lines;
            text = text[line.Length..].TrimStart();
            if (text.Length == 0) return lines;
        }
    }
}
