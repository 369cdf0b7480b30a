using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Schemas;

namespace ClaimsCluster.X12.Validation;

/// <summary>How what is wrong is told: code, place, loops, words.</summary>
internal sealed partial class GuideScan
{
    public void Missing(LoopRule loop, int depth, SegmentRule segment, SegmentSpot spot)
    {
        var name = SegmentId.Name(segment.Id);
        var path = _walker.Path(depth);
        var isWithin = loop == _walker.Open[depth].Loop;
        Tell(depth, new SyntaxFault(
            "SYN-07", "3", null, _place.Interchange, _place.Group, _place.Set, loop.Id, name, spot.InSet, spot.InFile, 0, 0,
            spot.Offset, 0, "", Described(segment), ClaimNumber)
        {
            Snip = 2,
            LoopPath = isWithin ? path : path.Length == 0 ? loop.Id : $"{path}/{loop.Id}",
            SegmentOffset = spot.Offset,
            Detail = $"{name} ({GuideLibrary.Dictionary.Value.NameOf(segment.Id)}) is missing in loop {Called(loop)}",
        });
    }

    public void Misplaced(uint segmentId, SegmentSpot spot, string ik3, string loopId, string expected)
    {
        var name = SegmentPlace.Cut(SegmentId.Name(segmentId));
        Tell(_walker.Depth, new SyntaxFault(
            ik3 is "4" or "5" ? "SYN-08" : "SYN-06", ik3, null, _place.Interchange, _place.Group, _place.Set, loopId, name,
            spot.InSet, spot.InFile, 0, 0, spot.Offset, spot.Length, name, expected, ClaimNumber)
        {
            Snip = ik3 == "1" ? 1 : 2,
            LoopPath = PathTo(loopId),
            SegmentOffset = spot.Offset,
            Detail = ik3 switch
            {
                "1" => $"{name} is no segment of {_guide.Version}",
                "2" => $"{name} cannot stand here",
                "7" => $"{name} stands out of its order",
                "4" => $"loop {loopId} stands too often",
                _ => $"{name} stands too often",
            },
        });
    }

    /// <summary>The open loops up to one of them, or up to the one that it would open in.</summary>
    private string PathTo(string loopId)
    {
        for (var depth = _walker.Depth; depth >= 0; depth--)
        {
            if (_walker.Open[depth].Loop.Id == loopId) return _walker.Path(depth);
        }

        for (var depth = _walker.Depth; depth >= 0; depth--)
        {
            if (!_walker.Open[depth].Loop.Items.Any(item => item.Loop >= 0 && _guide.Loops[item.Loop].Id == loopId)) continue;
            var around = _walker.Path(depth);
            return around.Length == 0 ? loopId : $"{around}/{loopId}";
        }

        return _walker.Path(_walker.Depth);
    }

    public void Unqualified(in Segment segment, SegmentRule rule, string expected)
    {
        var value = rule.IsQualifierComposite ? segment.Component(rule.Qualifier, 1) : segment[rule.Qualifier];
        var number = rule.IsQualifierComposite ? 0 : _guide.ElementsOf(rule)[rule.Qualifier - 1].Number;
        Add(segment, new ElementPlace(rule.Qualifier, rule.IsQualifierComposite ? 1 : 0, 0, value, number),
            value.IsEmpty ? new ElementFault("SYN-09", "1", 2, expected) : new ElementFault("SYN-12", "7", 2, expected));
    }

    public void Add(in Segment segment, in ElementPlace at, ElementFault fault)
    {
        var position = at.Value.IsEmpty
            ? segment.Position(at.Element)
            : (int)Unsafe.ByteOffset(ref MemoryMarshal.GetReference(segment.Raw), ref MemoryMarshal.GetReference(at.Value));
        Tell(_walker.Depth, new SyntaxFault(
            fault.Code, fault.Ik4 is null ? null : "8", fault.Ik4, _place.Interchange, _place.Group, _place.Set,
            _walker.Top.Loop.Id, SegmentId.Name(segment.Id), _place.SegmentInSet, _place.SegmentInFile, at.Element, at.Component,
            _place.Offset + position, at.Value.Length, SegmentPlace.Cut(ElementValue.Text(at.Value)), fault.Expected, ClaimNumber)
        {
            Snip = fault.Snip,
            IsWarning = fault.IsWarning,
            LoopPath = _walker.Path(_walker.Depth),
            Repeat = at.Repeat,
            DataElement = at.Number,
            SegmentOffset = _place.Offset,
            ClaimStatus = fault.ClaimStatus,
            Detail = fault.Detail,
        });
    }

    private void AddClosedLevelFault(LevelFault fault, LoopRule loop) => Tell(_walker.Depth, new SyntaxFault(
        "SYN-16", "8", "7", _place.Interchange, _place.Group, _place.Set, loop.Id, "HL", fault.Spot.InSet, fault.Spot.InFile,
        fault.Element, 0, fault.Offset, fault.Found.Length, fault.Found, fault.Expected, null)
    {
        Snip = 2,
        IsWarning = !_guide.Loops[0].HoldsUnits, // Published 271s say 1 of a level with nothing below it.
        LoopPath = _walker.Path(_walker.Depth),
        DataElement = fault.DataElement,
        SegmentOffset = fault.Spot.Offset,
    });

    /// <summary>What is larger than memory is held for is not judged by half; that is told, at its first segment.</summary>
    private void TellUnjudged(ClaimWindow window, int start)
    {
        const int cap = ClaimWindow.SegmentCap;
        var unjudged = new RuleFault(
            "LIM-01", 3, $"more than {cap:N0} segments: sums and situations are not judged", $"at most {cap:N0} segments in a claim and above it")
        {
            IsWarning = true,
        };
        Tell(unjudged, window, Math.Min(start, window.Count - 1), 0, 0);
    }

    public void Tell(RuleFault fault, ClaimWindow window, int index, int element, int component)
    {
        if (fault.Snip > _options.Snip) return;

        var at = window.Segments[index];
        var segment = window[index];
        var value = element == 0 ? segment.Raw : component == 0 ? segment[element] : segment.Component(element, component);
        var position = value.IsEmpty
            ? segment.Position(element)
            : (int)Unsafe.ByteOffset(ref MemoryMarshal.GetReference(segment.Raw), ref MemoryMarshal.GetReference(value));
        var told = new SyntaxFault(
            fault.Rule, null, null, _place.Interchange, _place.Group, _place.Set, window.Instance(at.Instance).Loop.Id, SegmentId.Name(at.Id),
            at.InSet, at.InFile, element, component, at.Offset + position, value.Length,
            fault.Found ?? SegmentPlace.Cut(ElementValue.Text(value)), fault.Expected, ClaimNumber)
        {
            Snip = fault.Snip,
            IsWarning = fault.IsWarning,
            LoopPath = window.Path(at.Instance),
            SegmentOffset = at.Offset,
            ClaimStatus = fault.ClaimStatus,
            Detail = fault.Title,
        };
        if (index < window.StartOf(_walker.Depth) && !IsNews(told)) _own.Add(told);
        else Tell(_walker.Depth, told);
    }

    /// <summary>Whether no claim before this one had the same fault above it: then it is told, and once.</summary>
    private bool IsNews(in SyntaxFault fault)
    {
        foreach (var (title, offset) in _toldAbove)
        {
            if (title == fault.Detail && offset == fault.Offset) return false;
        }

        _toldAbove.Add((fault.Detail, fault.Offset));
        return true;
    }

    private string Called(LoopRule loop) => loop.Id.Length == 0 ? $"of {_guide.Name}" : $"{loop.Id} ({loop.Name})";

    /// <summary>NM1*41, HL with HL03 22, REF with REF01 EI or SY; without qualifier where the identifier says it all.</summary>
    private string Described(SegmentRule segment)
    {
        var name = SegmentId.Name(segment.Id);
        if (segment.QualifierList is not { } codes || _guide.Segments.Count(other => other.Id == segment.Id) == 1) return name;

        return codes.Codes is [var only] && segment.Qualifier == 1
            ? $"{name}*{only}"
            : $"{name} with {name}{segment.Qualifier:00} {codes}";
    }
}
