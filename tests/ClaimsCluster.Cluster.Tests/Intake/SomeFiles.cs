using System.Text;

namespace ClaimsCluster.Cluster.Tests.Intake;

/// <summary>Files of several interchanges, groups and sets, as text to change.</summary>
internal static class SomeFiles
{
    /// <summary>A file of <paramref name="count"/> claims, as text.</summary>
    public static string Text(int count, string prefix, int control = 1, string sender = "SENDER1") =>
        Encoding.ASCII.GetString(Some837.File(count, prefix))
            .Replace("000000001", $"{control:000000000}", StringComparison.Ordinal)
            .Replace("ZZ*SENDER1        *", $"ZZ*{sender,-15}*", StringComparison.Ordinal)
            .Replace("GS*HC*SENDER1*", $"GS*HC*{sender}*", StringComparison.Ordinal);

    /// <summary>The text with one thing changed, which must be there.</summary>
    public static string Changed(this string text, string right, string wrong)
    {
        text.ShouldContain(right);
        return text.Replace(right, wrong, StringComparison.Ordinal);
    }

    public static byte[] Bytes(this string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>An answer of a folder, a segment a line.</summary>
    public static string Ack(string folder, string name) =>
        File.ReadAllText(Path.Combine(folder, "acks", name)).Replace("~", "~\n", StringComparison.Ordinal);

    /// <summary>The senders' claim numbers that became claims.</summary>
    public static List<string> Taken(string folder) =>
    [
        .. File.ReadLines(Path.Combine(folder, "claims.jsonl"))
            .Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("patientControlNumber").GetString()!)
            .Order(StringComparer.Ordinal),
    ];
}
