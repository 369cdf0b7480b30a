using System.Text;
using System.Text.Unicode;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Validation;

namespace ClaimsCluster.Cli.Screens;

/// <summary><c>claims parse</c>: a file as an outline, loops indented, each segment with what it holds.</summary>
internal sealed class ParsedOutline(Terminal terminal, LoopReader reader)
{
    private const int NameWidth = 30;

    public void Print()
    {
        while (reader.Read())
        {
            var segment = reader.Segment;
            switch (segment.Id)
            {
                case SegmentId.ISA: Head(0, $"Interchange {reader.Interchange}", segment); break;
                case SegmentId.GS: Head(1, $"Group {reader.Group}", segment); break;
                case SegmentId.ST: Head(2, $"Set {reader.Set}{(reader.Guide.Length > 0 ? $" {reader.Guide}" : "")}", segment); break;
                case SegmentId.SE: Line(3, segment); break;
                case SegmentId.GE: Line(2, segment); break;
                case SegmentId.IEA: Line(1, segment); break;
                default:
                    for (var depth = reader.KeptLoops; depth < reader.Loops.Count; depth++) Loop(reader.Loops[depth], depth);
                    Line(reader.Set.Length > 0 || reader.Loops.Count > 0 ? 3 + reader.Loops.Count : 1, segment);
                    break;
            }
        }
    }

    private void Loop(OpenLoop loop, int depth)
    {
        var occurrence = loop.Repeats ? $" {loop.Occurrence}" : "";
        terminal.Output.WriteLine($"{Margin(3 + depth)}{terminal.OutputPaint[Tone.Bold, $"{loop.Id} {loop.Name}{occurrence}"]}");
    }

    private void Head(int depth, string title, in Segment segment)
    {
        terminal.Output.WriteLine($"{Margin(depth)}{terminal.OutputPaint[Tone.Bold, Figures.Shown(title)]}");
        Line(depth + 1, segment);
    }

    private void Line(int depth, in Segment segment)
    {
        var id = Figures.Shown(segment.GetString(0));
        var name = reader.IsPlaced ? NameOf(segment.Id) : "(not here in the guide)";
        var elements = segment.Raw.Length > segment[0].Length ? Text(segment.Raw[(segment[0].Length + 1)..]) : "";
        var label = terminal.OutputPaint[Tone.Dim, name.PadRight(NameWidth)];
        terminal.Output.WriteLine($"{Margin(depth)}{id,-3} {label} {elements}".TrimEnd());
    }

    private static string NameOf(uint id) => id switch
    {
        SegmentId.ISA => "interchange header",
        SegmentId.IEA => "end of the interchange",
        SegmentId.GS => "group header",
        SegmentId.GE => "end of the group",
        SegmentId.ST => "set header",
        SegmentId.SE => "end of the set",
        SegmentId.TA1 => "interchange acknowledgment",
        _ => LoopReader.NameOf(id),
    };

    private static string Margin(int depth) => new(' ', 2 * depth);

    private static string Text(ReadOnlySpan<byte> value) =>
        Figures.Shown(Utf8.IsValid(value) ? Encoding.UTF8.GetString(value) : Encoding.Latin1.GetString(value));
}
