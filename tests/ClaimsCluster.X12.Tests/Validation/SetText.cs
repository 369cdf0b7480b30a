using System.Text;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Schemas;
using ClaimsCluster.X12.Validation;

namespace ClaimsCluster.X12.Tests.Validation;

/// <summary>A segment of a set that a mutation may change, and what its guide says of it.</summary>
internal sealed class RuledSegment(string text, SegmentRule rule, LoopRule loop, int depth)
{
    public string Text { get; set; } = text;

    public SegmentRule Rule { get; } = rule;

    public LoopRule Loop { get; } = loop;

    public int Depth { get; } = depth;

    public string Id => Text.Split('*')[0];

    public string this[int element]
    {
        get => Text.Split('*') is var parts && element < parts.Length ? parts[element] : "";
        set
        {
            var parts = Text.Split('*').ToList();
            while (parts.Count <= element) parts.Add("");
            parts[element] = value;
            Text = string.Join('*', parts);
        }
    }

    public int Count => Text.Count(letter => letter == '*');

    /// <summary>Whether it opens the loop it stands in.</summary>
    public bool IsOpener(GuideSchema guide) => Loop.Index > 0 && guide.Segments[Loop.Items[0].Segment] == Rule;
}

/// <summary>A file of one set that is wholly right, in pieces that can be changed and written again.</summary>
/// <remarks>Its separators are ours, whatever the published file's are. ST is segment 1.</remarks>
internal sealed class SetText
{
    private readonly string[] _head; // ISA, GS, ST.
    private readonly string[] _tail; // SE, GE, IEA.

    private SetText(GuideSchema guide, string[] head, List<RuledSegment> body, string[] tail)
    {
        Guide = guide;
        _head = head;
        Body = body;
        _tail = tail;
    }

    public GuideSchema Guide { get; }

    /// <summary>What stands between ST and SE. Body[i] is segment i + 2 of the set.</summary>
    public List<RuledSegment> Body { get; }

    public string[] Head => _head;

    public string[] Tail => _tail;

    public ReadOnlySpan<ElementRule> ElementsOf(RuledSegment segment) => Guide.ElementsOf(segment.Rule);

    /// <summary>The first set of a file as a file of its own.</summary>
    public static SetText Of(byte[] file)
    {
        using var reader = new X12Reader(file);
        var head = new List<string>();
        var tail = new List<string>();
        var raw = new List<string>();
        while (reader.Read())
        {
            var text = Canonical(reader.Segment, reader.Delimiters);
            var isFirst = reader.Segment.Id is SegmentId.ISA or SegmentId.GS or SegmentId.ST;
            if (isFirst && raw.Count == 0 && tail.Count == 0) head.Add(text);
            else if (reader.Segment.Id is SegmentId.SE or SegmentId.GE or SegmentId.IEA) { if (tail.Count < 3) tail.Add(text); }
            else if (tail.Count == 0) raw.Add(text);
        }

        var kind = FileInspection.Inspect(file).Sets.First().Kind;
        var guide = GuideSchema.For(kind)!;
        return new SetText(guide, [.. head], Ruled(guide, raw), [.. tail]);
    }

    public SetText Copy() => new(
        Guide, [.. _head], [.. Body.Select(segment => new RuledSegment(segment.Text, segment.Rule, segment.Loop, segment.Depth))], [.. _tail]);

    /// <summary>The file, with SE01, GE01 and IEA01 as they must be.</summary>
    public byte[] Bytes()
    {
        _tail[0] = $"SE*{Body.Count + 2}*{_head[2].Split('*')[2]}";
        _tail[1] = $"GE*1*{_head[1].Split('*')[6]}";
        _tail[2] = $"IEA*1*{_head[0].Split('*')[13]}";
        return Written();
    }

    /// <summary>The file with the trailers as they were left.</summary>
    public byte[] Written() => Encoding.Latin1.GetBytes(
        string.Concat(_head.Concat(Body.Select(segment => segment.Text)).Concat(_tail).Select(text => text + "~")));

    private static string Canonical(Segment segment, Delimiters from)
    {
        var text = new StringBuilder();
        if (segment.Id == SegmentId.ISA)
        {
            for (var i = 0; i <= 16; i++) text.Append(i == 0 ? "" : "*").Append(i == 11 ? "^" : i == 16 ? ":" : Encoding.Latin1.GetString(segment[i]));
            return text.ToString();
        }

        foreach (var letter in segment.Raw)
        {
            text.Append(letter == from.Element ? '*' : letter == from.Component ? ':'
                : letter == from.Repetition && from.Repetition != 0 ? '^' : letter is (byte)'*' or (byte)':' or (byte)'^' or (byte)'~' ? '.' : (char)letter);
        }

        return text.ToString();
    }

    private static List<RuledSegment> Ruled(GuideSchema guide, List<string> raw)
    {
        var walk = new SilentWalk();
        var walker = new LoopWalker(guide, walk);
        walker.Start(Delimiters.Ours);
        var ruled = new List<RuledSegment>();
        foreach (var text in raw)
        {
            var rule = walker.Enter(new Segment(Encoding.Latin1.GetBytes(text), Delimiters.Ours))
                ?? throw new InvalidOperationException($"{text} stands nowhere in {guide.Name}.");
            ruled.Add(new RuledSegment(text, rule, walker.Top.Loop, walker.Depth));
            if (text.StartsWith("HL*", StringComparison.Ordinal)) walker.Top.Level = int.Parse(text.Split('*')[1], System.Globalization.CultureInfo.InvariantCulture);
        }

        return ruled;
    }

    private sealed class SilentWalk : IWalk
    {
        public SegmentSpot Here => default;

        public void Opened(LoopRule loop)
        {
        }

        public void Closing(LoopRule loop)
        {
        }

        public void Missing(LoopRule loop, int depth, SegmentRule segment, SegmentSpot spot) => throw new InvalidOperationException("It is right.");

        public void Misplaced(uint segmentId, SegmentSpot spot, string ik3, string loopId, string expected) => throw new InvalidOperationException("It is right.");

        public void Unqualified(in Segment segment, SegmentRule rule, string expected) => throw new InvalidOperationException("It is right.");
    }
}
