using System.Collections.Immutable;

namespace ClaimsCluster.Domain.Coding;

/// <summary>What a note says about a condition that it names: the windows of NegEx (Chapman 2001), and more of their kind.</summary>
internal static class MentionContext
{
    private const int Window = 6; // Words between a cue and what it speaks of; what is listed between them is not counted.

    private sealed record Cues(LeftOutReason Reason, CueWords Before, CueWords After, bool ReachesOn, ImmutableHashSet<string> Ends);

    private static readonly ImmutableHashSet<string> Turns = ["but", "however", "except", "although", "though", "yet"];
    private static readonly ImmutableHashSet<string> Affirms = Turns.Union(
        ["has", "reports", "complains", "presents", "positive", "admits", "endorses", "c/o", "due", "secondary", "because", "found", "shows", "aside", "until", "confirmed"]);
    private static readonly ImmutableHashSet<string> OfThePatient = Turns.Union(["patient", "pt", "he", "she", "himself", "herself"]);
    private static readonly ImmutableHashSet<string> Tells =
        ["report", "reports", "reported", "states", "stated", "says", "said", "notes", "noted", "denies", "brings", "brought", "concerned", "gives", "gave", "called", "describes", "worried", "present", "accompanies"];

    // "Not well controlled": the condition is there.
    private static readonly ImmutableHashSet<string> AfterNotOnly =
        ["change", "changes", "increase", "only", "well", "optimally", "controlled", "at", "adequately", "worsening", "longer", "new", "further", "sure", "certain", "difficulty", "improved", "improving", "resolved", "better"];

    // The strongest first.
    private static readonly ImmutableArray<Cues> All =
    [
        new(LeftOutReason.Family,
            CueWords.Of("family history", "fh", "fhx", "mother", "father", "mom", "dad", "sister", "brother", "aunt", "uncle", "grandmother", "grandfather", "grandparent", "grandparents", "parents", "parent", "sibling", "siblings", "cousin", "maternal", "paternal", "family hx"),
            CueWords.Of("runs in the family", "run in the family", "in the family", "in her mother", "in his mother", "in her father", "in his father", "in mother", "in father", "in a sister", "in a brother", "in her sister", "in his brother", "in his sister", "in her brother", "in both parents", "in siblings"),
            ReachesOn: true, OfThePatient),
        new(LeftOutReason.OtherPerson,
            CueWords.Of("wife", "husband", "spouse", "partner", "roommate", "coworker", "friend", "classmate", "classmates", "neighbor", "son", "daughter", "girlfriend", "boyfriend", "sick contact", "sick contacts", "exposed to", "contact with", "household contact", "boss", "teacher"),
            CueWords.Of("in her husband", "in his wife", "in the household", "at school", "at daycare", "going around"),
            ReachesOn: true, OfThePatient),
        new(LeftOutReason.Hypothetical,
            CueWords.Of("if", "return for", "watch for", "watching for", "monitor for", "risk of", "risk for", "risks of", "at risk", "call for", "should", "in case of", "in the event of", "to prevent", "prevention of", "precautions", "signs of", "symptoms of", "screen for", "unless", "return sooner for", "warned about", "cautioned about", "look out for", "may cause", "can cause", "side effects include", "could develop", "to avoid", "avoid", "prophylaxis against", "worry about", "afraid of", "fear of", "fears"),
            CueWords.Of("precautions", "handout given in case", "should it occur", "prophylaxis", "prevention", "were to occur", "might develop"),
            ReachesOn: true, Turns),
        new(LeftOutReason.Negated,
            CueWords.Of("no", "not", "denies", "denied", "deny", "denying", "without", "w/o", "negative for", "neg for", "ruled out", "never", "absence of", "free of", "none", "nor", "neither", "rules out", "lack of", "lacks", "isnt", "doesnt", "didnt", "resolution of", "unremarkable for", "excluded"),
            CueWords.Of("was ruled out", "ruled out", "is ruled out", "were ruled out", "has been ruled out", "unlikely", "is unlikely", "absent", "negative", "not present", "not seen", "not found", "not detected", "denied", "excluded", "none", "not appreciated", "not identified", "not evident"),
            ReachesOn: false, Affirms),
        new(LeftOutReason.Uncertain,
            CueWords.Of("probable", "probably", "suspected", "suspect", "suspects", "suspicion of", "suspicious for", "possible", "possibly", "rule out", "r/o", "likely", "?", "concern for", "concerning for", "consider", "considering", "questionable", "working diagnosis", "differential", "differential diagnosis", "consistent with", "compatible with", "may have", "may be", "might be", "might have", "could be", "evaluate for", "versus", "vs", "cannot exclude", "presumed", "appears to be", "looks like", "worried about"),
            CueWords.Of("suspected", "possible", "likely", "vs", "versus", "?", "is suspected", "cannot be excluded", "not excluded", "questionable", "is possible", "is likely", "to be ruled out", "in the differential"),
            ReachesOn: false, Turns.Add("confirmed")),
        new(LeftOutReason.History,
            CueWords.Of("history of", "h/o", "hx of", "past history of", "s/p", "status post", "previous", "prior", "remote", "prior history of"),
            CueWords.Of("resolved", "in remission", "in the past", "as a child", "years ago", "has resolved", "now resolved", "in childhood"),
            ReachesOn: false, Turns.Union(["now", "presents", "reports", "complains", "who", "here"])),
    ];

    /// <summary>What takes it away; null: the note says that he has it.</summary>
    /// <param name="words">Of the note.</param>
    /// <param name="mentions">All that was found, in order: what is listed between a cue and the last of a list.</param>
    /// <param name="mention">The one in question.</param>
    public static LeftOutReason? Of(IReadOnlyList<NoteWord> words, IReadOnlyList<PhraseMatch> mentions, PhraseMatch mention)
    {
        foreach (var cues in All)
            if (IsBefore(words, mentions, mention, cues) || IsAfter(words, mentions, mention, cues)) return cues.Reason;
        return null;
    }

    private static bool IsBefore(IReadOnlyList<NoteWord> words, IReadOnlyList<PhraseMatch> mentions, PhraseMatch mention, Cues cues)
    {
        var sentence = words[mention.From].Sentence;
        var distance = 0;
        for (var place = mention.From - 1; place >= 0 && words[place].Sentence == sentence; place--)
        {
            if (cues.Before.EndsAt(words, place) && !IsOfNoWeight(words, place, cues)) return true;
            if (cues.Ends.Contains(words[place].Text) && !IsNegatedVerb(words, place)) return false;
            if (!IsListed(mentions, place) && words[place].Text is not ("and" or "or" or "any")) distance++;
            if (!cues.ReachesOn && distance > Window) return false;
        }

        return false;
    }

    private static bool IsAfter(IReadOnlyList<NoteWord> words, IReadOnlyList<PhraseMatch> mentions, PhraseMatch mention, Cues cues)
    {
        var sentence = words[mention.To].Sentence;
        var isList = true; // Only conditions stand between: "cough and fever have resolved".
        for (var place = mention.To + 1; place < words.Count && words[place].Sentence == sentence && place <= mention.To + Window; place++)
        {
            if (cues.Ends.Contains(words[place].Text) && words[place].Text is not "has") return false;
            if (IsListed(mentions, place))
            {
                if (!isList) return false;
                continue;
            }

            isList &= words[place].Text is "and" or "or";
            if (cues.After.LengthAt(words, place) is > 0 and var length && Speaks(place, length)) return true;
        }

        return false;

        // "Chest pain, likely reflux" and "cough possibly from asthma" doubt what follows: a doubt behind ends its part.
        bool Speaks(int place, int length)
        {
            if (cues.ReachesOn || words[place].Text is "vs" or "versus") return true;
            var isLast = place + length >= words.Count || words[place + length].Sentence != sentence;
            var isAcross = Enumerable.Range(mention.To + 1, place - mention.To).Any(other => words[other].IsAfterBreak);
            if (isAcross) return isLast;
            return cues.Reason != LeftOutReason.Uncertain || isLast || words[place + length].IsAfterBreak || Turns.Contains(words[place + length].Text);
        }
    }

    // "Has never had", "has no": the verb is the cue's own.
    private static bool IsNegatedVerb(IReadOnlyList<NoteWord> words, int place) =>
        place + 1 < words.Count && words[place + 1].Text is "no" or "not" or "never";

    private static bool IsListed(IReadOnlyList<PhraseMatch> mentions, int place) =>
        mentions.Any(mention => mention.From <= place && place <= mention.To);

    private static bool IsOfNoWeight(IReadOnlyList<NoteWord> words, int last, Cues cues)
    {
        if (last + 1 >= words.Count) return false;
        var next = words[last + 1];
        return cues.Reason switch
        {
            LeftOutReason.Negated => words[last].Text is "no" or "not" or "without" && AfterNotOnly.Contains(next.Text),
            LeftOutReason.Family or LeftOutReason.OtherPerson => Tells.Contains(next.Text), // The mother tells of the child.
            LeftOutReason.Hypothetical => last > 1 && words[last - 2].Text is "no" or "without" or "any", // "No signs of".
            LeftOutReason.Uncertain => words[last].Text == "likely" && last > 0 && words[last - 1].Text is "not" or "less",
            _ => false,
        };
    }
}
