using System.Collections.Frozen;

namespace ClaimsCluster.Domain.Coding;

/// <summary>A word of a note.</summary>
internal readonly record struct NoteWord
{
    /// <summary>Lower case, as it is written.</summary>
    public required string Text { get; init; }

    /// <summary>Without its ending, read right, and of a short form one of its long words.</summary>
    public required string Lemma { get; init; }

    /// <summary>Characters from 0.</summary>
    public required int Start { get; init; }

    /// <summary>Characters.</summary>
    public required int Length { get; init; }

    /// <summary>From 0.</summary>
    public required int Sentence { get; init; }

    /// <summary>Ordinal of its section, from 0.</summary>
    public required int Section { get; init; }

    /// <summary>A comma, a colon or the end of a sentence stands before it: no phrase goes across.</summary>
    public required bool IsAfterBreak { get; init; }

    /// <summary>It may stand between the words of a phrase.</summary>
    public required bool IsFiller { get; init; }

    /// <summary>The side that it says.</summary>
    public BodySide Side => NoteWords.SideOf(Text);

    /// <summary>The character behind it.</summary>
    public int End => Start + Length;
}

/// <summary>Cuts a note into words.</summary>
internal static class NoteWords
{
    public static FrozenSet<string> Fillers { get; } = new[]
    {
        "the", "a", "an", "of", "in", "on", "at", "to", "into", "for", "with", "and", "her", "his", "their", "my", "your", "this",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> WithSlash =
        new[] { "s/p", "r/o", "h/o", "c/o", "f/u", "n/v", "b/l", "w/o", "y/o" }.ToFrozenSet();

    public static BodySide SideOf(string word) => word switch
    {
        "right" or "rt" => BodySide.Right,
        "left" or "lt" => BodySide.Left,
        "bilateral" or "bilat" or "both" or "b/l" or "bilaterally" => BodySide.Both,
        _ => BodySide.Unsaid,
    };

    /// <summary>The words of a phrase of the lexicon that count, without their endings.</summary>
    public static IEnumerable<string> LemmasOf(string phrase)
    {
        var words = phrase.Split([' ', '#'], StringSplitOptions.RemoveEmptyEntries);
        return words.Where((word, place) => !IsFiller(word, place > 0 ? words[place - 1] : "")).Select(LemmaOf);
    }

    // The a of influenza A is a word of its own.
    private static bool IsFiller(string word, string before) =>
        SideOf(word) != BodySide.Unsaid || (Fillers.Contains(word) && !(word == "a" && before is "influenza" or "flu"));

    /// <summary>Without the ending of a plural.</summary>
    public static string LemmaOf(string word) => word switch
    {
        [.., 'i', 'e', 's'] when word.Length > 4 => $"{word[..^3]}y",
        [.., 'o', 's', 'e', 's'] when word.Length > 7 => $"{word[..^2]}is", // Keratoses, diagnoses.
        [.., 's', 'e', 's'] when word.Length > 5 => $"{word[..^2]}",
        [.., 's', 's'] or [.., 'i', 's'] => word,
        [.., 's'] when word.Length > 3 => word[..^1],
        _ => word,
    };

    /// <summary>The words of a part of a note.</summary>
    public static List<NoteWord> Of(NoteText note, Vocabulary vocabulary)
    {
        var words = new List<NoteWord>();
        var text = note.Text;
        var (sentence, isAfterBreak, section) = (0, true, 0);
        for (var place = 0; place < text.Length;)
        {
            if (section + 1 < note.Sections.Count && place >= note.Sections[section + 1].Start)
            {
                section++;
                sentence++;
                isAfterBreak = true;
            }

            if (place < note.Sections[section].BodyStart)
            {
                place = note.Sections[section].BodyStart;
                continue;
            }

            if (LengthAt(text, place) is > 0 and var length)
            {
                Add(place, length);
                place += length;
                isAfterBreak = false;
                continue;
            }

            switch (BreakAt(text, place))
            {
                case Break.Sentence:
                    sentence++;
                    isAfterBreak = true;
                    break;
                case Break.Phrase:
                    isAfterBreak = true;
                    break;
            }

            place++;
        }

        return words;

        void Add(int start, int length)
        {
            var written = text.Substring(start, length).ToLowerInvariant()
                .Replace("'", "", StringComparison.Ordinal).Replace("\u2019", "", StringComparison.Ordinal);
            var longForm = Abbreviations.LongOf(written);
            foreach (var (index, part) in (longForm ?? written).Split(' ').Index())
            {
                words.Add(new()
                {
                    Text = part,
                    Lemma = longForm is null ? vocabulary.Read(LemmaOf(part)) : LemmaOf(part),
                    Start = start,
                    Length = length,
                    Sentence = sentence,
                    Section = section,
                    IsAfterBreak = isAfterBreak && index == 0,
                    IsFiller = IsFiller(part, words.Count > 0 ? words[^1].Text : ""),
                });
            }
        }
    }

    private enum Break
    {
        None,
        Phrase,
        Sentence,
    }

    private static int LengthAt(string text, int place)
    {
        if (text[place] == '?') return IsBefore(text, place, char.IsLetter) ? 1 : 0; // "? pneumonia" doubts; "pneumonia?" too.
        if (!char.IsAsciiLetterOrDigit(text[place])) return 0;
        if (place + 3 <= text.Length && text[place + 1] == '/' && WithSlash.Contains(text.Substring(place, 3).ToLowerInvariant())) return 3;

        var end = place + 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || IsPoint(text, end) || IsApostrophe(text, end))) end++;
        return end - place;
    }

    // Between digits: 2.5.
    private static bool IsPoint(string text, int place) => text[place] == '.' && char.IsAsciiDigit(text[place - 1])
        && place + 1 < text.Length && char.IsAsciiDigit(text[place + 1]);

    // Between letters: doesn't.
    private static bool IsApostrophe(string text, int place) => text[place] is '\'' or '\u2019'
        && char.IsAsciiLetter(text[place - 1]) && place + 1 < text.Length && char.IsAsciiLetter(text[place + 1]);

    private static bool IsBefore(string text, int place, Func<char, bool> isWanted)
    {
        var next = place + 1;
        while (next < text.Length && text[next] == ' ') next++;
        return next < text.Length && isWanted(text[next]);
    }

    private static string WordAfter(string text, int place)
    {
        var start = place + 1;
        while (start < text.Length && text[start] == ' ') start++;
        var end = start;
        while (end < text.Length && char.IsAsciiLetter(text[end])) end++;
        return text[start..end].ToLowerInvariant();
    }

    private static Break BreakAt(string text, int place) => text[place] switch
    {
        '.' when place >= 2 && text.AsSpan(place - 2, 2).Equals("vs", StringComparison.OrdinalIgnoreCase) => Break.None,
        '.' or ';' or '!' or '?' => Break.Sentence,
        ',' => SideOf(WordAfter(text, place)) == BodySide.Unsaid ? Break.Phrase : Break.None, // "Osteoarthritis, right knee."
        ':' or '(' or ')' or '[' or ']' => Break.Phrase,
        '\n' => place + 1 < text.Length && IsBefore(text, place, char.IsLower) ? Break.None : Break.Sentence, // A wrapped line goes on.
        _ => Break.None,
    };
}
