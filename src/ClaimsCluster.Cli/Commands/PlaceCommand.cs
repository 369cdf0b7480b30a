using System.CommandLine;
using ClaimsCluster.Cli.Screens;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.Hosting.Running;
using Command = System.CommandLine.Command;

namespace ClaimsCluster.Cli.Commands;

/// <summary><c>claims place</c>: money in suspense to the claim that it pays.</summary>
internal static class PlaceCommand
{
    public static Command Create()
    {
        var item = new Argument<string>("ITEM") { Description = "its id on the worklist, or as much of its beginning as no other has" };
        var claim = new Argument<string>("CLAIM") { Description = "the claim that it pays, by its id or its beginning" };
        var books = BookOptions.Described("the books that hold both");
        var dryRun = new Option<bool>("--dry-run") { Description = "say what it would do, and do nothing" };
        var command = new Command("place", """
            posts money that waits in suspense on the claim that it pays.
              A claim that does not take it (another charge, no such line) leaves it where it is.
              Ids are those of the suspense items of the worklist, written as JSON.
              Example: claims place suspense:26050:20260112:1 4GQ7 --data books
            """)
        { item, claim, dryRun, books.Data, books.Postgres };
        command.SetAction((parsed, _) => Run(
            parsed.GetValue(item)!, parsed.GetValue(claim)!, parsed.GetValue(dryRun), books.In(parsed), Terminal.Of(parsed)));
        return command;
    }

    private static async Task<int> Run(string asked, string askedClaim, bool isDryRun, BookPlace place, Terminal terminal)
    {
        await using var books = OpenBooks.ToAct(place);
        var plan = await books.EndedPlan();
        var claims = new StoredClaims(books.Store, plan.Tenant, plan.Directory);
        var claimId = await ClaimFinder.Find(claims, askedClaim, place);
        var found = (await ParkedItem.All(books.Store, plan.Tenant)).Where(item => item.ItemId.StartsWith(asked, StringComparison.Ordinal)).ToList();
        if (found.Count != 1)
        {
            throw new CommandFault(found.Count == 0
                ? $"nothing in suspense begins with {asked}. Ids: claims worklist --kind suspense --json {place.Option}"
                : $"{asked} begins {Figures.Word(found.Count)} items of suspense. Give more of the id.");
        }

        var what = $"{Figures.Amount(found[0].Parked.Amount)} of CLP {found[0].Parked.Ordinal} ({Figures.Shown(found[0].Parked.Clm01)})";
        if (isDryRun)
        {
            await terminal.Output.WriteLineAsync($"Would post {what} on claim {claimId}, if the claim takes it. Nothing is changed.");
            return ClaimsCommandLine.Done;
        }

        var reply = await BooksAct.Send(books.Store, await books.Options(), found[0].Payment, at => new RemittanceCommand.Place(found[0].Parked.Ordinal, claimId)
        {
            CommandId = $"place:{found[0].ItemId}:{claimId}:{at:O}",
            At = at,
            Actor = "person",
        });
        if (reply is Refused refused) throw new CommandFault(refused.Reason);
        if (await found[0].Now(books.Store) is { } still) throw new CommandFault($"claim {claimId} does not take it: {Figures.Shown(still.Reason)}. It stays in suspense.");

        await terminal.Output.WriteLineAsync(terminal.OutputPaint[Tone.Bold, $"Posted {what} on claim {claimId}."]);
        await terminal.Output.WriteLineAsync($"Next  claims status {await claims.ShortestName(claimId)} {place.Option}        its story");
        return ClaimsCommandLine.Done;
    }
}
