using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Schemas;

namespace ClaimsCluster.X12.Validation;

/// <summary>A set whose guide we do not hold (278, 275): its segments and elements as X12 itself defines them, and no more.</summary>
internal sealed class SegmentScan(SegmentPlace place, List<SyntaxFault> told) : ISetScan
{
    private readonly SegmentDictionary _dictionary = GuideLibrary.Dictionary.Value;

    /// <summary>Faults told so far, those beyond the cap included.</summary>
    public int Told { get; private set; }

    public int FaultyClaimCount => 0;

    public bool IsRefused { get; private set; }

    public void Take(in Segment segment)
    {
        if (_dictionary.Find(segment.Id) is not { } definition)
        {
            var name = SegmentPlace.Cut(segment.GetString(0));
            Tell(place.AtSegment("SYN-06", "1", "", name, name, "a segment of version 005010") with { Detail = $"{name} is no segment of version 005010" });
            return;
        }

        var positions = definition.Positions;
        var before = Told;
        uint present = 0;
        for (var element = 1; element <= segment.Count; element++)
        {
            if (segment[element].IsEmpty) continue;
            if (element > positions.Length)
            {
                Tell(place.AtElement("SYN-06", "3", "", segment, element, 0, $"at most {positions.Length} elements"));
                return;
            }

            present |= 1u << element;
            CheckElement(segment, element, positions[element - 1]);
        }

        if (Told == before) CheckNotes(segment, definition, present);
    }

    public void End()
    {
    }

    private void CheckNotes(in Segment segment, SegmentDefinition definition, uint present)
    {
        foreach (var note in definition.Notes)
        {
            if (note.Holds(present)) continue;
            var element = note.Blamed(present);
            Tell(place.AtElement("SYN-09", note.Kind == 'E' ? "10" : "2", "", segment, element, 0, note.ToString()));
        }
    }

    private void CheckElement(in Segment segment, int element, SegmentPosition position)
    {
        var rest = segment[element];
        var separator = place.Delimiters.Repetition;
        var repeats = position.Repeat > 1 && separator != 0;
        for (var repeat = 1; ; repeat++)
        {
            var next = repeats ? rest.IndexOf(separator) : -1;
            if (repeat > position.Repeat && repeats)
            {
                Tell(place.AtElement("SYN-08", "12", "", segment, element, 0, $"at most {position.Repeat} repetitions"));
                return;
            }

            if (!CheckValue(segment, element, repeats ? repeat : 0, position, next < 0 ? rest : rest[..next]) || next < 0) return;
            rest = rest[(next + 1)..];
        }
    }

    /// <summary>False when it is at fault.</summary>
    private bool CheckValue(in Segment segment, int element, int repeat, SegmentPosition position, ReadOnlySpan<byte> value)
    {
        if (position.Composite is null) return Check(segment, element, 0, repeat, value, position.Elements[0]);

        uint present = 0;
        for (var component = 1; ; component++)
        {
            var next = value.IndexOf(place.Delimiters.Component);
            var one = next < 0 ? value : value[..next];
            if (component > position.Elements.Length && !one.IsEmpty)
            {
                Tell(place.AtElement("SYN-06", "3", "", segment, element, component, $"at most {position.Elements.Length} components"));
                return false;
            }

            if (!one.IsEmpty && !Check(segment, element, component, repeat, one, position.Elements[component - 1])) return false;
            if (!one.IsEmpty) present |= 1u << component;
            if (next < 0) return AreKept(segment, element, repeat, position.Notes, present);
            value = value[(next + 1)..];
        }
    }

    private bool AreKept(in Segment segment, int element, int repeat, SyntaxNote[] notes, uint present)
    {
        foreach (var note in notes)
        {
            if (note.Holds(present)) continue;

            var fault = place.AtElement("SYN-09", note.Kind == 'E' ? "10" : "2", "", segment, element, note.Blamed(present), note.ToString());
            Tell(fault with { Repeat = repeat });
            return false;
        }

        return true;
    }

    private bool Check(in Segment segment, int element, int component, int repeat, ReadOnlySpan<byte> value, DataElement defined)
    {
        var rule = new ElementRule
        {
            Number = defined.Number,
            Type = defined.Type,
            Usage = Usage.Situational,
            Min = defined.Min,
            Max = defined.Max,
            Repeat = 1,
            Codes = -1,
            Components = -1,
            ComponentCount = 0,
        };
        // Without codes the check never looks into a guide.
        if (ValueCheck.Fault(segment, value, rule, default, null!, place.Delimiters) is not { } fault) return true;

        Tell(place.AtElement(fault.Code, fault.Ik4, "", segment, element, component, fault.Expected) with
        {
            DataElement = defined.Number,
            Repeat = repeat,
            Detail = fault.Detail,
            IsWarning = fault.IsWarning,
        });
        return fault.IsWarning;
    }

    private void Tell(SyntaxFault fault)
    {
        Told++;
        IsRefused |= !fault.IsWarning;
        if (told.Count < FileInspection.MaxFaultsPerSet) told.Add(fault);
    }
}
