using System.CommandLine;
using ClaimsCluster.Cli.Screens;
using ClaimsCluster.Hosting.Exporting;

namespace ClaimsCluster.Cli.Commands;

/// <summary><c>claims status</c>: the story of one claim, and whose move it is.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var claim = new Argument<string>("CLAIM");
        var books = new BookOptions();
        var all = new Option<bool>("--all");
        var json = CommonOptions.Json();
        var command = new Command("status") { claim, books.Data, books.Postgres, all, json };
        command.SetAction((parsed, _) =>
            Run(parsed.GetValue(claim)!, books.In(parsed), parsed.GetValue(all), parsed.GetValue(json), Terminal.Of(parsed)));
        return command;
    }

    private static async Task<int> Run(string asked, BookPlace place, bool isAll, bool isJson, Terminal terminal)
    {
        await using var books = OpenBooks.ToRead(place);
        var plan = await books.Plan();
        var claims = new StoredClaims(books.Store, plan.Tenant, plan.Directory);
        var visits = new StoredVisits(books.Store, plan.Tenant);
        var (claimId, visitId) = await ClaimFinder.FindEither(claims, visits, asked, place);
        if (visitId is not null)
        {
            var visit = (await visits.Read(visitId))!;
            if (isJson) JsonScreen.Print(terminal.Output, json => VisitJson.Write(json, plan.Tenant, visit), isIndented: false);
            else new VisitScreen(terminal, visit, await visits.ShortestName(visitId), place).Print();
            return ClaimsCommandLine.Done;
        }

        var claim = await claims.Read(claimId!)
            ?? throw new InvalidOperationException($"Claim {asked} was there and is not."); // The folder is ours alone.
        if (isJson) JsonScreen.Print(terminal.Output, claim.Write, isIndented: false);
        else new StatusScreen(terminal, claim).Print(isAll);
        return ClaimsCommandLine.Done;
    }
}
