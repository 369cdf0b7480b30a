using System.CommandLine;
using ClaimsCluster.Cli.Screens;
using ClaimsCluster.Hosting.Exporting;

namespace ClaimsCluster.Cli.Commands;

/// <summary><c>claims worklist</c>: what needs a person, worth most first; with a claim, its items opened.</summary>
internal static class WorklistCommand
{
    private static readonly string[] Kinds = ["visit", "held", "rejected", "silent", "denied", "suspense", "credit", "poison", "due"];

    public static Command Create()
    {
        var claim = new Argument<string?>("CLAIM") { Arity = ArgumentArity.ZeroOrOne };
        var kind = CommonOptions.Text("--kind", "K");
        var owner = CommonOptions.Text("--owner", "O");
        var cause = CommonOptions.Text("--cause", "CLAIM");
        var all = new Option<bool>("--all");
        var books = new BookOptions();
        var json = CommonOptions.Json();
        var command = new Command("worklist") { claim, kind, owner, cause, all, books.Data, books.Postgres, json };
        command.SetAction((parsed, _) => Run(
            new(parsed.GetValue(claim), parsed.GetValue(kind), parsed.GetValue(owner), parsed.GetValue(cause), parsed.GetValue(all), parsed.GetValue(json)),
            books.In(parsed), Terminal.Of(parsed)));
        return command;
    }

    private static async Task<int> Run(Asked asked, BookPlace place, Terminal terminal)
    {
        if (asked.Kind is { } kind && !Kinds.Contains(kind)) throw new CommandFault($"there is no kind {kind}. Kinds: {string.Join(", ", Kinds)}.");

        await using var books = OpenBooks.ToRead(place);
        var payers = await books.Payers();
        var tenant = (await books.Plan()).Tenant;
        var claims = new StoredClaims(books.Store, tenant, payers);
        var visits = new StoredVisits(books.Store, tenant);
        var work = await WorkReader.Read(books.Store, payers);
        var items = work.Items.Where(item => (asked.Kind is null || item.Kind == asked.Kind) && (asked.Owner is null || item.Owner == asked.Owner)).ToList();
        if (asked.Cause is { } like) items = SameCause(items, await ClaimFinder.FindEither(claims, visits, like, place));
        var (claimId, visitId) = asked.Claim is null ? (null, null) : await ClaimFinder.FindEither(claims, visits, asked.Claim, place);
        if (claimId is not null) items = [.. items.Where(item => item.ClaimId == claimId)];
        if (visitId is not null) items = [.. items.Where(item => item.VisitId == visitId)];

        if (asked.IsJson)
        {
            foreach (var item in items) JsonScreen.Print(terminal.Output, item.Write, isIndented: false);
            return ClaimsCommandLine.Done;
        }

        if (visitId is not null) new VisitItemScreen(terminal, (await visits.Read(visitId))!, items, await visits.ShortestName(visitId), place).Print();
        else if (claimId is null) new WorklistScreen(terminal, items, work, asked.Kind, place).Print(asked.IsAll);
        else new WorkItemScreen(terminal, (await claims.Read(claimId))!, items, await claims.ShortestName(claimId), place).Print();
        return ClaimsCommandLine.Done;
    }

    /// <summary>Items of one cause and payer are one task.</summary>
    private static List<WorkItem> SameCause(List<WorkItem> items, (string? Claim, string? Visit) like)
    {
        var causes = items.Where(item => like.Claim is { } claim ? item.ClaimId == claim : item.VisitId == like.Visit).Select(item => (item.Kind, item.Payer, item.Cause)).ToHashSet();
        return [.. items.Where(item => causes.Contains((item.Kind, item.Payer, item.Cause)))];
    }

    private sealed record Asked(string? Claim, string? Kind, string? Owner, string? Cause, bool IsAll, bool IsJson);
}
