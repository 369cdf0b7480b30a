using ClaimsCluster.Cli.Screens;
using ClaimsCluster.Hosting.Statements;

namespace ClaimsCluster.Cli.Commands;

/// <summary>Which account a beginning of an id means.</summary>
internal static class AccountFinding
{
    private const int ShownIds = 3;
    private const int ShownLength = 8;

    /// <summary>The account whose id begins so; a fault tells what to do when there is none, or several.</summary>
    public static async Task<StoredAccount> Find(StoredAccounts accounts, string asked, BookPlace place)
    {
        var prefix = asked.ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal).Replace('O', '0').Replace('I', '1').Replace('L', '1');
        var found = await accounts.Beginning(prefix, ShownIds + 1);
        if (found.Count == 0)
            throw new CommandFault($"no account in {place.Name} begins with {asked}. Accounts stand in claims.jsonl: claims export --out out {place.Option}");
        if (found.Count > 1)
        {
            var ids = string.Join(", ", found.Take(ShownIds).Select(id => id[..Math.Min(id.Length, Math.Max(ShownLength, prefix.Length + 2))]));
            var more = found.Count > ShownIds ? " and more" : "";
            throw new CommandFault($"{asked} begins {(found.Count > ShownIds ? $"more than {ShownIds}" : Figures.Word(found.Count))} accounts: {ids}{more}. Give more of the id.");
        }

        return await accounts.Read(found[0]) ?? throw new InvalidOperationException($"Account {found[0]} was there and is not."); // The folder is ours alone.
    }
}
