using System.CommandLine;
using ClaimsCluster.Cli.Screens;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Hosting.Exporting;

namespace ClaimsCluster.Cli.Commands;

/// <summary><c>claims status</c>: the story of one claim, and whose move it is.</summary>
internal static class StatusCommand
{
    private const int ShownIds = 3;
    private const int ShownLength = 8;

    public static Command Create()
    {
        var claim = new Argument<string>("CLAIM");
        var data = CommonOptions.Data();
        var all = new Option<bool>("--all");
        var json = CommonOptions.Json();
        var command = new Command("status") { claim, data, all, json };
        command.SetAction((parsed, _) =>
            Run(parsed.GetValue(claim)!, parsed.GetValue(data), parsed.GetValue(all), parsed.GetValue(json), Terminal.Of(parsed)));
        return command;
    }

    private static async Task<int> Run(string asked, string? data, bool isAll, bool isJson, Terminal terminal)
    {
        await using var books = BookFolder.OpenExisting(data);
        var plan = await books.Plan();
        var claims = new StoredClaims(books.Store, plan.Tenant, plan.Directory);
        var claim = await claims.Read(await Find(claims, asked, data!))
            ?? throw new InvalidOperationException($"Claim {asked} was there and is not."); // The folder is ours alone.
        if (isJson) JsonScreen.Print(terminal.Output, claim.Write, isIndented: false);
        else new StatusScreen(terminal, claim).Print(isAll);
        return ClaimsCommandLine.Done;
    }

    /// <summary>The one claim whose id begins so; our CLM01 of a filing names its claim too.</summary>
    private static async Task<string> Find(StoredClaims claims, string asked, string data)
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
