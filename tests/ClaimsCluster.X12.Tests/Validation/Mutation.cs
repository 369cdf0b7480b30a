using ClaimsCluster.X12.Schemas;
using CsCheck;

namespace ClaimsCluster.X12.Tests.Validation;

/// <summary>The one fault that must be found.</summary>
/// <param name="Code">Id of D§5.3.</param>
/// <param name="SegmentInSet">Where; ST is 1. 0: not asked.</param>
/// <param name="Element">Element; 0: the segment as a whole.</param>
/// <param name="Ik">IK403, or IK304 of a segment; null: not asked.</param>
internal sealed record Expected(string Code, int SegmentInSet, int Element, string? Ik)
{
    /// <summary>The last segment that will do: where several may come in any order, what is missing is certain behind them.</summary>
    public int UpTo { get; init; } = SegmentInSet;
}

/// <summary>A kind of fault, and how to plant it somewhere in a set; null where it has no place there.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Plant">Changes the set and says what must be found. The number chooses the place.</param>
internal sealed record Mutation(string Name, Func<SetText, int, Expected?> Plant)
{
    public override string ToString() => Name;
}

/// <summary>The kinds of faults. Each leaves exactly one thing wrong.</summary>
internal static class Mutations
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        // The eight of X12.md §3.
        new("a required segment is gone", RequiredSegmentGone),
        new("a day of a DTP that no calendar has", (set, pick) => Value(set, pick, (segment, element, _) => segment.Id is "DTP" or "DTM" && element == (segment.Id == "DTP" ? 3 : 2) && segment[element].Length == 8, _ => "20241341", "SYN-13", "8")),
        new("a charge that is not the sum of its lines", TotalOff),
        new("an unknown segment", (set, pick) => Inserted(set, pick, "ZZZ*1*2", "SYN-06", "1")),
        new("a state of three letters", (set, pick) => Value(set, pick, (segment, element, _) => segment.Id == "N4" && element == 2, _ => "NYC", "SYN-10", "5")),
        new("a line number behind its service", LineSwapped),
        new("the thirtieth of February", (set, pick) => Value(set, pick, (segment, element, _) => segment.Id == "DMG" && element == 2, _ => "19700230", "SYN-13", "8")),

        new("a required element is empty", (set, pick) => Value(set, pick, (segment, element, rule) => rule.Usage == Usage.Required && !IsQualifier(segment, element) && !IsPaired(segment, element), _ => "", "SYN-09", "1")),
        new("a code that is not listed", (set, pick) => Value(set, pick, (segment, element, rule) => rule.Codes >= 0 && !IsQualifier(segment, element) && !DecidesWhatFollows(segment, element), _ => "~?"[1..] + "Q", "SYN-12", "7")),
        new("a qualifier that is not listed", (set, pick) => Value(set, pick, (segment, element, rule) => rule.Codes >= 0 && IsQualifier(segment, element) && segment.Id != "HL", _ => "Q?", "SYN-12", "7")),
        new("a level that is not listed", (set, pick) => Value(set, pick, (segment, element, _) => segment.Id == "HL" && element == 3, _ => "99", "SYN-12", "7")),
        new("a text too long", (set, pick) => Value(set, pick, (segment, element, rule) => rule is { Type: ElementType.AN, Codes: < 0, Max: < 100 } && IsPlain(rule), rule => new string('X', rule.Max + 1), "SYN-10", "5")),
        new("a text too short", (set, pick) => Value(set, pick, (segment, element, rule) => rule is { Type: ElementType.AN, Codes: < 0, Min: 2 } && IsPlain(rule), _ => "X", "SYN-10", "4")),
        new("a letter in a number", (set, pick) => Number(set, pick, "1A", "SYN-11", "6")),
        new("an exponent", (set, pick) => Number(set, pick, "1E9", "SYN-11", "6")),
        new("a plus", (set, pick) => Number(set, pick, "+5", "SYN-11", "6")),
        new("a comma in a number", (set, pick) => Number(set, pick, "1,000.00", "SYN-11", "6")),
        new("not a number", (set, pick) => Number(set, pick, "NaN", "SYN-11", "6")),
        new("two points in a number", (set, pick) => Number(set, pick, "1.2.3", "SYN-11", "6")),
        new("thousandths of a dollar", (set, pick) => Money(set, pick, "12.345", "SYN-11", "6")),
        new("an amount of eleven digits", (set, pick) => Money(set, pick, "123456789.01", "SYN-10", "5")),
        new("a control character", (set, pick) => Value(set, pick, (segment, element, rule) => rule is { Type: ElementType.AN, Codes: < 0 } && IsPlain(rule), _ => "A\u0001B", "SYN-11", "6")),
        new("a byte outside of ASCII", (set, pick) => Value(set, pick, (segment, element, rule) => rule is { Type: ElementType.AN, Codes: < 0 } && IsPlain(rule), _ => "A\u00C4B", "SYN-11", "6")),
        new("a component separator in a simple element", (set, pick) => Value(set, pick, (segment, element, rule) => rule is { Type: ElementType.AN, Codes: < 0, Min: <= 3, Max: >= 3 } && IsPlain(rule), _ => "A:B", "SYN-11", "6")),
        new("a repetition where there is none", (set, pick) => Value(set, pick, (segment, element, rule) => rule is { Type: ElementType.AN, Codes: < 0, Min: <= 3, Max: >= 3, Repeat: 1 } && IsPlain(rule), _ => "A^B", "SYN-11", "6")),
        new("an element too many", TooManyElements),
        new("a component too many", TooManyComponents),
        new("an element that the guide does not use", NotUsed),
        new("a segment twice that stands once", Doubled),
        new("a level with a wrong number", (set, pick) => Value(set, pick, (segment, element, _) => segment.Id == "HL" && element == 1 && !set.Body.Exists(other => other.Id == "HL" && other[2] == segment[1]), _ => "77", "SYN-16", "7")),
        new("a level under another that is not there", (set, pick) => Value(set, pick, (segment, element, _) => segment.Id == "HL" && element == 2 && segment[2].Length > 0, _ => "88", "SYN-16", "7")),
        new("a level that denies what stands below it", (set, pick) => Value(set, pick, (segment, element, _) => segment.Id == "HL" && element == 4 && segment.Loop is { MayHoldLevels: true } && set.Guide.Loops[0].HoldsUnits, _ => null, "SYN-16", "7")),
        new("a line with a wrong number", (set, pick) => Value(set, pick, (segment, element, _) => segment.Id == "LX" && segment.Loop.Id == "2400" && element == 1, _ => "66", "SYN-17", "7")),
        new("half of a pair", HalfAPair),
        new("two neighbours in the wrong order", Swapped),
        new("the segment that opens a loop is gone", OpenerGone),
        new("a required loop is gone", LoopGone),
        new("a period that ends before it begins", (set, pick) => Value(set, pick, (segment, element, _) => segment.Id == "DTP" && element == 3 && segment[3].Length == 17, _ => "20260202-20260101", "SYN-13", "8")),
        new("a period of one day only", (set, pick) => Value(set, pick, (segment, element, _) => segment.Id == "DTP" && element == 3 && segment[3].Length == 17, _ => "20260202", "SYN-13", "8")),
        new("a time that no clock has", (set, pick) => Value(set, pick, (segment, element, rule) => rule.Type == ElementType.TM, _ => "2561", "SYN-13", "9")),
        new("a day of a DT element that no calendar has", (set, pick) => Value(set, pick, (segment, element, rule) => rule.Type == ElementType.DT, _ => "20260431", "SYN-13", "8")),
        new("an identifier in small letters", (set, pick) => Renamed(set, pick, id => id.ToLowerInvariant())),
        new("an identifier that is not one", (set, pick) => Renamed(set, pick, id => "Q" + id[1..2] + "9")),
        new("a segment of another loop", Stray),
        new("a payment that is not charge less adjustments", PaymentOff),
        new("a check that is not the sum of its claims", (set, pick) => Value(set, pick, (segment, element, _) => segment.Id == "BPR" && element == 2, _ => "0.07", "BAL-04", null)),
    ];

    /// <summary>Whether an element tells what the segment is.</summary>
    private static bool IsQualifier(RuledSegment segment, int element) => segment.Rule.Qualifier == element;

    /// <summary>Elements that others are judged by: then two things would be wrong.</summary>
    private static bool DecidesWhatFollows(RuledSegment segment, int element) => segment.Id is "HL" || (segment.Id, element) is ("DTP", 2) or ("DMG", 1) or ("SBR", 2);

    private static bool IsPaired(RuledSegment segment, int element) =>
        segment.Rule.Notes.Any(note => (note.Mask & (1u << element)) != 0) || segment.Id is "HL" or "CLM" or "CLP" or "SVC" or "BPR" || (segment.Id is "SV1" or "SV2" && element is 2 or 3);

    private static bool IsPlain(ElementRule rule) => rule is { IsComposite: false, External: not ExternalCode.FormattedDate };

    /// <summary>Puts another value in some element that fits.</summary>
    private static Expected? Value(
        SetText set, int pick, Func<RuledSegment, int, ElementRule, bool> fits, Func<ElementRule, string?> other, string code, string? ik4)
    {
        var places = new List<(int Segment, int Element, ElementRule Rule)>();
        for (var i = 0; i < set.Body.Count; i++)
        {
            var rules = set.ElementsOf(set.Body[i]);
            for (var element = 1; element <= rules.Length; element++)
            {
                var rule = rules[element - 1];
                if (rule.Usage != Usage.NotUsed && set.Body[i][element].Length > 0 && !rule.IsComposite && fits(set.Body[i], element, rule))
                    places.Add((i, element, rule));
            }
        }

        if (places.Count == 0) return null;
        var place = places[pick % places.Count];
        var segment = set.Body[place.Segment];
        segment[place.Element] = other(place.Rule) ?? (segment[place.Element] == "1" ? "0" : "1");
        return new Expected(code, place.Segment + 2, place.Element, ik4);
    }

    private static Expected? Number(SetText set, int pick, string value, string code, string ik4) => Value(
        set, pick, (segment, element, rule) => rule.Type == ElementType.R && !IsBalanced(segment), _ => value, code, ik4);

    private static Expected? Money(SetText set, int pick, string value, string code, string ik4) => Value(
        set, pick, (segment, element, rule) => rule.External == ExternalCode.Money && !IsBalanced(segment), _ => value, code, ik4);

    /// <summary>Amounts whose sums are checked: a wrong one is two faults.</summary>
    private static bool IsBalanced(RuledSegment segment) => segment.Id is "CLM" or "SV1" or "SV2" or "CLP" or "SVC" or "CAS" or "BPR" or "PLB" or "SVD";

    private static Expected? At(SetText set, int pick, Func<int, bool> fits, Func<int, Expected?> plant)
    {
        var places = Enumerable.Range(0, set.Body.Count).Where(fits).ToList();
        return places.Count == 0 ? null : plant(places[pick % places.Count]);
    }

    private static Expected? RequiredSegmentGone(SetText set, int pick) => At(
        set, pick, i => set.Body[i].Rule is { Usage: Usage.Required, Max: 1 } && !set.Body[i].IsOpener(set.Guide) && set.Body[i].Id is not ("SVC" or "BPR" or "SV1" or "SV2"),
        i =>
        {
            var id = set.Body[i].Id;
            set.Body.RemoveAt(i);
            return new Expected("SYN-07", i + 2, 0, "3") { UpTo = Behind(set, i, segment => segment.Id == id) };
        });

    /// <summary>The first segment at or after an index that is not such a one.</summary>
    private static int Behind(SetText set, int from, Func<RuledSegment, bool> isSuch)
    {
        while (from < set.Body.Count && isSuch(set.Body[from])) from++;
        return from + 2;
    }

    private static Expected? Inserted(SetText set, int pick, string text, string code, string ik3)
    {
        var place = 1 + pick % (set.Body.Count - 1);
        var before = set.Body[place - 1];
        set.Body.Insert(place, new RuledSegment(text, before.Rule, before.Loop, before.Depth));
        return new Expected(code, place + 2, 0, ik3);
    }

    private static Expected? TotalOff(SetText set, int pick) => At(set, pick, i => set.Body[i].Id == "CLM", i =>
    {
        set.Body[i][2] = "7654.32";
        return new Expected("CLM-03", i + 2, 2, null);
    });

    private static Expected? PaymentOff(SetText set, int pick) => At(set, pick, i => set.Body[i].Id == "SVC" && set.Guide.Name == "835", i =>
    {
        set.Body[i][3] = "7654.32";
        return new Expected("BAL-01", i + 2, 3, null);
    });

    private static Expected? LineSwapped(SetText set, int pick) => At(set, pick, i => set.Body[i].Id == "LX" && set.Body[i].Loop.Id == "2400", i =>
    {
        (set.Body[i], set.Body[i + 1]) = (set.Body[i + 1], set.Body[i]);
        return new Expected("SYN-06", i + 2, 0, "7");
    });

    private static Expected? TooManyElements(SetText set, int pick) => At(set, pick, i => set.Body[i].Id is not ("CLM" or "HI"), i =>
    {
        var element = set.Body[i].Rule.DefinedCount + 1;
        set.Body[i][element] = "X";
        return new Expected("SYN-06", i + 2, element, "3");
    });

    private static Expected? TooManyComponents(SetText set, int pick)
    {
        var places = new List<(int, int)>();
        for (var i = 0; i < set.Body.Count; i++)
        {
            var rules = set.ElementsOf(set.Body[i]);
            for (var element = 1; element <= rules.Length; element++)
            {
                if (rules[element - 1] is { IsComposite: true, Usage: not Usage.NotUsed } && set.Body[i][element].Length > 0) places.Add((i, element));
            }
        }

        if (places.Count == 0) return null;
        var (place, at) = places[pick % places.Count];
        var count = set.ElementsOf(set.Body[place])[at - 1].ComponentCount;
        var value = set.Body[place][at];
        set.Body[place][at] = value + new string(':', count - value.Count(letter => letter == ':')) + "X";
        return new Expected("SYN-06", place + 2, at, "3");
    }

    private static Expected? NotUsed(SetText set, int pick)
    {
        var places = new List<(int, int)>();
        for (var i = 0; i < set.Body.Count; i++)
        {
            var rules = set.ElementsOf(set.Body[i]);
            for (var element = 1; element <= rules.Length; element++)
            {
                if (rules[element - 1].Usage == Usage.NotUsed && set.Body[i][element].Length == 0) places.Add((i, element));
            }
        }

        if (places.Count == 0) return null;
        var (place, at) = places[pick % places.Count];
        set.Body[place][at] = "1";
        return new Expected("SYN-06", place + 2, at, "I10");
    }

    private static Expected? Doubled(SetText set, int pick) => At(
        set, pick, i => set.Body[i].Rule.Max == 1 && !set.Body[i].IsOpener(set.Guide) && set.Body[i].Id is not ("SV1" or "SV2" or "BPR"), i =>
        {
            var one = set.Body[i];
            set.Body.Insert(i + 1, new RuledSegment(one.Text, one.Rule, one.Loop, one.Depth));
            return new Expected("SYN-08", i + 3, 0, "5");
        });

    private static Expected? HalfAPair(SetText set, int pick) => At(
        set, pick, i => set.Body[i].Id is "NM1" && set.Body[i][8].Length > 0 && set.Body[i][9].Length > 0
            && set.ElementsOf(set.Body[i]) is { Length: >= 9 } rules && rules[8].Usage == Usage.Situational, i =>
        {
            set.Body[i][9] = "";
            return new Expected("SYN-09", i + 2, 9, "2");
        });

    private static Expected? Swapped(SetText set, int pick) => At(
        set, pick, i => i > 0 && i + 1 < set.Body.Count && set.Body[i].Loop == set.Body[i + 1].Loop && set.Body[i].Depth == set.Body[i + 1].Depth
            && set.Body[i].Id != set.Body[i + 1].Id && !set.Body[i].IsOpener(set.Guide) && !set.Body[i + 1].IsOpener(set.Guide)
            && (i + 2 == set.Body.Count || set.Body[i + 2].Id != set.Body[i].Id) && set.Body[i - 1].Id != set.Body[i + 1].Id, i =>
        {
            (set.Body[i], set.Body[i + 1]) = (set.Body[i + 1], set.Body[i]);
            return new Expected("SYN-06", i + 3, 0, "7");
        });

    private static Expected? OpenerGone(SetText set, int pick) => At(
        set, pick, i => set.Body[i].IsOpener(set.Guide) && i + 1 < set.Body.Count && set.Body[i + 1].Loop == set.Body[i].Loop
            && set.Body[i].Id is "HL" or "LX" or "NM1" or "N1" && set.Body[i].Loop.Usage == Usage.Required
            && !(set.Body[i].Id == "HL" && set.Body.Count(other => other.Id == "HL") > 1 && set.Body.FindLastIndex(other => other.Id == "HL") != i)
            && !(set.Body[i].Id == "LX" && set.Body.FindLastIndex(other => other.Loop == set.Body[i].Loop && other.Id == "LX") != i), i =>
        {
            set.Body.RemoveAt(i);
            return new Expected("SYN-07", i + 2, 0, "3");
        });

    private static Expected? LoopGone(SetText set, int pick) => At(
        set, pick, i => set.Body[i].IsOpener(set.Guide) && set.Body[i].Loop is { Usage: Usage.Required, Max: 1 } && set.Body[i].Id is "NM1" or "N1", i =>
        {
            var loop = set.Body[i].Loop;
            var depth = set.Body[i].Depth;
            do set.Body.RemoveAt(i);
            while (i < set.Body.Count && set.Body[i].Loop == loop && !set.Body[i].IsOpener(set.Guide));
            return new Expected("SYN-07", i + 2, 0, "3")
            {
                UpTo = Behind(set, i, segment => segment.Depth == depth && segment.Loop.Parent == loop.Parent),
            };
        });

    private static Expected? Renamed(SetText set, int pick, Func<string, string> other) => At(
        set, pick, i => set.Body[i].Id is not ("HL" or "CLM" or "CLP" or "SV1" or "SV2" or "SVC" or "CAS" or "BPR" or "PLB" or "LX" or "SVD" or "AK9"), i =>
        {
            var segment = set.Body[i];
            var id = segment.Id;
            segment.Text = other(id) + segment.Text[id.Length..];
            return new Expected("SYN-06", i + 2, 0, "1");
        });

    private static Expected? Stray(SetText set, int pick)
    {
        if (set.Guide.Name != "837P") return null;
        return Inserted(set, pick % 4, "CR3*I*MO*12", "SYN-06", "2");
    }
}
