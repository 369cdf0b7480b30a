using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Schemas;

namespace ClaimsCluster.X12.Validation;

/// <summary>Holds a set against its guide, segment by segment: structure, elements, and the rules of each claim.</summary>
/// <remarks>A fault above a claim (its provider, subscriber or patient) is a fault of every claim below it, and told once.</remarks>
internal sealed partial class GuideScan : ISetScan, IWalk, IElementFaults, IClaimFaults
{
    private readonly GuideSchema _guide;
    private readonly SegmentPlace _place;
    private readonly ScanOptions _options;
    private readonly LoopWalker _walker;
    private readonly uint[] _unitOpeners;
    private readonly ElementChecker _elements;
    private readonly LevelCheck _levels = new();
    private readonly ClaimWindow? _window; // Null, like the rules, where no rule of a claim is asked for.
    private readonly ClaimRules? _rules;
    private readonly byte[] _uses; // By the index of a segment's rule: how the rules use it.
    private readonly bool _keepsAll; // Rules of others may look at anything.
    private List<SyntaxFault> _told = [];
    private SetTotal? _total; // Null when a fault of structure would make it another.
    private readonly List<(int Depth, SyntaxFault Fault)> _above = []; // Of open levels around the claims.
    private readonly List<SyntaxFault> _own = [];                     // Of the open unit.
    private readonly List<(string Title, long Offset)> _toldAbove = []; // By rules, at open levels around the claims.
    private IReadOnlyList<SyntaxFault>? _closedFaults; // Of the unit closed last; null when none was since they were taken.
    private LoopRule? _unit;
    private readonly byte[] _claimBytes = new byte[64];
    private int _claimLength = -1; // Of CLM01 as far as it is kept; -1: no claim is open, or it has none.
    private bool _isUnitNew;

    public GuideScan(GuideSchema guide, SegmentPlace place, ScanOptions options)
    {
        _guide = guide;
        _place = place;
        _options = options;
        _walker = new LoopWalker(guide, this, tellsAll: false);
        _elements = new ElementChecker(guide, this, options.Snip >= 5 ? options.CodeSets : null);
        _unitOpeners = [.. guide.Loops.Where(loop => loop.IsUnit).Select(loop => guide.Segments[loop.Items[0].Segment].Id).Distinct()];
        if (options.Snip >= 3) _rules = ClaimRules.For(guide, options.Snip);
        _uses = _rules?.Uses ?? new byte[guide.Segments.Length];
        if (_rules is null) return;

        _keepsAll = options.Rules.Count > 0;
        _window = new ClaimWindow();
    }

    /// <summary>Starts a new set. What it needs it keeps from set to set: a set costs no memory of its own.</summary>
    /// <param name="told">Where its faults go.</param>
    public GuideScan Start(List<SyntaxFault> told)
    {
        _told = told;
        (Told, FaultyClaimCount, UnitCount, IsRefused) = (0, 0, 0, false);
        _walker.Start(_place.Delimiters);
        _levels.Start();
        _window?.Start(_guide, _place.Delimiters);
        _total = _window is null ? null : SetTotal.Of(_guide);
        _above.Clear();
        _own.Clear();
        _toldAbove.Clear();
        (_closedFaults, _unit, _claimLength, _isUnitNew) = (null, null, -1, false);
        return this;
    }

    /// <summary>Faults told so far, those beyond the cap included.</summary>
    public int Told { get; private set; }

    public int FaultyClaimCount { get; private set; }

    public bool IsRefused { get; private set; }

    /// <summary>Units seen: claims of an 837, payments of an 835.</summary>
    public int UnitCount { get; private set; }

    /// <summary>The faults of a claim that has ended. One that could not be placed shares those of the levels around it.</summary>
    public IReadOnlyList<SyntaxFault> TakeClosedFaults()
    {
        var faults = _closedFaults ?? [.. _above.Select(entry => entry.Fault)];
        _closedFaults = null;
        return faults;
    }

    private string? ClaimNumber => _claimLength < 0 ? null : ElementValue.Text(_claimBytes.AsSpan(0, _claimLength));

    public SegmentSpot Here => new(_place.SegmentInSet, _place.SegmentInFile, _place.Offset, _place.Length);

    public void Take(in Segment segment)
    {
        var rule = _walker.Enter(segment);
        if (_isUnitNew) NameUnit(segment);
        if (rule is null)
        {
            if (_unitOpeners.Contains(segment.Id)) FaultyClaimCount++; // It has no place, and nothing judges it.
            return;
        }

        if (_window is not null && (_keepsAll || _rules!.Keeps(rule)))
            _window.Add(segment, rule, Instance(_walker.Depth), _place, _rules!.Judges(rule));
        if (_options.IsWrittenAgain && IsForeign(segment)) return;
        var told = Told;
        _elements.Check(segment, rule, _walker.IsTold);
        if (segment.Id == SegmentId.HL) TakeLevel(segment, isWhole: told == Told);
        else if (segment.Id == SegmentId.LX) TakeLine(segment, isWhole: told == Told);
    }

    public void End()
    {
        _walker.End();
        if (_window is not { } window) return;
        if (window.IsOverfull) TellUnjudged(window, 0);
        else if (!IsRefused) _total?.Check(_guide.Loops[0], window, this);
    }

    public void Opened(LoopRule loop)
    {
        if (_window is not null)
        {
            Instance(_walker.Depth - 1); // It outlives this loop, so it comes before the mark.
            _window.Mark(_walker.Depth);
        }

        if (loop.IsLevel) _levels.Open(_walker.Depth);
        if (!loop.IsUnit) return;

        _walker.TellNotedAbove();
        _unit = loop;
        _isUnitNew = true;
        _levels.StartUnit();
        UnitCount++;
    }

    public void Closing(LoopRule loop)
    {
        if (loop.MayHoldLevels && _levels.Close(_walker.Depth) is { } fault) AddClosedLevelFault(fault, loop);
        if (loop.IsUnit) CloseUnit();
        else if (_above.Count > 0) _above.RemoveAll(entry => entry.Depth >= _walker.Depth);
        if (_window is null || !(loop.IsUnit || loop.HoldsUnits)) return;

        if (!loop.IsUnit)
        {
            _total?.Check(loop, _window, this);
            ForgetLevel(_window);
        }

        _window.Forget(_walker.Depth);
    }

    /// <summary>The occurrence in the window of the loop open at a depth: made when the first of its segments is kept.</summary>
    private int Instance(int depth)
    {
        ref var frame = ref _walker.Open[depth];
        if (frame.Instance < 0) frame.Instance = _window!.Open(frame, Instance(depth - 1));
        return frame.Instance;
    }

    /// <summary>Whether a value holds a control character, or a byte that our delimiters would make a separator.</summary>
    private bool IsForeign(in Segment segment)
    {
        var bad = ClaimPartsBuilder.IndexOfForeign(segment.Raw, _place.Delimiters);
        if (bad < 0) return false;

        var element = segment.Raw[..bad].Count(_place.Delimiters.Element);
        Add(segment, new ElementPlace(element, 0, 0, segment[element], 0),
            new ElementFault("SYN-11", "6", 1, "neither a control character nor one of * : ^ ~"));
        return true;
    }

    private void NameUnit(in Segment segment)
    {
        _isUnitNew = false;
        if (_guide.Segments[_unit!.Items[0].Segment].Id == segment.Id)
        {
            var number = segment[_unit.UnitElement];
            _claimLength = number.IsEmpty ? -1 : Math.Min(number.Length, _claimBytes.Length);
            if (_claimLength > 0) number[.._claimLength].CopyTo(_claimBytes);
        }
    }

    // A number that is at fault in itself is told once.
    private void TakeLevel(in Segment segment, bool isWhole)
    {
        if (_levels.Take(segment, _walker, Here) is { } fault && isWhole)
            Add(segment, new ElementPlace(fault.Element, 0, 0, segment[fault.Element], fault.DataElement),
                new ElementFault("SYN-16", "7", 2, fault.Expected));
    }

    private void TakeLine(in Segment segment, bool isWhole)
    {
        if (_unit is not null && _levels.TakeLine(segment) is { } fault && isWhole)
            Add(segment, new ElementPlace(1, 0, 0, segment[1], 554), fault);
    }

    /// <summary>A level ends: what was told of it is no longer asked for.</summary>
    private void ForgetLevel(ClaimWindow window)
    {
        var first = window.StartOf(_walker.Depth);
        if (_toldAbove.Count > 0 && first < window.Count) ForgetTold(window.Segments[first].Offset);
    }

    private void ForgetTold(long from) => _toldAbove.RemoveAll(one => one.Offset >= from);

    private void ApplyRules()
    {
        if (_window is null) return;
        if (_window.IsOverfull)
        {
            _total = null;
            TellUnjudged(_window, _window.StartOf(_walker.Depth));
            return;
        }

        // What is built wrongly is not judged: a rule would tell a shadow of the fault.
        if (_own.Count > 0 && _own.Exists(IsStructural)) return;

        var claim = new ClaimView(_guide.Name, _window, _window.StartOf(_walker.Depth), this);
        _total?.Add(claim);
        var isAboveRight = _above.Count == 0 || !_above.Exists(entry => IsStructural(entry.Fault));
        _rules!.Apply(claim, isAboveRight ? 0 : claim.Start, _window.Judged);
        for (var i = 0; i < _options.Rules.Count; i++) _options.Rules[i].Check(claim); // A list's enumerator is an object.
    }

    private static bool IsStructural(SyntaxFault fault) => fault is { Snip: <= 2, IsWarning: false };

    private void CloseUnit()
    {
        ApplyRules();
        var isFaulty = _own.Count > 0 && _own.Exists(fault => !fault.IsWarning);
        if (!isFaulty && _above.Count > 0) isFaulty = _above.Exists(entry => !entry.Fault.IsWarning);
        if (isFaulty) FaultyClaimCount++;
        _closedFaults = isFaulty ? [.. _above.Select(entry => entry.Fault), .. _own] : [];
        _own.Clear();
        _unit = null;
        _claimLength = -1;
        _isUnitNew = false; // One segment may open a unit and end it.
    }

    private void Tell(int depth, SyntaxFault fault)
    {
        if (fault.Snip > _options.Snip) return;

        if (IsStructural(fault)) _total = null;
        Told++;
        if (_told.Count < FileInspection.MaxFaultsPerSet) _told.Add(fault);
        if (_unit is not null && depth >= _unit.Depth) _own.Add(fault);
        else if (!_walker.Open[0].Loop.HoldsUnits) IsRefused |= !fault.IsWarning;
        else Attribute(depth, fault);
    }

    /// <summary>A fault outside of claims is one of the nearest level that holds claims; of the set, when that is none.</summary>
    private void Attribute(int depth, in SyntaxFault fault)
    {
        while (depth > 0 && !_walker.Open[depth].Loop.HoldsUnits) depth--;
        if (depth == 0) IsRefused |= !fault.IsWarning;
        else _above.Add((depth, fault));
    }
}
