using System.Globalization;
using System.Text.RegularExpressions;

namespace ClaimsCluster.X12.Schemas;

/// <summary>Reads the table of a guide. Its form is told at the head of Tables/837P.schema.</summary>
internal sealed partial class GuideParser
{
    private readonly Dictionary<string, string[]> _codes = [];
    private readonly Dictionary<string, LoopTable> _defined = [];
    private readonly Stack<(int Indent, LoopTable Loop)> _open = [];
    private GuideTable? _guide;
    private int _defineIndent = -1;

    /// <exception cref="FormatException">A line cannot be read; the message names it.</exception>
    public static GuideTable Parse(IEnumerable<string> lines)
    {
        var parser = new GuideParser();
        foreach (var line in TableText.Statements(lines)) parser.Add(line);
        return parser._guide ?? throw new FormatException("The table names no guide.");
    }

    private void Add(TableLine line)
    {
        switch (line.Words)
        {
            case ["guide", var name, var set, var version, var functional, .. var also]:
                _guide = new GuideTable
                {
                    Name = name,
                    SetIdentifier = set,
                    Version = version,
                    FunctionalId = functional,
                    AlsoReads = also is ["also", .. var versions] ? versions : [],
                };
                break;
            case ["codes", var name, var codes]: _codes[name] = codes.Split('|'); break;
            case ["define"]: _defineIndent = line.Indent; break;
            case ["use", var id]: Parent(line).Items.Add((null, Defined(line, id))); break;
            case ["loop", var id, var usage, var max, var name, .. var unit]:
                Open(line, Loop(line, id, usage, max, name, unit));
                break;
            case [{ Length: 2 or 3 } id, var usage, var max, .. var elements] when usage is "R" or "S":
                AddSegment(line, new SegmentTable(line.Number, id, UsageOf(usage), Max(max), Elements(line, elements)));
                break;
            default: throw line.Unreadable();
        }
    }

    private void AddSegment(TableLine line, SegmentTable segment)
    {
        var loop = Parent(line);
        loop.Segments.Add(segment);
        loop.Items.Add((segment, null));
    }

    private void Open(TableLine line, LoopTable loop)
    {
        if (_defineIndent >= 0 && line.Indent >= _defineIndent && (_open.Count == 0 || IsDefinition(line)))
        {
            _open.Clear();
            _defined[loop.Id] = loop;
            _defineIndent = -1;
        }
        else
        {
            Parent(line).Items.Add((null, loop));
        }

        _open.Push((line.Indent, loop));
    }

    private bool IsDefinition(TableLine line)
    {
        while (_open.TryPeek(out var top) && top.Indent >= line.Indent) _open.Pop();
        return _defineIndent >= 0;
    }

    /// <summary>The loop that a line stands in, by its indentation.</summary>
    private LoopTable Parent(TableLine line)
    {
        while (_open.TryPeek(out var top) && top.Indent >= line.Indent) _open.Pop();
        return _open.TryPeek(out var parent) ? parent.Loop : (_guide ?? throw line.Unreadable()).Root;
    }

    private LoopTable Defined(TableLine line, string id) =>
        _defined.TryGetValue(id, out var loop) ? loop : throw line.Unreadable();

    private static LoopTable Loop(TableLine line, string id, string usage, string max, string name, string[] unit) => new()
    {
        Id = id,
        Name = name,
        Usage = UsageOf(usage),
        Max = Max(max),
        UnitElement = unit switch
        {
            [] => 0,
            [var word] when word.StartsWith("unit=", StringComparison.Ordinal) => Number(word[^2..]),
            _ => throw line.Unreadable(),
        },
    };

    private List<ElementTable> Elements(TableLine line, string[] words) => [.. words.Select(word => Element(line, word))];

    private ElementTable Element(TableLine line, string word)
    {
        var match = ElementForm().Match(word);
        if (!match.Success) throw line.Unreadable();

        var from = Number(match.Groups["from"].Value);
        var components = match.Groups["components"] is { Success: true, Value: var inner }
            ? Elements(line, inner.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            : null;
        return new ElementTable(
            from,
            match.Groups["to"] is { Success: true, Value: var to } ? Number(to) : from,
            match.Groups["may"].Success ? Usage.Situational : Usage.Required,
            match.Groups["repeat"] is { Success: true, Value: var repeat } ? (ushort)Number(repeat) : (ushort)1,
            match.Groups["codes"] is { Success: true, Value: var codes } ? Codes(line, codes) : null,
            components);
    }

    private string[] Codes(TableLine line, string text)
    {
        if (text[0] != '@') return text.Split('|');
        return _codes.TryGetValue(text[1..], out var shared) ? shared : throw line.Unreadable();
    }

    private static Usage UsageOf(string word) => word == "R" ? Usage.Required : Usage.Situational;

    private static int Max(string word) => word == "*" ? int.MaxValue : Number(word);

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<may>\?)?(?<from>\d+)(\.\.(?<to>\d+))?(x(?<repeat>\d+))?(=(?<codes>[^()]+))?(\((?<components>.*)\))?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex ElementForm();
}
