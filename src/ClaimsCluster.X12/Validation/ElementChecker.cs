using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Schemas;

namespace ClaimsCluster.X12.Validation;

/// <summary>Checks the elements of a segment against its rule: usage, type, length, codes, formats.</summary>
/// <remarks>Of one value the first fault is told and no other.</remarks>
internal sealed class ElementChecker(GuideSchema guide, IElementFaults faults, ICodeSets? codeSets)
{
    private const int MaxNoted = 31; // Bits of a note's mask, from element 1.

    private readonly QuickCheck _quick = new(guide, codeSets);
    private Delimiters _delimiters;

    public void Check(in Segment segment, SegmentRule rule, bool isTold)
    {
        if (!_quick.IsRight(segment, rule, isTold)) CheckClosely(segment, rule);
    }

    /// <summary>At first sight.</summary>
    public QuickCheck Quick => _quick;

    private void CheckClosely(in Segment segment, SegmentRule rule)
    {
        _delimiters = segment.Delimiters;
        var rules = guide.ElementsOf(rule);
        var count = segment.Count;
        var told = faults.Told;
        uint present = 0;
        for (var element = 1; element <= rules.Length; element++)
        {
            ref readonly var one = ref rules[element - 1];
            var value = element <= count ? segment[element] : default;
            if (value.IsEmpty)
            {
                if (one.Usage == Usage.Required) Missing(segment, one, element);
                continue;
            }

            if (element <= MaxNoted) present |= 1u << element;
            if (one.Usage == Usage.NotUsed) NotUsed(segment, one, element, value);
            else if (one.IsComposite) CheckComposites(segment, one, element, value);
            else CheckSimple(segment, one, element, value);
        }

        if (count > rules.Length) CheckRest(segment, rule, rules.Length, count);
        if (rule.Notes.Length > 0 && faults.Told == told) CheckNotes(segment, rule, present);
    }

    private void Missing(in Segment segment, in ElementRule rule, int element) => faults.Add(
        segment, new ElementPlace(element, 0, 0, default, rule.Number),
        new ElementFault("SYN-09", "1", 2, "a value: the guide requires it"));

    private void NotUsed(in Segment segment, in ElementRule rule, int element, ReadOnlySpan<byte> value) => faults.Add(
        segment, new ElementPlace(element, 0, 0, value, rule.Number),
        new ElementFault("SYN-06", "I10", 2, "nothing: the guide does not use this element"));

    private void CheckRest(in Segment segment, SegmentRule rule, int used, int count)
    {
        for (var element = used + 1; element <= count; element++)
        {
            var value = segment[element];
            if (value.IsEmpty) continue;
            var isDefined = element <= rule.DefinedCount;
            faults.Add(segment, new ElementPlace(element, 0, 0, value, 0), isDefined
                ? new ElementFault("SYN-06", "I10", 2, "nothing: the guide does not use this element")
                : new ElementFault("SYN-06", "3", 1, $"at most {rule.DefinedCount} elements"));
            return; // A separator too many moves all that follow.
        }
    }

    private void CheckNotes(in Segment segment, SegmentRule rule, uint present)
    {
        foreach (var note in rule.Notes)
        {
            if (note.Holds(present)) continue;
            var element = note.Blamed(present);
            var number = element <= rule.ElementCount ? guide.ElementsOf(rule)[element - 1].Number : (ushort)0;
            faults.Add(
                segment, new ElementPlace(element, 0, 0, segment[element], number),
                new ElementFault("SYN-09", note.Kind == 'E' ? "10" : "2", 1, note.ToString()));
        }
    }

    private void CheckSimple(
        in Segment segment, in ElementRule one, int element, ReadOnlySpan<byte> value)
    {
        var context = new ElementContext(
            one.External == ExternalCode.None || element == 1 ? default : segment[element - 1], default);
        if (one.Repeat > 1) CheckRepeats(segment, one, element, value, context);
        else Check(segment, new ElementPlace(element, 0, 0, value, one.Number), one, context);
    }

    private void CheckRepeats(
        in Segment segment, in ElementRule rule, int element, ReadOnlySpan<byte> value, in ElementContext context)
    {
        for (var repeat = 1; ; repeat++)
        {
            var next = _delimiters.Repetition == 0 ? -1 : value.IndexOf(_delimiters.Repetition);
            var one = next < 0 ? value : value[..next];
            var place = new ElementPlace(element, 0, repeat, one, rule.Number);
            if (repeat > rule.Repeat)
            {
                faults.Add(segment, place, new ElementFault("SYN-08", "12", 2, $"at most {rule.Repeat} repetitions"));
                return;
            }

            if (one.IsEmpty) faults.Add(segment, place, new ElementFault("SYN-09", "1", 1, "a value in each repetition"));
            else Check(segment, place, rule, context);
            if (next < 0) return;
            value = value[(next + 1)..];
        }
    }

    private void CheckComposites(in Segment segment, in ElementRule rule, int element, ReadOnlySpan<byte> value)
    {
        if (rule.Repeat == 1)
        {
            CheckComposite(segment, rule, element, 0, value);
            return;
        }

        for (var repeat = 1; ; repeat++)
        {
            var next = _delimiters.Repetition == 0 ? -1 : value.IndexOf(_delimiters.Repetition);
            if (repeat > rule.Repeat)
            {
                faults.Add(
                    segment, new ElementPlace(element, 0, repeat, value, rule.Number),
                    new ElementFault("SYN-08", "12", 2, $"at most {rule.Repeat} repetitions"));
                return;
            }

            CheckComposite(segment, rule, element, repeat, next < 0 ? value : value[..next]);
            if (next < 0) return;
            value = value[(next + 1)..];
        }
    }

    private void CheckComposite(in Segment segment, in ElementRule rule, int element, int repeat, ReadOnlySpan<byte> value)
    {
        var rules = guide.Elements.AsSpan(rule.Components, rule.ComponentCount);
        ReadOnlySpan<byte> first = default, previous = default;
        var rest = value;
        var isOver = false;
        for (var component = 1; component <= rules.Length || !isOver; component++)
        {
            var next = isOver ? -1 : rest.IndexOf(_delimiters.Component);
            var one = isOver ? default : next < 0 ? rest : rest[..next];
            if (next < 0) isOver = true;
            else rest = rest[(next + 1)..];

            if (component == 1) first = one;
            if (component > rules.Length)
            {
                if (one.IsEmpty) continue;
                faults.Add(
                    segment, new ElementPlace(element, component, repeat, one, 0),
                    new ElementFault("SYN-06", "3", 2, $"at most {rules.Length} components"));
                return;
            }

            var place = new ElementPlace(element, component, repeat, one, rules[component - 1].Number);
            if (!CheckComponent(segment, rules[component - 1], place, new ElementContext(previous, first))) return;
            previous = one;
        }
    }

    /// <summary>False when a fault was told: the rest of the composite depends on what is wrong.</summary>
    private bool CheckComponent(in Segment segment, in ElementRule rule, in ElementPlace place, in ElementContext context)
    {
        if (!place.Value.IsEmpty && rule.Usage != Usage.NotUsed) return Check(segment, place, rule, context);
        if (place.Value.IsEmpty && rule.Usage != Usage.Required) return true;

        faults.Add(segment, place, place.Value.IsEmpty
            ? new ElementFault("SYN-09", "1", 2, "a value: the guide requires it")
            : new ElementFault("SYN-06", "I10", 2, "nothing: the guide does not use this component"));
        return false;
    }

    /// <summary>False when the value is at fault.</summary>
    private bool Check(in Segment segment, in ElementPlace place, in ElementRule rule, in ElementContext context)
    {
        var fault = ValueCheck.Fault(segment, place.Value, rule, context, guide, _delimiters);
        if (fault is null && codeSets is not null && rule.External > ExternalCode.FormattedDate)
            fault = ExternalCheck.Fault(place.Value, rule, context, codeSets);
        if (fault is not null) faults.Add(segment, place, fault);
        return fault is null;
    }
}

/// <summary>What stands before a value and decides what it may be.</summary>
/// <param name="previous">The element, or component, before it.</param>
/// <param name="first">The first component of its composite; empty of a simple element.</param>
internal readonly ref struct ElementContext(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> first)
{
    public ReadOnlySpan<byte> Previous { get; } = previous;

    public ReadOnlySpan<byte> First { get; } = first;
}

/// <summary>Where in a segment a value stands: numbers from 1, 0 is "as a whole".</summary>
internal readonly ref struct ElementPlace(int element, int component, int repeat, ReadOnlySpan<byte> value, int number)
{
    public int Element { get; } = element;

    public int Component { get; } = component;

    public int Repeat { get; } = repeat;

    public ReadOnlySpan<byte> Value { get; } = value;

    /// <summary>Number of the data element.</summary>
    public int Number { get; } = number;
}

/// <summary>What is wrong with a value.</summary>
/// <param name="Code">The edit of D§5.3.</param>
/// <param name="Ik4">IK403; null when a 277CA tells it.</param>
/// <param name="Snip">Level.</param>
/// <param name="Expected">What should stand there.</param>
internal sealed record ElementFault(string Code, string? Ik4, int Snip, string Expected)
{
    public bool IsWarning { get; init; }

    /// <summary>How a 277CA says it.</summary>
    public string? ClaimStatus { get; init; }

    public string Detail { get; init; } = "";
}

/// <summary>Takes the faults of elements.</summary>
internal interface IElementFaults
{
    /// <summary>How many were told so far.</summary>
    int Told { get; }

    void Add(in Segment segment, in ElementPlace place, ElementFault fault);
}
