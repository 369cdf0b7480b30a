using ClaimsCluster.Cli.Screens;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.Hosting.Running;

namespace ClaimsCluster.Cli.Commands;

/// <summary>What a person asks of a visit: to set fields, or to let its questions go.</summary>
/// <param name="Changes">What to set.</param>
/// <param name="Releases">All questions that may be let go are.</param>
internal sealed record VisitOrder(IReadOnlyList<VisitChange> Changes, bool Releases);

/// <summary><c>claims correct</c> and <c>claims release</c> of a visit that waits.</summary>
internal static class VisitFollowUp
{
    public static async Task<int> Run(OpenBooks books, string visitId, VisitOrder order, bool isDryRun, Terminal terminal, BookPlace place)
    {
        var plan = await books.Plan();
        var visits = new StoredVisits(books.Store, plan.Tenant);
        var visit = (await visits.Read(visitId))!.Visit;
        if (visit.Standing == EncounterStanding.Billed)
            throw new CommandFault($"visit {visitId} is a claim already: claims correct {visit.Claims[0].ClaimId[..8]} --set PATH=VALUE {place.Option}");
        if (order.Releases && visit.Questions.Find(question => !question.MayBeReleased) is { } stays)
            throw new CommandFault($"{stays.Text}: that is to be corrected, not released. See: claims worklist {await visits.ShortestName(visitId)} {place.Option}");

        var now = await books.Store.LastEventAt() ?? throw new CommandFault("the books are empty.");
        var act = Of(books, plan, visit, order, now);
        var answer = isDryRun ? $"Nothing is changed. Visit {visitId} would change so:" : $"Visit {visitId} is changed:";
        if (!isDryRun && await act.Do(books.Store, await books.Options(), visit.Round) is Refused no) throw new CommandFault(no.Reason);

        terminal.Output.WriteLine(terminal.OutputPaint[Tone.Bold, answer]);
        foreach (var change in order.Changes) terminal.Output.WriteLine($"  sets {Figures.Shown(change.Path)}");
        if (order.Releases) terminal.Output.WriteLine($"  lets go: {string.Join(", ", visit.Questions.Select(question => question.Code))}");
        if (isDryRun)
        {
            terminal.Output.WriteLine("  is registered again, asked of its payers at 02:00, and goes on from there");
            return ClaimsCommandLine.Done;
        }

        var after = (await visits.Read(visitId))!.Visit;
        foreach (var question in after.Questions) terminal.Output.WriteLine($"  {terminal.OutputPaint[Tone.Yellow, $"still waits: {Figures.Shown(question.Text)}"]}");
        if (after.Questions.IsEmpty) terminal.Output.WriteLine("  is registered again, and its payers are asked at 02:00");
        terminal.Output.WriteLine();
        terminal.Output.WriteLine(after.Questions.IsEmpty
            ? $"Next  claims run {place.Option}        let time go on"
            : $"Next  claims worklist {await visits.ShortestName(visitId)} {place.Option}        what is still missing");
        return after.Questions.IsEmpty ? ClaimsCommandLine.Done : ClaimsCommandLine.DoneInPart;
    }

    private static VisitAct Of(OpenBooks books, RunPlan plan, Encounter visit, VisitOrder order, DateTimeOffset now)
    {
        try
        {
            return VisitAct.Of(
                books.Store, plan.Tenant, visit, order.Changes,
                order.Releases ? [.. visit.Questions.Select(question => question.Code)] : [], now);
        }
        catch (FormatException fault)
        {
            throw new CommandFault($"--set {fault.Message}.");
        }
    }
}
