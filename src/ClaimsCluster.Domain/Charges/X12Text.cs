using System.Text;

namespace ClaimsCluster.Domain.Charges;

/// <summary>Text as a claim may carry it: capitals of the basic and extended character sets, without our separators.</summary>
public static class X12Text
{
    // Each capital with what it becomes. Our hosts run without the tables that normalization needs.
    private static readonly Dictionary<char, string> Folded = Table(
        "A:ÀÁÂÃÅĀĂĄǍ AE:ÄÆ C:ÇĆĈĊČ D:ÐĎĐ E:ÈÉÊËĒĔĖĘĚ G:ĜĞĠĢ H:ĤĦ I:ÌÍÎÏĨĪĬĮİ J:Ĵ K:Ķ L:ĹĻĽĿŁ N:ÑŃŅŇŊ O:ÒÓÔÕŌŎŐ OE:ÖØŒ R:ŔŖŘ "
        + "S:ŚŜŞŠȘ SS:ẞß T:ŢŤŦȚ TH:Þ U:ÙÚÛŨŪŬŮŰŲ UE:Ü W:Ŵ Y:ÝŶŸ Z:ŹŻŽ ':’‘ʼ´` -:–—‐‑");

    /// <summary>The text in capitals, accents folded, everything else a blank; blanks at the ends and in rows are one or none.</summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="longest">Characters that the element holds.</param>
    public static string Of(string? text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";

        var clean = new StringBuilder(text.Length);
        foreach (var one in text.ToUpperInvariant())
        {
            if (IsAllowed(one)) clean.Append(one);
            else if (Folded.TryGetValue(one, out var folded)) clean.Append(folded);
            else if (!IsCombining(one)) clean.Append(' ');
        }

        var joined = string.Join(' ', clean.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return (joined.Length <= longest ? joined : joined[..longest]).TrimEnd();
    }

    /// <summary>Its letters and digits, in capitals.</summary>
    public static string Code(string? text) =>
        text is null ? "" : string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    /// <summary>Its digits.</summary>
    public static string Digits(string? text) => text is null ? "" : string.Concat(text.Where(char.IsAsciiDigit));

    // X12.6 basic and extended sets but for * : ^ ~ and small letters.
    private static bool IsAllowed(char one) =>
        char.IsAsciiLetterUpper(one) || char.IsAsciiDigit(one) || " !\"&'()+,-./;?=%@[]_{}\\|<>#$".Contains(one, StringComparison.Ordinal);

    private static bool IsCombining(char one) => one is >= '\u0300' and <= '\u036F';

    private static Dictionary<char, string> Table(string rows) => rows.Split(' ')
        .SelectMany(row => row[(row.IndexOf(':', StringComparison.Ordinal) + 1)..].Select(from => (from, row[..row.IndexOf(':', StringComparison.Ordinal)])))
        .ToDictionary(pair => pair.from, pair => pair.Item2);
}
