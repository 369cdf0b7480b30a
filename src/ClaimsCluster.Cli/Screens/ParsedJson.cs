using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ClaimsCluster.Cli.Parsing;
using ClaimsCluster.X12;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Cli.Screens;

/// <summary><c>claims parse --json</c>: a line a claim or payment, with the loops above it; else a line a set.</summary>
internal static class ParsedJson
{
    public static void Print(TextWriter output, ParsedUnit unit) => JsonScreen.Print(output, json => Write(json, unit), isIndented: false);

    private static void Write(Utf8JsonWriter json, ParsedUnit unit)
    {
        json.WriteStartObject();
        json.WriteString("interchange", unit.Interchange);
        if (unit.Identifier != "TA1")
        {
            json.WriteString("group", unit.Group);
            json.WriteString("set", unit.Set);
        }

        json.WriteString("transaction", unit.Identifier);
        json.WriteString("guide", unit.Guide.Length > 0 ? unit.Guide : null);
        json.WriteString("claim", unit.Claim);
        WriteSegments(json, "segments", unit.Root);
        WriteLoops(json, unit.Root, unit.Unit, isTop: true);
        json.WriteEndObject();
    }

    /// <summary>The loops of a loop, each under its name; the unit's own is the one named detail.</summary>
    private static void WriteLoops(Utf8JsonWriter json, LoopNode node, LoopNode? unit, bool isTop)
    {
        foreach (var same in node.Loops.GroupBy(loop => loop.Loop.Id))
        {
            var nodes = same.ToList();
            var first = nodes[0];
            if (unit is not null && isTop && IsAbove(first, unit) && first != unit)
            {
                // The way down to the unit is told level by level, so that it is no deeper than its own loops.
                WriteLevel(json, first, unit);
                continue;
            }

            json.WritePropertyName(first == unit ? "detail" : KeyOf(first));
            if (first.Loop.Repeats && first != unit) json.WriteStartArray();
            foreach (var one in nodes) WriteLoop(json, one);
            if (first.Loop.Repeats && first != unit) json.WriteEndArray();
        }
    }

    private static void WriteLevel(Utf8JsonWriter json, LoopNode level, LoopNode unit)
    {
        json.WritePropertyName(KeyOf(level));
        json.WriteStartObject();
        WriteHead(json, level);
        foreach (var same in level.Loops.Where(loop => !IsAbove(loop, unit)).GroupBy(loop => loop.Loop.Id)) WriteNamed(json, [.. same]);
        json.WriteEndObject();
        foreach (var below in level.Loops.Where(loop => IsAbove(loop, unit)))
        {
            if (below != unit)
            {
                WriteLevel(json, below, unit);
                continue;
            }

            json.WritePropertyName("detail");
            WriteLoop(json, below);
        }
    }

    private static void WriteNamed(Utf8JsonWriter json, List<LoopNode> nodes)
    {
        json.WritePropertyName(KeyOf(nodes[0]));
        if (nodes[0].Loop.Repeats) json.WriteStartArray();
        foreach (var one in nodes) WriteLoop(json, one);
        if (nodes[0].Loop.Repeats) json.WriteEndArray();
    }

    private static void WriteLoop(Utf8JsonWriter json, LoopNode node)
    {
        json.WriteStartObject();
        WriteHead(json, node);
        foreach (var same in node.Loops.GroupBy(loop => loop.Loop.Id)) WriteNamed(json, [.. same]);
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, LoopNode node)
    {
        json.WriteString("loop", node.Loop.Id);
        json.WriteString("name", node.Loop.Name);
        WriteSegments(json, "segments", node);
    }

    private static bool IsAbove(LoopNode node, LoopNode unit)
    {
        for (var at = unit; at is not null; at = at.Parent)
            if (at == node) return true;
        return false;
    }

    private static void WriteSegments(Utf8JsonWriter json, string key, LoopNode node)
    {
        json.WriteStartArray(key);
        foreach (var kept in node.Segments.Where(kept => kept.IsPlaced)) WriteSegment(json, kept);
        json.WriteEndArray();
        if (node.Segments.TrueForAll(kept => kept.IsPlaced)) return;

        json.WriteStartArray("unplaced");
        foreach (var kept in node.Segments.Where(kept => !kept.IsPlaced)) WriteSegment(json, kept);
        json.WriteEndArray();
    }

    private static void WriteSegment(Utf8JsonWriter json, KeptSegment kept)
    {
        var segment = new Segment(kept.Raw, kept.Delimiters);
        json.WriteStartArray();
        WriteText(json, segment[0]);
        for (var element = 1; element <= segment.Count; element++) WriteElement(json, segment[element], kept.Delimiters);
        json.WriteEndArray();
    }

    /// <summary>Text; an array of components; what repeats is an object with its repetitions.</summary>
    private static void WriteElement(Utf8JsonWriter json, ReadOnlySpan<byte> value, Delimiters delimiters)
    {
        if (delimiters.Repetition == 0 || !value.Contains(delimiters.Repetition))
        {
            WriteComposite(json, value, delimiters.Component);
            return;
        }

        json.WriteStartObject();
        json.WriteStartArray("repetitions");
        foreach (var range in value.Split(delimiters.Repetition)) WriteComposite(json, value[range], delimiters.Component);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteComposite(Utf8JsonWriter json, ReadOnlySpan<byte> value, byte separator)
    {
        if (!value.Contains(separator))
        {
            WriteText(json, value);
            return;
        }

        json.WriteStartArray();
        foreach (var range in value.Split(separator)) WriteText(json, value[range]);
        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> value)
    {
        if (Utf8.IsValid(value)) json.WriteStringValue(value);
        else json.WriteStringValue(Encoding.Latin1.GetString(value));
    }

    /// <summary>billingProvider of "billing provider"; letters and digits only.</summary>
    private static string KeyOf(LoopNode node)
    {
        var key = new StringBuilder();
        var isNew = false;
        foreach (var letter in node.Loop.Name.Replace("'s", "", StringComparison.Ordinal))
        {
            if (char.IsAsciiLetterOrDigit(letter)) key.Append(isNew && key.Length > 0 ? char.ToUpperInvariant(letter) : letter);
            isNew = !char.IsAsciiLetterOrDigit(letter);
        }

        return key.Length > 0 ? key.ToString() : node.Loop.Id;
    }
}
