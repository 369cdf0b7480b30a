using ClaimsCluster.Cli.Screens;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Hosting.Exporting;

namespace ClaimsCluster.Cli.Commands;

/// <summary>Finds a claim by what a person types of its id.</summary>
internal static class ClaimFinder
{
    private const int ShownIds = 3;
    private const int ShownLength = 8;

    /// <summary>The one claim whose id begins so; our CLM01 of a filing names its claim too.</summary>
    public static async Task<string> Find(StoredClaims claims, string asked, string data)
    {
        var prefix = Written(asked);
        prefix = ClaimIdentity.ClaimOf(prefix) ?? prefix;
        var found = await claims.Beginning(prefix, ShownIds + 1);
        if (found.Count == 1) return found[0];

        if (found.Count == 0)
            throw new CommandFault($"no claim in {BookFolder.Shown(data)} begins with {asked}. All ids: claims export --out out --data {Pasted.Word(data)}");
        var ids = string.Join(", ", found.Take(ShownIds).Select(id => id[..Math.Min(id.Length, Math.Max(ShownLength, prefix.Length + 2))]));
        var more = found.Count > ShownIds ? " and more" : "";
        throw new CommandFault($"{asked} begins {(found.Count > ShownIds ? $"more than {ShownIds}" : Figures.Word(found.Count))} claims: {ids}{more}. Give more of the id.");
    }

    /// <summary>As ids are written: capitals, and the digits that look like I, L and O.</summary>
    private static string Written(string asked) =>
        asked.ToUpperInvariant().Replace('O', '0').Replace('I', '1').Replace('L', '1');
}
