namespace ClaimsCluster.Domain.Coding;

/// <summary>A phrase that was found.</summary>
/// <param name="From">Its first word, from 0.</param>
/// <param name="To">Its last word.</param>
/// <param name="Phrase">As the lexicon has it.</param>
/// <param name="Rarity">How rare its words are: whole bits, more for words that few concepts have.</param>
/// <param name="Concepts">The concepts that are called so.</param>
internal readonly record struct PhraseMatch(int From, int To, string Phrase, int Rarity, IReadOnlyList<int> Concepts);

/// <summary>Finds all phrases in one pass over the words (Aho and Corasick 1975), the longest of those that overlap.</summary>
internal sealed class PhraseAutomaton
{
    private readonly List<Dictionary<string, int>> _next = [[]];
    private readonly List<int> _failure = [0];
    private readonly List<(string Phrase, int Length, int Rarity, List<int> Concepts)?> _ends = [null];
    private readonly List<int> _shorter = [0]; // The nearest state up the failures where a phrase ends; 0: none.

    private PhraseAutomaton()
    {
    }

    public static PhraseAutomaton Of(IEnumerable<(string Phrase, int Concept)> phrases, Func<string, int> rarityOf)
    {
        var automaton = new PhraseAutomaton();
        foreach (var (phrase, concept) in phrases) automaton.Add(phrase, concept, rarityOf);
        automaton.Link();
        return automaton;
    }

    /// <summary>The phrases, in order, none over another.</summary>
    public IReadOnlyList<PhraseMatch> Find(IReadOnlyList<NoteWord> words)
    {
        var all = new List<PhraseMatch>();
        var state = 0;
        var read = new List<int>(); // Places of the words since the last break that count.
        foreach (var (place, word) in words.Index())
        {
            if (word.IsAfterBreak)
            {
                state = 0;
                read.Clear();
            }

            if (word.IsFiller) continue;
            read.Add(place);
            while (state != 0 && !_next[state].ContainsKey(word.Lemma)) state = _failure[state];
            state = _next[state].GetValueOrDefault(word.Lemma);
            for (var end = _ends[state] is null ? _shorter[state] : state; end != 0; end = _shorter[end])
            {
                var (phrase, length, rarity, concepts) = _ends[end]!.Value;
                all.Add(new(read[^length], place, phrase, rarity, concepts));
            }
        }

        return LongestOf(all);
    }

    private static List<PhraseMatch> LongestOf(List<PhraseMatch> all)
    {
        var taken = new List<PhraseMatch>();
        foreach (var match in all.OrderByDescending(match => match.To - match.From).ThenBy(match => match.From))
            if (!taken.Exists(other => other.From <= match.To && match.From <= other.To)) taken.Add(match);
        taken.Sort((one, other) => one.From.CompareTo(other.From));
        return taken;
    }

    private void Add(string phrase, int concept, Func<string, int> rarityOf)
    {
        var state = 0;
        var length = 0;
        foreach (var lemma in NoteWords.LemmasOf(phrase))
        {
            length++;
            if (!_next[state].TryGetValue(lemma, out var next))
            {
                next = _next.Count;
                _next[state][lemma] = next;
                _next.Add([]);
                _failure.Add(0);
                _ends.Add(null);
                _shorter.Add(0);
            }

            state = next;
        }

        if (_ends[state] is { } known)
        {
            if (!known.Concepts.Contains(concept)) known.Concepts.Add(concept);
        }
        else
        {
            _ends[state] = (phrase, length, rarityOf(phrase), [concept]);
        }
    }

    private void Link()
    {
        var open = new Queue<int>(_next[0].Values);
        while (open.TryDequeue(out var state))
        {
            foreach (var (lemma, next) in _next[state])
            {
                var failure = _failure[state];
                while (failure != 0 && !_next[failure].ContainsKey(lemma)) failure = _failure[failure];
                _failure[next] = _next[failure].GetValueOrDefault(lemma);
                open.Enqueue(next);
            }

            var fallen = _failure[state];
            _shorter[state] = _ends[fallen] is null ? _shorter[fallen] : fallen;
        }
    }
}
