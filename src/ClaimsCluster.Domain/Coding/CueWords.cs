using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ClaimsCluster.Domain.Coding;

/// <summary>Cues of one or more words, found at a place of a note by their first or their last word.</summary>
internal sealed class CueWords
{
    private readonly FrozenDictionary<string, ImmutableArray<string[]>> _byFirst;
    private readonly FrozenDictionary<string, ImmutableArray<string[]>> _byLast;

    private CueWords(IReadOnlyList<string[]> cues)
    {
        _byFirst = cues.GroupBy(cue => cue[0]).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());
        _byLast = cues.GroupBy(cue => cue[^1]).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());
    }

    public static CueWords Of(params string[] cues) => new([.. cues.Select(cue => cue.Split(' '))]);

    /// <summary>A cue begins here.</summary>
    public bool StartsAt(IReadOnlyList<NoteWord> words, int place) => LengthAt(words, place) > 0;

    /// <summary>Words of the longest cue that begins here; 0: none.</summary>
    public int LengthAt(IReadOnlyList<NoteWord> words, int place) => _byFirst.TryGetValue(words[place].Text, out var cues)
        ? cues.Where(cue => Stands(words, place, cue)).Select(cue => cue.Length).DefaultIfEmpty().Max()
        : 0;

    /// <summary>A cue ends here.</summary>
    public bool EndsAt(IReadOnlyList<NoteWord> words, int place) =>
        _byLast.TryGetValue(words[place].Text, out var cues) && cues.Any(cue => Stands(words, place - cue.Length + 1, cue));

    private static bool Stands(IReadOnlyList<NoteWord> words, int place, string[] cue)
    {
        if (place < 0 || place + cue.Length > words.Count) return false;
        for (var index = 0; index < cue.Length; index++)
            if (words[place + index].Text != cue[index] || words[place + index].Sentence != words[place].Sentence) return false;
        return true;
    }
}
