using System.Collections.Immutable;
using System.Globalization;

namespace ClaimsCluster.Domain.Coding;

/// <summary>Finds the services of a note: what it tells as done.</summary>
internal static class ProcedureReading
{
    private const int Most = 12;

    private static readonly ImmutableArray<string> Counts =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"];

    private static readonly CueWords ReadOnly = CueWords.Of("interpretation only", "read only", "professional component");

    private static readonly CueWords Done = CueWords.Of(
        "performed", "done", "obtained", "injected", "given", "administered", "today", "completed", "applied", "taken", "removed", "collected",
        "drawn", "repaired", "closed", "treated", "frozen", "received", "provided", "placed", "interpreted", "reviewed and interpreted", "in clinic", "in office");

    private static readonly CueWords NotDone = CueWords.Of(
        "scheduled", "schedule", "will order", "will obtain", "will get", "will check", "will repeat", "will do", "will consider", "will perform", "will draw",
        "order", "ordered", "ordering", "refused", "refuses", "declined", "declines", "deferred", "defer", "outside", "prior", "previous", "last month", "last year", "last week",
        "at next visit", "next visit", "recommend", "recommended", "consider", "to be done", "pending", "referred", "referral", "refer", "if", "plan for", "planned",
        "not done", "not performed", "not given", "not obtained", "not indicated", "not needed", "no need", "unable", "could not", "canceled", "cancelled", "elsewhere", "at the hospital", "in the er", "due for",
        "repeat in", "return for", "will be", "to be scheduled", "years ago", "weeks ago", "months ago", "days ago", "yesterday", "discussed", "hold off");

    public static (ImmutableList<CodeSuggestion> Suggested, ImmutableList<LeftOutMention> LeftOut, ImmutableList<CodingQuestion> Questions)
        Of(NoteReading reading)
    {
        var leftOut = new List<LeftOutMention>();
        var found = new List<(ProcedureConcept Concept, CodeSuggestion Suggestion)>();
        foreach (var match in reading.Procedures)
        {
            var evidence = reading.EvidenceOf(match);
            if (Fitting(reading, match) is not { } concept) continue;
            if (concept.HasSide) evidence = reading.SidedEvidenceOf(match, reading.Procedures);
            if (IsDone(reading, match) is not { } isStrong)
            {
                leftOut.Add(new(concept.Code, reading.TextOf(evidence), evidence, LeftOutReason.NotDone));
                continue;
            }

            if (concept.Sex is { } sex && reading.Facts.Sex is "F" or "M" && reading.Facts.Sex != concept.Sex)
                leftOut.Add(new(concept.Code, reading.TextOf(evidence), evidence, LeftOutReason.Misfit));
            else found.AddRange(Suggested(reading, match, concept, evidence, isStrong).Select(each => (reading.Lexicon.Procedure(each.Code)!, each)));
        }

        var best = found.GroupBy(each => (each.Suggestion.Code, string.Join(' ', each.Suggestion.Modifiers.Where(IsSide))))
            .Select(group => group.OrderByDescending(each => each.Suggestion.IsStrong).ThenByDescending(each => each.Suggestion.Units)
                .ThenBy(each => each.Suggestion.Evidence.Start).First())
            .OrderByDescending(each => each.Suggestion.Score).ThenBy(each => each.Suggestion.Evidence.Start).Take(Most).ToList();
        return ([.. best.Select(each => each.Suggestion)], [.. leftOut], [.. Asked(reading, found)]);
    }

    private static bool IsSide(string modifier) => modifier is "RT" or "LT" or "50";

    /// <summary>The concept whose count, length and place fit; null: the note says one that none has.</summary>
    private static ProcedureConcept? Fitting(NoteReading reading, PhraseMatch match)
    {
        var candidates = match.Concepts.Select(place => reading.Lexicon.Procedures[place]).ToArray();
        if (candidates.Length == 1) return candidates[0];

        var views = NumberBefore(reading, match, "view", "views");
        var cm = NumberBefore(reading, match, "cm", "centimeter", "centimeters");
        return candidates.Where(concept => concept.Places.IsEmpty || concept.Places.Contains(reading.Facts.PlaceOfService))
            .Where(concept => concept.Views is not { } range || views is not { } count || (count >= range.From && count <= range.To))
            .FirstOrDefault(concept => concept.Centimeters is not { } range || cm is not { } length || (length >= range.From && length <= range.To))
            ?? candidates[0];
    }

    /// <summary>True: told as done where services stand; false: elsewhere with a word for it; null: not done.</summary>
    private static bool? IsDone(NoteReading reading, PhraseMatch match)
    {
        var part = reading.PartOf(match);
        if (part is NotePart.Systems or NotePart.PastHistory or NotePart.Surgeries or NotePart.Family or NotePart.Social or NotePart.Medications or NotePart.Allergies or NotePart.Complaint or NotePart.Indication)
            return null;

        var sentence = reading.SentenceOf(match.From).ToArray();
        if (sentence.Any(place => NotDone.StartsAt(reading.Words, place) && !IsIn(match, place))) return null;
        if (sentence.Any(place => place < match.From && place >= match.From - 3 && reading.Words[place].Text is "no" or "without" or "not")) return null;
        if (part is NotePart.Procedure or NotePart.Results) return true;
        return sentence.Any(place => Done.StartsAt(reading.Words, place))
            ? part is not (NotePart.Illness or NotePart.Untitled)
            : null;
    }

    private static bool IsIn(PhraseMatch match, int place) => match.From <= place && place <= match.To;

    private static IEnumerable<CodeSuggestion> Suggested(
        NoteReading reading, PhraseMatch match, ProcedureConcept concept, Evidence evidence, bool isStrong)
    {
        var suggestion = new CodeSuggestion
        {
            Code = concept.Code,
            Modifiers = ModifiersOf(reading, match, concept),
            Units = UnitsOf(reading, match, concept),
            Text = reading.TextOf(evidence),
            Evidence = evidence,
            IsStrong = isStrong,
            Score = (isStrong ? 6 : 2) * (1 + match.Rarity) * 2,
        };
        if (suggestion.Units > 0) yield return suggestion;
        if (concept.EachFurther is not { } further || LesionsOf(reading, match) is not (> 1 and var count)) yield break;
        yield return suggestion with { Code = further, Modifiers = [], Units = count - 1, Score = suggestion.Score - 1 };
    }

    private static ImmutableList<string> ModifiersOf(NoteReading reading, PhraseMatch match, ProcedureConcept concept)
    {
        var modifiers = ImmutableList.CreateBuilder<string>();
        if (concept.IsSplit && IsReadOnly(reading, match)) modifiers.Add("26");
        if (concept.IsTherapy) modifiers.Add("GP");
        if (concept.IsWaived) modifiers.Add("QW");
        if (concept.HasSide && SideModifier(reading.SideOf(match, [])) is { } side) modifiers.Add(side);
        if (concept.DoseMg is not null && Says(reading, match, "wasted", "waste", "discarded", "single")) modifiers.Add(IsNoneWasted(reading, match) ? "JZ" : "JW");
        return modifiers.ToImmutable();
    }

    // "Single dose vial, no waste", "none discarded".
    private static bool IsNoneWasted(NoteReading reading, PhraseMatch match) => Says(reading, match, "no", "none", "nothing", "without");

    private static string? SideModifier(BodySide side) => side switch
    {
        BodySide.Right => "RT",
        BodySide.Left => "LT",
        BodySide.Both => "50",
        _ => null,
    };

    private static bool IsReadOnly(NoteReading reading, PhraseMatch match) =>
        reading.Facts.PlaceOfService is "21" or "22" or "23" && reading.Words.Any(word => word.Text is "interpretation" or "interpreted" or "read")
        || reading.SentenceOf(match.From).Any(place => ReadOnly.StartsAt(reading.Words, place));

    private static bool Says(NoteReading reading, PhraseMatch match, params string[] words) =>
        reading.SentenceOf(match.From).Any(place => words.Contains(reading.Words[place].Text));

    private static decimal UnitsOf(NoteReading reading, PhraseMatch match, ProcedureConcept concept)
    {
        if (concept.IsTimed)
            return NumberBefore(reading, match, "minutes", "minute", "min", "mins") is { } minutes ? ProcedureConcept.UnitsOf((int)minutes) : 1m;
        if (concept.DoseMg is { } dose && MilligramsOf(reading, match) is { } mg) return decimal.Ceiling(mg / dose);
        return 1m;
    }

    private static decimal? MilligramsOf(NoteReading reading, PhraseMatch match) => NumberBefore(reading, match, "mg", "milligrams", "milligram")
        ?? (NumberBefore(reading, match, "mcg", "micrograms") is { } mcg ? mcg / 1000m : NumberBefore(reading, match, "g", "gram", "grams") * 1000m);

    private static decimal? LesionsOf(NoteReading reading, PhraseMatch match) => reading.SentenceOf(match.From)
        .Select(place => CountOf(reading.Words[place].Text)).FirstOrDefault(count => count is not null)
        ?? NumberBefore(reading, match, "lesions", "lesion", "keratoses");

    private static decimal? CountOf(string word) => Counts.IndexOf(word) is >= 0 and var place ? place + 1 : null;

    /// <summary>The number before such a word, the nearest to the service; also "40mg" in one word.</summary>
    private static decimal? NumberBefore(NoteReading reading, PhraseMatch match, params string[] units)
    {
        var words = reading.Words;
        return reading.SentenceOf(match.From)
            .Select(place => (Place: place, Value: NumberAt(words, place, units)))
            .Where(each => each.Value is not null)
            .OrderBy(each => each.Place > match.To ? each.Place - match.To : (match.From - each.Place) + 1)
            .Select(each => each.Value).FirstOrDefault();
    }

    private static decimal? NumberAt(IReadOnlyList<NoteWord> words, int place, string[] units)
    {
        var text = words[place].Text;
        if (units.FirstOrDefault(unit => text.Length > unit.Length && text.EndsWith(unit, StringComparison.Ordinal) && char.IsAsciiDigit(text[text.Length - unit.Length - 1])) is { } joined)
            return Parse(text[..^joined.Length]);
        if (!units.Contains(text) || place == 0 || words[place - 1].Sentence != words[place].Sentence) return null;
        return Parse(words[place - 1].Text) ?? CountOf(words[place - 1].Text);
    }

    private static decimal? Parse(string text) =>
        text.Length <= 9 && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IEnumerable<CodingQuestion> Asked(
        NoteReading reading, List<(ProcedureConcept Concept, CodeSuggestion Suggestion)> found)
    {
        var drugs = found.Where(each => each.Concept.DoseMg is not null).ToArray();
        foreach (var (_, said) in found.Where(each => each.Concept.NeedsDrug && each.Suggestion.IsStrong).DistinctBy(each => each.Suggestion.Code))
        {
            if (drugs.Length > 0) continue;
            yield return new("drug", said.Code, "An injection names no drug that we know.",
                "Say which drug was injected, and how much: its J code and units are missing.", said.Evidence, null, true);
        }

        foreach (var (_, said) in drugs.Where(each => each.Suggestion.IsStrong).DistinctBy(each => each.Suggestion.Code))
        {
            var match = reading.Procedures.First(each => reading.EvidenceOf(each) == said.Evidence);
            if (MilligramsOf(reading, match) is not null) continue;
            yield return new("drug", said.Code, $"\"{said.Text}\" names no dose.", "Say how many milligrams were given.", said.Evidence, null, false);
        }

        foreach (var (concept, said) in found.Where(each => each.Suggestion.IsStrong && each.Concept.HasSide && !each.Suggestion.Modifiers.Exists(IsSide)))
        {
            yield return new("specificity", said.Code, $"\"{said.Text}\" does not say which side.", "Say right or left, or both.", said.Evidence, null,
                concept.StandsAlone);
        }
    }
}
