namespace ClaimsCluster.Domain.Coding;

/// <summary>A note cut into sections and words, with what else is known: what all readings start from.</summary>
internal sealed class NoteReading
{
    public NoteReading(string note, CodingFacts facts, Lexicon lexicon)
    {
        Note = NoteText.Of(note);
        Facts = facts;
        Lexicon = lexicon;
        Words = NoteWords.Of(Note, lexicon.Vocabulary);
        Procedures = lexicon.ProcedurePhrases.Find(Words);
        Diagnoses = [.. lexicon.DiagnosisPhrases.Find(Words).Where(match => !Procedures.Any(service => IsWithin(match, service)))];
    }

    public NoteText Note { get; }

    public CodingFacts Facts { get; }

    public Lexicon Lexicon { get; }

    public IReadOnlyList<NoteWord> Words { get; }

    public IReadOnlyList<PhraseMatch> Diagnoses { get; }

    public IReadOnlyList<PhraseMatch> Procedures { get; }

    public NotePart PartOf(PhraseMatch match) => Note.Sections[Words[match.From].Section].Part;

    public Evidence EvidenceOf(PhraseMatch match) => EvidenceOf(match.From, match.To);

    /// <summary>With the words beside it that say its side.</summary>
    public Evidence SidedEvidenceOf(PhraseMatch match, IReadOnlyList<PhraseMatch> others)
    {
        var (from, to) = (match.From, match.To);
        while (from > 0 && IsItsSide(from - 1) && !Words[from].IsAfterBreak) from--;
        if (to + 1 < Words.Count && IsItsSide(to + 1)) to++;
        return EvidenceOf(from, to);

        bool IsItsSide(int place) => Words[place].Side != BodySide.Unsaid && IsSameSentence(place, match.From) && !IsOf(others, match, place);
    }

    public Evidence EvidenceOf(int from, int to) =>
        Note.EvidenceOf(Words[from].Start, Words[to].End - Words[from].Start, Words[from].Section);

    public string TextOf(Evidence evidence) => Note.Text.Substring(evidence.Start, evidence.Length);

    /// <summary>The places of the words of a sentence.</summary>
    public IEnumerable<int> SentenceOf(int place)
    {
        var first = place;
        while (first > 0 && Words[first - 1].Sentence == Words[place].Sentence) first--;
        for (var other = first; other < Words.Count && Words[other].Sentence == Words[place].Sentence; other++) yield return other;
    }

    /// <summary>The side that is said of it: in its words, beside them, else the nearest in the sentence.</summary>
    public BodySide SideOf(PhraseMatch match, IReadOnlyList<PhraseMatch> others)
    {
        var within = Merge(Enumerable.Range(match.From, match.To - match.From + 1));
        if (within != BodySide.Unsaid) return within;

        var before = Merge(new[] { match.From - 1, match.From - 2, match.From - 3 }
            .TakeWhile(place => place >= 0 && IsSameSentence(place, match.From) && !Words[place + 1].IsAfterBreak && !IsOf(others, match, place)
                && (Words[place].Side != BodySide.Unsaid || Words[place].Text is "and" or "or")));
        if (before != BodySide.Unsaid) return before;

        var near = SentenceOf(match.From).Where(place => Words[place].Side != BodySide.Unsaid && !IsOf(others, match, place))
            .OrderBy(place => place > match.To ? place - match.To : (match.From - place) + 1).Take(1);
        return Merge(near);
    }

    // A flu vaccine is no flu.
    private static bool IsWithin(PhraseMatch match, PhraseMatch service) =>
        service.From <= match.From && match.To <= service.To && match.To - match.From < service.To - service.From;

    private bool IsSameSentence(int place, int other) => Words[place].Sentence == Words[other].Sentence;

    // The side of another condition of the sentence.
    private bool IsOf(IReadOnlyList<PhraseMatch> others, PhraseMatch match, int place) => others.Any(other => other != match
        && ((other.From <= place && place <= other.To) || (place == other.From - 1 && !Words[other.From].IsAfterBreak)));

    private BodySide Merge(IEnumerable<int> places)
    {
        var sides = places.Select(place => Words[place].Side).Where(side => side != BodySide.Unsaid).Distinct().ToArray();
        return sides switch
        {
            [] => BodySide.Unsaid,
            [var one] => one,
            _ => BodySide.Both,
        };
    }
}
