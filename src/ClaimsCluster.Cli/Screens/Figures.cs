using System.Globalization;
using System.Text;
using ClaimsCluster.Domain;

namespace ClaimsCluster.Cli.Screens;

/// <summary>How screens write values (SCREENS §14): commas, two places, no sign of currency.</summary>
internal static class Figures
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    private static readonly string[] Small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    public static string Amount(Money amount) => amount.Dollars.ToString("#,##0.00", Culture);

    public static string Count(long count) => count.ToString("#,##0", Culture);

    /// <summary>"1 item", "2 items".</summary>
    public static string Count(long count, string one) => Count(count, one, one + "s");

    public static string Count(long count, string one, string several) => $"{Count(count)} {(count == 1 ? one : several)}";

    /// <summary>"two" in a sentence; figures from 10.</summary>
    public static string Word(int count) => count < Small.Length ? Small[count] : Count(count);

    /// <summary>"97.3%"; "-" of none.</summary>
    public static string Rate(decimal part, decimal whole) =>
        whole == 0m ? "-" : (100m * part / whole).ToString("0.0", Culture) + "%";

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", Culture);

    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", Culture);

    /// <summary>Per second: a place behind the point below 10.</summary>
    public static string Speed(decimal perSecond) => perSecond.ToString(perSecond < 10m ? "0.0" : "#,##0", Culture);

    /// <summary>"3.1 s".</summary>
    public static string Seconds(decimal seconds) => seconds.ToString("#,##0.0", Culture) + " s";

    /// <summary>"0:12", minutes and seconds.</summary>
    public static string Clock(TimeSpan span) => span.TotalHours >= 1 ? span.ToString(@"h\:mm\:ss", Culture) : span.ToString(@"m\:ss", Culture);

    /// <summary>By when, and how long that is, behind what is to be done: " by 2026-07-24, 80 days".</summary>
    public static string By(DateOnly deadline, DateOnly today) => (deadline.DayNumber - today.DayNumber) switch
    {
        < 0 => $"; the last day was {Day(deadline)}",
        0 => $" by {Day(deadline)}, today",
        1 => $" by {Day(deadline)}, 1 day",
        var days => $" by {Day(deadline)}, {Count(days)} days",
    };

    /// <summary>Foreign text with its control characters shown, not sent to the terminal.</summary>
    public static string Shown(string text)
    {
        if (!text.Any(char.IsControl)) return text;
        var shown = new StringBuilder();
        foreach (var character in text)
            if (char.IsControl(character)) shown.Append(Culture, $"\\x{(int)character:x2}");
            else shown.Append(character);
        return shown.ToString();
    }

    /// <summary>As many whole words as fit.</summary>
    public static string Fitting(string text, int width)
    {
        if (text.Length <= width) return text;
        var end = text.LastIndexOf(' ', Math.Max(0, width));
        return end > 0 ? text[..end] : text[..Math.Max(0, width)];
    }

    /// <summary>The text, or its first words with dots that say so.</summary>
    public static string Shortened(string text, int width) =>
        text.Length <= width ? text : Fitting(text, width - 3).TrimEnd() + "...";
}
