using System.Globalization;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Schemas;

/// <summary>A data element of X12.</summary>
internal readonly record struct DataElement(ushort Number, ElementType Type, ushort Min, int Max);

/// <summary>A position of a segment: an element, or a composite of several.</summary>
/// <param name="Composite">Such as C003; null for a simple element.</param>
/// <param name="Elements">The element, or the components.</param>
/// <param name="Repeat">How many repetitions X12 allows.</param>
/// <param name="Notes">Conditions between the components.</param>
internal sealed record SegmentPosition(string? Composite, DataElement[] Elements, ushort Repeat, SyntaxNote[] Notes);

/// <summary>A segment as X12 defines it, whatever a guide makes of it.</summary>
internal sealed record SegmentDefinition(uint Id, string Name, SegmentPosition[] Positions, SyntaxNote[] Notes);

/// <summary>All segments that health care transactions of version 005010 use (Tables/segments.schema).</summary>
internal sealed class SegmentDictionary
{
    private readonly Dictionary<ushort, DataElement> _elements = [];
    private readonly Dictionary<string, (DataElement[] Components, SyntaxNote[] Notes)> _composites = [];
    private readonly Dictionary<uint, SegmentDefinition> _segments = [];

    public IReadOnlyDictionary<uint, SegmentDefinition> Segments => _segments;

    public SegmentDefinition? Find(uint id) => _segments.GetValueOrDefault(id);

    /// <summary>What a segment holds, for a message; empty when it is not known.</summary>
    public string NameOf(uint id) => Find(id)?.Name ?? "";

    /// <exception cref="FormatException">A line cannot be read; the message names it.</exception>
    public static SegmentDictionary Parse(IEnumerable<string> lines)
    {
        var dictionary = new SegmentDictionary();
        foreach (var line in TableText.Statements(lines)) dictionary.Add(line);
        return dictionary;
    }

    private void Add(TableLine line)
    {
        switch (line.Words)
        {
            case ["element", var number, var type, var min, var max]: AddElement(number, type, min, max); break;
            case ["composite", var name, .. var words]:
                _composites[name] = ([.. words.Where(IsPosition).Select(Element)], [.. words.Where(word => !IsPosition(word)).Select(Note)]);
                break;
            case ["segment", var id, var name, .. var positions]: AddSegment(id, name, positions); break;
            default: throw line.Unreadable();
        }
    }

    private void AddElement(string number, string type, string min, string max)
    {
        var key = Number(number);
        var kind = type[0] == 'N' ? ElementType.N : Enum.Parse<ElementType>(type);
        _elements[key] = new DataElement(key, kind, Number(min), int.Parse(max, CultureInfo.InvariantCulture));
    }

    private void AddSegment(string id, string name, string[] words)
    {
        var packed = SegmentId.Pack(System.Text.Encoding.ASCII.GetBytes(id));
        _segments[packed] = new SegmentDefinition(
            packed, name, [.. words.Where(IsPosition).Select(Position)],
            [.. words.Where(word => !IsPosition(word)).Select(Note)]);
    }

    private SegmentPosition Position(string word)
    {
        var split = word.Split('x');
        var repeat = split.Length > 1 ? Number(split[1]) : (ushort)1;
        return _composites.TryGetValue(split[0], out var composite)
            ? new SegmentPosition(split[0], composite.Components, repeat, composite.Notes)
            : new SegmentPosition(null, [Element(split[0])], repeat, []);
    }

    private DataElement Element(string number) => _elements.TryGetValue(Number(number), out var element)
        ? element
        : throw new FormatException($"Element {number} is used and not defined.");

    /// <summary>C003 and 1035 are positions; P0809 is a note: a letter and pairs of digits.</summary>
    private bool IsPosition(string word) =>
        char.IsAsciiDigit(word[0]) || _composites.ContainsKey(word.Split('x')[0]);

    private static SyntaxNote Note(string word)
    {
        uint mask = 0;
        for (var i = 1; i < word.Length; i += 2) mask |= 1u << Number(word[i..(i + 2)]);
        return new SyntaxNote(word[0], Number(word[1..3]), mask);
    }

    private static ushort Number(string text) => ushort.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
