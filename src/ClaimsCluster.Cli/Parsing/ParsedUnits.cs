using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Validation;

namespace ClaimsCluster.Cli.Parsing;

/// <summary>One line of JSON: a claim or payment with what stands above it, a whole set, or a TA1.</summary>
/// <param name="Interchange">ISA13.</param>
/// <param name="Group">GS06; empty of a TA1.</param>
/// <param name="Set">ST02; empty of a TA1.</param>
/// <param name="Identifier">ST01; TA1.</param>
/// <param name="Guide">Such as 837P; empty where none is held.</param>
/// <param name="Claim">The number of the claim; null when the line is about none.</param>
/// <param name="Root">The set: its header, and the loops above the unit.</param>
/// <param name="Unit">The unit, among those loops; null when the line is about none.</param>
internal sealed record ParsedUnit(
    string Interchange, string Group, string Set, string Identifier, string Guide, string? Claim, LoopNode Root, LoopNode? Unit);

/// <summary>Cuts a file into units: claims and payments where a guide has them, else sets. Only one is held at a time.</summary>
internal sealed class ParsedUnits(LoopReader reader)
{
    private readonly List<LoopNode> _open = [];
    private LoopNode? _root;
    private bool _hasNews; // Something stands in the set that no line has told.
    private (string Interchange, string Group, string Set, string Identifier, string Guide, bool HasUnits) _at;

    /// <summary>All of them in file order.</summary>
    public IEnumerable<ParsedUnit> Read()
    {
        while (reader.Read())
        {
            foreach (var ended in Close(_open.Count > 0 ? reader.KeptLoops : 0)) yield return ended;

            var id = reader.Segment.Id;
            if (id is SegmentId.ISA or SegmentId.GS or SegmentId.ST or SegmentId.SE or SegmentId.GE or SegmentId.IEA)
            {
                if (Rest() is { } rest) yield return rest;
                if (id == SegmentId.ST) Open();
            }
            else if (id == SegmentId.TA1 && _root is null) yield return Acknowledgment();
            else Take();
        }

        foreach (var ended in Close(0)) yield return ended;
        if (Rest() is { } last) yield return last;
    }

    private void Open()
    {
        _root = new LoopNode(default, null);
        _at = (reader.Interchange, reader.Group, reader.Set, reader.Identifier, reader.Guide, reader.HasUnits);
        _hasNews = true;
    }

    private void Take()
    {
        if (_root is null) return;

        for (var depth = _open.Count; depth < reader.Loops.Count; depth++)
        {
            var parent = depth == 0 ? _root : _open[depth - 1];
            var node = new LoopNode(reader.Loops[depth], parent);
            parent.Loops.Add(node);
            _open.Add(node);
        }

        var top = _open.Count == 0 ? _root : _open[^1];
        top.Segments.Add(new KeptSegment(reader.Segment.Raw.ToArray(), reader.Delimiters, reader.IsPlaced));
        _hasNews |= _at.HasUnits && _open.Count == 0;
    }

    /// <summary>Ends the loops below a depth: a unit makes a line, and so does a level that ends without one.</summary>
    private IEnumerable<ParsedUnit> Close(int depth)
    {
        for (var i = _open.Count - 1; i >= depth; i--)
        {
            var node = _open[i];
            _open.RemoveAt(i);
            if (node.Loop.IsUnit || (node.Loop.HoldsUnits && node.ToldUnits == 0))
            {
                for (var above = node.Parent; above is not null; above = above.Parent) above.ToldUnits++;
                yield return Unit(node.Loop.IsUnit ? NameOf(node) : null, node);
                _hasNews = false;
            }

            if (_at.HasUnits && (node.Loop.IsUnit || node.Loop.HoldsUnits)) node.Parent!.Loops.Remove(node);
        }
    }

    /// <summary>What a set holds behind its last unit, or all of it where there is none.</summary>
    private ParsedUnit? Rest()
    {
        if (_root is null) return null;

        var rest = _hasNews ? Unit(null, null) : null;
        _root = null;
        return rest;
    }

    private ParsedUnit Unit(string? claim, LoopNode? unit) =>
        new(_at.Interchange, _at.Group, _at.Set, _at.Identifier, _at.Guide, claim, _root!, unit);

    private ParsedUnit Acknowledgment()
    {
        var root = new LoopNode(default, null);
        root.Segments.Add(new KeptSegment(reader.Segment.Raw.ToArray(), reader.Delimiters, IsPlaced: true));
        return new ParsedUnit(reader.Interchange, "", "", "TA1", "", null, root, null);
    }

    private static string? NameOf(LoopNode unit)
    {
        if (unit.Segments is not [var first, ..]) return null;
        var name = new Segment(first.Raw, first.Delimiters).GetString(unit.Loop.UnitElement);
        return name.Length > 0 ? name : null;
    }
}
