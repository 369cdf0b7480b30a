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
    public static async Task<string> Find(StoredClaims claims, string asked, BookPlace place)
    {
        var prefix = Written(asked);
        prefix = ClaimIdentity.ClaimOf(prefix) ?? prefix;
        var found = await claims.Beginning(prefix, ShownIds + 1);
        if (found.Count == 1) return found[0];

        if (found.Count == 0)
            throw new CommandFault($"no claim in {place.Name} begins with {asked}. All ids: claims export --out out {place.Option}");
        throw Several(asked, found, "claims");
    }

    /// <summary>The claim or the visit that a person means: by the beginning of its id, a visit also by the practice's number of it.</summary>
    public static async Task<(string? Claim, string? Visit)> FindEither(StoredClaims claims, StoredVisits visits, string asked, BookPlace place)
    {
        if (await visits.Numbered(asked) is [var numbered]) return (null, numbered);
        return await claims.Beginning(Written(asked), 1) is [] && await visits.Beginning(Written(asked), ShownIds + 1) is { Count: > 0 } found
            ? (null, found is [var visit] ? visit : throw Several(asked, found, "visits"))
            : (await Find(claims, asked, place), null);
    }

    private static CommandFault Several(string asked, IReadOnlyList<string> found, string what)
    {
        var ids = string.Join(", ", found.Take(ShownIds).Select(id => id[..Math.Min(id.Length, Math.Max(ShownLength, asked.Length + 2))]));
        var more = found.Count > ShownIds ? " and more" : "";
        return new($"{asked} begins {(found.Count > ShownIds ? $"more than {ShownIds}" : Figures.Word(found.Count))} {what}: {ids}{more}. Give more of the id.");
    }

    /// <summary>As ids are written: capitals, and the digits that look like I, L and O.</summary>
    private static string Written(string asked) =>
        asked.ToUpperInvariant().Replace('O', '0').Replace('I', '1').Replace('L', '1');
}
