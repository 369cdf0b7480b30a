using System.Collections.Frozen;

namespace ClaimsCluster.Domain.Coding;

/// <summary>The words of a lexicon, for reading what is misspelled by one letter.</summary>
internal sealed class Vocabulary
{
    private const int Shortest = 6; // In shorter words one letter makes another word: cold, cord.

    private readonly FrozenSet<string> _words;
    private readonly FrozenDictionary<char, string[]> _long;

    private Vocabulary(IEnumerable<string> words)
    {
        _words = words.ToFrozenSet();
        _long = _words.Where(word => word.Length >= Shortest - 1).Order(StringComparer.Ordinal).GroupBy(word => word[0])
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    public static Vocabulary Of(IEnumerable<string> words) => new(words);

    /// <summary>The word, or the only one of the lexicon that is a letter away and begins alike.</summary>
    public string Read(string word)
    {
        if (word.Length < Shortest || _words.Contains(word) || !_long.TryGetValue(word[0], out var candidates)) return word;

        string? found = null;
        foreach (var candidate in candidates)
        {
            if (!IsOneAway(word, candidate)) continue;
            if (found is not null) return word;
            found = candidate;
        }

        return found ?? word;
    }

    /// <summary>One letter put in, taken out, changed, or two neighbours swapped.</summary>
    internal static bool IsOneAway(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 1 || one == other) return false;

        var head = 0;
        while (head < one.Length && head < other.Length && one[head] == other[head]) head++;
        var a = one.AsSpan(head);
        var b = other.AsSpan(head);
        if (a.Length == b.Length)
        {
            return a[1..].SequenceEqual(b[1..])
                || (a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..]));
        }

        return a.Length > b.Length ? a[1..].SequenceEqual(b) : b[1..].SequenceEqual(a);
    }
}
