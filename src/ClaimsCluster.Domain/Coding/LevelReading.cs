using System.Collections.Immutable;

namespace ClaimsCluster.Domain.Coding;

/// <summary>Suggests a visit level (D§3.4): what the note states first, else counted problems, data and risk.</summary>
internal static class LevelReading
{
    private static readonly ImmutableArray<string> Names = ["straightforward", "low", "moderate", "high"];

    private static readonly ImmutableHashSet<string> HighRisk = ["hospitalization", "hospitalized", "admitted", "admission", "emergent", "intubation"];
    private static readonly ImmutableHashSet<string> DrugRisk =
        ["prescription", "prescribed", "prescribe", "refill", "refilled", "rx", "mg", "titrate", "titrated", "started", "increase", "increased"];
    private static readonly ImmutableHashSet<string> Data = ["reviewed", "labs", "ecg", "ordered", "x", "ct", "mri", "records", "historian", "lipid", "a1c"];

    public static LevelSuggestion? Of(NoteReading reading, ImmutableList<CodeSuggestion> diagnoses)
    {
        if (reading.Words.Count == 0) return null;
        if (Preventive(reading) is { } preventive) return preventive;
        if (!IsVisit(reading) || reading.Facts.PlaceOfService is not ("11" or "22" or "23" or "02" or "10")) return null;

        var (level, reasons) = Stated(reading) ?? Timed(reading) ?? Counted(reading, diagnoses);
        return new(CodeOf(reading, level), [], reasons);
    }

    // Somebody came with something, and it was assessed.
    private static bool IsVisit(NoteReading reading) =>
        reading.Note.Has(NotePart.Assessment)
        && (reading.Note.Has(NotePart.Illness) || (reading.Note.Has(NotePart.Complaint) && !reading.Note.Has(NotePart.Indication)))
        && !reading.Procedures.Any(match => match.Concepts.Any(place => reading.Lexicon.Procedures[place].IsTherapy) && reading.PartOf(match) == NotePart.Procedure);

    private static string CodeOf(NoteReading reading, int level)
    {
        if (reading.Facts.PlaceOfService == "23") return $"9928{2 + level}";
        return IsNew(reading) ? $"9920{2 + level}" : $"9921{2 + level}";
    }

    private static bool IsNew(NoteReading reading) => Find(reading, "new patient") is not null || Find(reading, "establish care") is not null;

    private static LevelSuggestion? Preventive(NoteReading reading)
    {
        if (reading.Diagnoses.FirstOrDefault(match => IsPreventive(reading, match)) is not { Phrase: not null } reason) return null;

        var why = Reason(reading, "a preventive visit", reason.From, reason.To);
        if (Find(reading, "medicare annual wellness") is { } medicare)
        {
            var isFirst = Find(reading, "initial medicare annual wellness") is not null;
            return new(isFirst ? "G0438" : "G0439", [], [Reason(reading, "a Medicare yearly wellness visit", medicare, medicare + 2), why]);
        }

        if (reading.Facts.Age is not { } age) return null;
        var band = age switch { < 1 => 1, < 5 => 2, < 12 => 3, < 18 => 4, < 40 => 5, < 65 => 6, _ => 7 };
        return new($"99{(IsNew(reading) ? 38 : 39)}{band}", ["33"], [why]);
    }

    private static bool IsPreventive(NoteReading reading, PhraseMatch match)
    {
        var code = reading.Lexicon.Diagnoses[match.Concepts[0]].Template;
        return code is "Z0000" or "Z00129" or "Z01419" && reading.PartOf(match) is NotePart.Assessment
            && MentionContext.Of(reading.Words, reading.Diagnoses, match) is null;
    }

    // "MDM: moderate", "moderate complexity decision making".
    private static (int Level, ImmutableList<LevelReason> Reasons)? Stated(NoteReading reading)
    {
        foreach (var (place, word) in reading.Words.Index())
        {
            if (word.Text is not ("mdm" or "decision")) continue;
            var named = reading.SentenceOf(place).Where(other => Names.Contains(reading.Words[other].Text)).ToArray();
            if (named is not [var only, ..]) continue;
            var level = Names.IndexOf(reading.Words[only].Text);
            return (level, [Reason(reading, $"stated {Names[level]} decision making", Math.Min(place, only), Math.Max(place, only))]);
        }

        return null;
    }

    // Office only: an emergency visit has no time.
    private static (int Level, ImmutableList<LevelReason> Reasons)? Timed(NoteReading reading)
    {
        if (reading.Facts.PlaceOfService == "23") return null;
        foreach (var place in new[] { Find(reading, "total time"), Find(reading, "time spent") })
        {
            if (place is not { } start) continue;
            var at = reading.SentenceOf(start).Where(other => other > start).Cast<int?>().FirstOrDefault(other => int.TryParse(reading.Words[other!.Value].Text, out _));
            if (at is not { } number || !int.TryParse(reading.Words[number].Text, out var minutes)) continue;
            var level = IsNew(reading)
                ? minutes switch { >= 60 => 3, >= 45 => 2, >= 30 => 1, >= 15 => 0, _ => -1 }
                : minutes switch { >= 40 => 3, >= 30 => 2, >= 20 => 1, >= 10 => 0, _ => -1 };
            if (level >= 0) return (level, [Reason(reading, $"{minutes} minutes in all", start, number)]);
        }

        return null;
    }

    // Two of three decide: the middle of problems, data and risk.
    private static (int Level, ImmutableList<LevelReason> Reasons) Counted(NoteReading reading, ImmutableList<CodeSuggestion> diagnoses)
    {
        var reasons = ImmutableList.CreateBuilder<LevelReason>();
        var strong = diagnoses.Where(diagnosis => diagnosis.IsStrong).ToArray();
        var chronic = strong.Where(diagnosis => reading.Lexicon.Diagnosis(diagnosis.Code)?.Concept.IsChronic == true).ToArray();
        var problems = chronic.Length >= 2 ? 2 : chronic.Length == 1 || strong.Length >= 2 ? 1 : 0;
        var said = chronic.Length > 0 ? chronic : strong;
        if (said is [var first, ..])
            reasons.Add(new($"{Names[problems]} problems: {strong.Length}, of them {chronic.Length} chronic", first.Text, first.Evidence));

        var data = Count(reading, Data, reasons, count => Math.Min(2, count / 2), "data");
        var risk = Count(reading, HighRisk, reasons, count => count > 0 ? 3 : 0, "risk");
        if (risk == 0) risk = Count(reading, DrugRisk, reasons, count => count > 0 ? 2 : 0, "risk");
        int[] three = [problems, data, risk];
        Array.Sort(three);
        return (three[1], reasons.ToImmutable());
    }

    private static int Count(
        NoteReading reading, ImmutableHashSet<string> words, ImmutableList<LevelReason>.Builder reasons, Func<int, int> levelOf, string what)
    {
        var places = Enumerable.Range(0, reading.Words.Count).Where(place => words.Contains(reading.Words[place].Text)
            && reading.Note.Sections[reading.Words[place].Section].Part is NotePart.Assessment or NotePart.Plan or NotePart.Results).ToArray();
        var level = levelOf(places.Select(place => reading.Words[place].Text).Distinct().Count());
        if (level > 0) reasons.Add(Reason(reading, $"{Names[level]} {what}", places[0], places[0]));
        return level;
    }

    private static LevelReason Reason(NoteReading reading, string says, int from, int to)
    {
        var evidence = reading.EvidenceOf(from, to);
        return new(says, reading.TextOf(evidence), evidence);
    }

    private static int? Find(NoteReading reading, string phrase)
    {
        var words = phrase.Split(' ');
        for (var place = 0; place + words.Length <= reading.Words.Count; place++)
            if (words.Index().All(word => reading.Words[place + word.Index].Text == word.Item)) return place;
        return null;
    }
}
