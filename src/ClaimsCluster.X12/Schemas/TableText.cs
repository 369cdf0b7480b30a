using System.Text;

namespace ClaimsCluster.X12.Schemas;

/// <summary>A statement of a table: its words, and how deep it is indented.</summary>
/// <param name="Number">Line in the file, from 1.</param>
/// <param name="Indent">Leading blanks.</param>
/// <param name="Words">A quoted name is one word, without its quotes.</param>
internal sealed record TableLine(int Number, int Indent, string[] Words)
{
    public FormatException Unreadable() => new($"Line {Number} of the table cannot be read: {string.Join(' ', Words)}");
}

/// <summary>Splits the text of a table into statements: comments go, continued lines (+) are joined.</summary>
internal static class TableText
{
    public static IEnumerable<TableLine> Statements(IEnumerable<string> lines)
    {
        TableLine? open = null;
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            var words = Words(line);
            if (words.Count == 0) continue;

            if (words[0] == "+" && open is not null)
            {
                open = open with { Words = [.. open.Words, .. words.Skip(1)] };
                continue;
            }

            if (open is not null) yield return open;
            open = new TableLine(number, line.Length - line.TrimStart(' ').Length, [.. words]);
        }

        if (open is not null) yield return open;
    }

    /// <summary>Blanks part words, save within quotes and brackets.</summary>
    private static List<string> Words(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var isQuoted = false;
        var depth = 0;
        foreach (var letter in line)
        {
            if (letter == '#' && !isQuoted) break;
            if (letter == '"')
            {
                isQuoted = !isQuoted;
                if (!isQuoted && word.Length == 0) words.Add("");
            }
            else if (letter == ' ' && !isQuoted && depth == 0) Flush(words, word);
            else
            {
                if (!isQuoted) depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
                word.Append(letter);
            }
        }

        Flush(words, word);
        return words;
    }

    private static void Flush(List<string> words, StringBuilder word)
    {
        if (word.Length > 0) words.Add(word.ToString());
        word.Clear();
    }
}
