using System.CommandLine;
using ClaimsCluster.Cli.Screens;
using ClaimsCluster.Hosting.Exporting;

namespace ClaimsCluster.Cli.Commands;

/// <summary><c>claims explain</c>: every decision about a claim with the rule and the numbers behind it.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var claim = new Argument<string>("CLAIM");
        var books = new BookOptions();
        var all = new Option<bool>("--all");
        var json = CommonOptions.Json();
        var command = new Command("explain") { claim, books.Data, books.Postgres, all, json };
        command.SetAction((parsed, _) =>
            Run(parsed.GetValue(claim)!, books.In(parsed), parsed.GetValue(all), parsed.GetValue(json), Terminal.Of(parsed)));
        return command;
    }

    private static async Task<int> Run(string asked, BookPlace place, bool isAll, bool isJson, Terminal terminal)
    {
        await using var books = OpenBooks.ToRead(place);
        var payers = await books.Payers();
        var claims = new StoredClaims(books.Store, (await books.Plan()).Tenant, payers);
        var stored = await claims.Read(await ClaimFinder.Find(claims, asked, place))
            ?? throw new InvalidOperationException($"Claim {asked} was there and is not."); // The folder is ours alone.
        var filings = await ExplainedFiling.AllOf(stored, new StoredDecisions(books.Store, payers));
        var agreement = LedgerAgreement.Of(stored);
        if (isJson) JsonScreen.Print(terminal.Output, json => ExplainJson.Write(json, stored, filings, agreement), isIndented: true);
        else new ExplainScreen(terminal, stored, filings, agreement).Print(isAll);
        return agreement.IsTrue ? ClaimsCommandLine.Done : ClaimsCommandLine.DoneInPart;
    }
}
