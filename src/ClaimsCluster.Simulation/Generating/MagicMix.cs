using System.Collections.Immutable;
using ClaimsCluster.Domain.Adjudication;

namespace ClaimsCluster.Simulation.Generating;

/// <summary>Which claims carry a member id that asks for its outcome (API §4), and which one.</summary>
internal static class MagicMix
{
    /// <summary>All of them.</summary>
    public const decimal LargestPercent = 100m;

    /// <summary>Every outcome that a claim can have, in turn; AAA is of inquiries.</summary>
    public static ImmutableArray<string> Prefixes { get; } =
    [
        "PAY-", "DENY-50.N115-", "DENY-16.M47.CO.L1-", "REJ-A7-562-", "SILENT-", "LATE-5-", "REV-10-", "DUP835-",
        "UNBAL-125-", "NOMOD-", "NO6R-", "PART-", "TAKEBACK-",
    ];

    /// <summary>The prefix of a claim; empty: an ordinary one. It depends on seed and ordinal alone.</summary>
    /// <param name="ordinal">Of the claim in the file, from 0.</param>
    /// <param name="seed">Of the file.</param>
    /// <param name="percent">So many of a hundred, evenly spread.</param>
    public static string Of(long ordinal, long seed, decimal percent)
    {
        var (before, after) = ((long)(ordinal * percent / 100m), (long)((ordinal + 1) * percent / 100m));
        if (before == after) return "";
        var first = (long)(Draw.Of("magic", $"{seed}").First % (ulong)Prefixes.Length);
        return Prefixes[(int)((first + before) % Prefixes.Length)];
    }
}
