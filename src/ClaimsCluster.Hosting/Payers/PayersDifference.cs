using ClaimsCluster.Domain.Adjudication;

namespace ClaimsCluster.Hosting.Payers;

/// <summary>In what two sets of payers differ.</summary>
internal static class PayersDifference
{
    /// <summary>The first difference: "--payers with "cycleDays": 7 in PPO01, not "cycleDays": 14"; null: there is none.</summary>
    /// <param name="was">Canonical payers.json; null: the built-in ones.</param>
    /// <param name="asked">The same of what was asked.</param>
    public static string? Of(string? was, string? asked)
    {
        var (lines, others) = (Lines(was), Lines(asked));
        var (id, index) = ("", 0);
        for (; index < lines.Length && index < others.Length && lines[index] == others[index]; index++)
        {
            if (lines[index].StartsWith("      \"id\"", StringComparison.Ordinal)) id = $" in {lines[index].Split('"')[3]}";
        }

        return index == lines.Length && index == others.Length
            ? null
            : $"--payers with {Word(lines, index)}{id}, not {Word(others, index)}";
    }

    private static string[] Lines(string? json) => (json ?? PayersWriter.Write(PayerDirectory.Default)).Split('\n');

    private static string Word(string[] lines, int index) => index < lines.Length ? lines[index].Trim(' ', ',') : "nothing more";
}
