using System.Collections.Immutable;

namespace ClaimsCluster.Domain.Coding;

/// <summary>A condition that the note names and the patient has.</summary>
internal sealed record Mention(
    DiagnosisConcept Concept, BodySide Side, CodeSuggestion Suggestion, NotePart Part, bool StandsForItself, bool LacksSeventh);

/// <summary>Finds the diagnoses of a note (D§3.5 steps 3 to 6).</summary>
internal static class DiagnosisReading
{
    private const int Most = 12;

    public static (ImmutableList<CodeSuggestion> Suggested, ImmutableList<LeftOutMention> LeftOut, ImmutableList<CodingQuestion> Questions)
        Of(NoteReading reading)
    {
        var leftOut = new List<LeftOutMention>();
        var had = new List<Mention>();
        foreach (var match in reading.Diagnoses)
        {
            var read = Read(reading, match);
            if (read.Had is { } mention) had.Add(mention);
            if (read.Out is { } mentioned) leftOut.Add(mentioned);
        }

        var best = had.GroupBy(mention => mention.Suggestion.Code)
            .Select(group => group.OrderByDescending(mention => mention.Suggestion.Score).ThenBy(mention => mention.Suggestion.Evidence.Start).First())
            .ToList();
        best.RemoveAll(mention => IsSaidBetter(mention, best));
        foreach (var symptom in best.Where(mention => mention.Concept.IsSymptom && !mention.StandsForItself).ToArray())
        {
            if (best.Find(other => Explains(other, symptom)) is not { } definite) continue;
            best.Remove(symptom);
            leftOut.Add(new(symptom.Suggestion.Code, symptom.Suggestion.Text, symptom.Suggestion.Evidence, LeftOutReason.Symptom, definite.Suggestion.Code));
        }

        var suggested = best.OrderByDescending(mention => mention.Suggestion.Score)
            .ThenBy(mention => mention.Suggestion.Evidence.Start).Take(Most).ToList();
        return ([.. suggested.Select(mention => mention.Suggestion)], [.. leftOut.OrderBy(mentioned => mentioned.Evidence.Start)],
            [.. suggested.SelectMany(mention => Asked(mention, had))]);
    }

    private static (Mention? Had, LeftOutMention? Out) Read(NoteReading reading, PhraseMatch match)
    {
        var concept = reading.Lexicon.Diagnoses[match.Concepts[0]];
        var part = reading.PartOf(match);
        var side = concept.HasSide ? reading.SideOf(match, reading.Diagnoses) : BodySide.Unsaid;
        var (seventh, isSeventhSaid) = SeventhOf(reading, match, concept);
        var evidence = concept.HasSide ? reading.SidedEvidenceOf(match, reading.Diagnoses) : reading.EvidenceOf(match);
        var text = reading.TextOf(evidence);
        var reason = ReasonOf(reading, match, concept, part);
        if (reason == LeftOutReason.History && concept.HistoryCode is { } code && reading.Lexicon.Diagnosis(code) is { } history)
        {
            (concept, reason) = (history.Concept, null);
            side = BodySide.Unsaid;
        }
        else if (!IsOnItsSide(reading, match)) return (null, null);

        var leaf = concept.Leaf(side, seventh);
        if (reason is { } why) return (null, new(leaf, text, evidence, why));

        var weight = WeightOf(part);
        var isFilled = !concept.HasSide || side != BodySide.Unsaid;
        var suggestion = new CodeSuggestion
        {
            Code = leaf,
            Text = text,
            Evidence = evidence,
            IsStrong = IsStrong(reading, part),
            Score = weight * (1 + match.Rarity) * (isFilled ? 2 : 1),
        };
        return (new(concept, side, suggestion, part, StandsForItself(reading, match), !isSeventhSaid), null);
    }

    private static LeftOutReason? ReasonOf(NoteReading reading, PhraseMatch match, DiagnosisConcept concept, NotePart part)
    {
        var facts = reading.Facts;
        var reason = part == NotePart.Family ? LeftOutReason.Family : MentionContext.Of(reading.Words, reading.Diagnoses, match);
        if (reason == LeftOutReason.History && concept.IsStatus) reason = null;
        if (reason is null && concept.IsAcute && part is NotePart.PastHistory or NotePart.Surgeries) reason = LeftOutReason.History;
        if (reason == LeftOutReason.Uncertain && facts.PlaceOfService == "21") reason = null; // Inpatient: coded as if it were there.
        if (reason is not null) return reason;
        if (part is NotePart.Systems or NotePart.Medications or NotePart.Allergies) return LeftOutReason.Section;
        var isMisfit = (concept.Sex is { } sex && facts.Sex is "F" or "M" && facts.Sex != concept.Sex)
            || (facts.Age is { } age && (age < concept.FromAge || age > concept.ToAge))
            || facts.Day < concept.Since;
        return isMisfit ? LeftOutReason.Misfit : null;
    }

    // "Right upper quadrant": the side is a word of the name.
    private static bool IsOnItsSide(NoteReading reading, PhraseMatch match)
    {
        var named = match.Phrase.Split(' ').Select(NoteWords.SideOf).FirstOrDefault(side => side != BodySide.Unsaid);
        return named == BodySide.Unsaid || reading.SideOf(match, reading.Diagnoses) == named;
    }

    private static (char Seventh, bool IsSaid) SeventhOf(NoteReading reading, PhraseMatch match, DiagnosisConcept concept)
    {
        if (!concept.HasSeventh) return ('A', true);

        foreach (var place in reading.SentenceOf(match.From))
        {
            switch (reading.Words[place].Text)
            {
                case "sequela" or "sequelae": return ('S', true);
                case "subsequent" or "healing" or "recheck" or "f/u": return ('D', true);
                case "initial" or "fresh": return ('A', true);
                case "follow" when place + 1 < reading.Words.Count && reading.Words[place + 1].Text == "up": return ('D', true);
            }
        }

        return ('A', reading.Facts.PlaceOfService == "23"); // An emergency room treats it actively.
    }

    // The clinician sets a symptom apart from what would explain it.
    private static bool StandsForItself(NoteReading reading, PhraseMatch match) =>
        reading.PartOf(match) is NotePart.Assessment or NotePart.Plan
        && reading.SentenceOf(match.From).Any(place => reading.Words[place].Text is "separately" or "separate" or "unexplained");

    private static int WeightOf(NotePart part) => part switch
    {
        NotePart.Assessment or NotePart.Plan => 6,
        NotePart.Indication => 4,
        NotePart.Illness or NotePart.Complaint or NotePart.Untitled => 2,
        _ => 1,
    };

    private static bool IsStrong(NoteReading reading, NotePart part) =>
        part is NotePart.Assessment or NotePart.Indication || (part == NotePart.Plan && !reading.Note.Has(NotePart.Assessment));

    private static bool IsSaidBetter(Mention mention, List<Mention> all)
    {
        var (code, isStrong) = (mention.Suggestion.Code, mention.Suggestion.IsStrong);
        return all.Exists(other => other != mention && other.Suggestion.IsStrong && (
            (!isStrong && other.Suggestion.Code[..3] == code[..3])
            || (other.Concept == mention.Concept && mention.Side == BodySide.Unsaid && other.Side != BodySide.Unsaid)));
    }

    private static bool Explains(Mention definite, Mention symptom) =>
        definite.Suggestion.IsStrong && !definite.Concept.IsSymptom
        && symptom.Concept.ExplainedBy.Any(beginning => definite.Suggestion.Code.StartsWith(beginning, StringComparison.Ordinal))
        && (definite.Side == symptom.Side || definite.Side is BodySide.Unsaid or BodySide.Both || symptom.Side == BodySide.Unsaid);

    private static IEnumerable<CodingQuestion> Asked(Mention mention, List<Mention> all)
    {
        if (!mention.Suggestion.IsStrong) yield break;

        var (concept, said) = (mention.Concept, mention.Suggestion);
        if (concept.HasSide && mention.Side == BodySide.Unsaid)
        {
            var elsewhere = all.Where(other => other.Concept == concept && other.Side != BodySide.Unsaid)
                .Select(other => other.Suggestion.Code).Distinct().ToArray();
            yield return new("specificity", said.Code, $"\"{said.Text}\" does not say which side.",
                $"Say right or left{(concept.Sides.ContainsKey(BodySide.Both) ? ", or both" : "")}.", said.Evidence,
                elsewhere is [var one] ? one : null, concept.MayBeUnspecified);
        }

        if (concept.HasSeventh && mention.LacksSeventh)
        {
            yield return new("specificity", said.Code, $"\"{said.Text}\" does not say whether it is treated for the first time.",
                "Say initial encounter, subsequent encounter or sequela.", said.Evidence, said.Code, false);
        }

        if (concept.Asks is { } fact)
            yield return new("specificity", said.Code, $"\"{said.Text}\" does not say its {fact}.", $"Say the {fact}.", said.Evidence, null, true);
    }
}
