using System.Text;
using ClaimsCluster.Cli.Commands;

namespace ClaimsCluster.Conformance.Operating;

/// <summary>Invented claims, and the words of them that nobody who operates the cluster may see.</summary>
internal sealed record SomeClaims(byte[] File, IReadOnlyList<string> Private)
{
    private const int LongEnough = 8;

    public static async Task<SomeClaims> Generate(int count, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("claims-some-");
        var path = Path.Combine(folder.FullName, "some.837");
        using var said = new StringWriter();
        (await ClaimsCommandLine.Run(["generate", $"{count}", "--seed", $"{seed}", "--out", path], said, said, CancellationToken.None)).ShouldBe(0, said.ToString());
        var bytes = await System.IO.File.ReadAllBytesAsync(path);
        folder.Delete(recursive: true);
        return new(bytes, [.. Words(Encoding.ASCII.GetString(bytes)).Distinct()]);
    }

    /// <summary>The private words that a text has; short names only as words of their own ("state" is not Mrs. TATE).</summary>
    public static IEnumerable<string> Found(IReadOnlyList<string> words, string text)
    {
        var tokens = text.Split([' ', '"', '=', ',', '{', '}', '/', '-', '_', '\n'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return words.Where(word => word.Length < LongEnough ? tokens.Contains(word) : text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    // Names and ids of members and patients, and the senders' claim numbers.
    private static IEnumerable<string> Words(string text)
    {
        foreach (var segment in text.Split('~'))
        {
            var elements = segment.Trim().Split('*');
            if (elements is ["NM1", "IL" or "QC", _, var last, ..]) yield return last;
            if (elements is ["NM1", "IL", .., var memberId] && memberId.Length > 4) yield return memberId;
            if (elements is ["CLM", var number, ..]) yield return number;
        }
    }
}
