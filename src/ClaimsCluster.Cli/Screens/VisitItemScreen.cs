using ClaimsCluster.Cli.Commands;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Hosting.Exporting;
using static ClaimsCluster.Cli.Screens.Figures;

namespace ClaimsCluster.Cli.Screens;

/// <summary>A visit that waits, opened (SCREENS §5): what is missing, and the command that mends it.</summary>
internal sealed class VisitItemScreen(Terminal terminal, StoredVisit stored, IReadOnlyList<WorkItem> items, string shortName, BookPlace place)
{
    private string Data => place.Option;

    public void Print()
    {
        var visit = stored.Visit;
        if (items is not [var item, ..])
        {
            terminal.Output.WriteLine(terminal.OutputPaint[Tone.Bold, $"Nothing of visit {visit.VisitId} waits for a person."]);
            terminal.Output.WriteLine($"Next  claims status {shortName} {Data}        its story");
            return;
        }

        var charge = visit.Charges is { } charges ? $", {Amount(charges.Total)}" : "";
        terminal.Output.WriteLine(terminal.OutputPaint[Tone.Bold,
            $"Visit: {item.Step} of visit {visit.VisitId[..8]}, service {Day(visit.Received!.Visit.Encounter.Date)}{charge}, since {Day(item.Since)}"]);
        foreach (var question in visit.Questions) Print(question);
        var by = item.Deadline is { } deadline ? $"by {Day(deadline)}; " : "";
        Row("worth", $"{(item.Amount.IsZero ? "not priced yet" : $"{Amount(item.Amount)} expected")}; {by}owner {item.Owner}");
        foreach (var (index, (command, what)) in Commands(visit).Index())
        {
            Row(index == 0 ? "do" : "or", $"claims {command} {Data}");
            Row("", what);
        }
    }

    private void Print(VisitQuestion question)
    {
        Row("missing", $"{Shown(question.Code)}: {Shown(question.Text)}");
        Row("todo", Shown(question.Todo));
    }

    private IEnumerable<(string Command, string What)> Commands(Encounter visit)
    {
        var paths = visit.Questions.Where(question => question.Path is not null)
            .Select(question => $"{question.Path}={(question.Suggested is { Length: > 0 } value ? Pasted.Word(value) : "VALUE")}").Distinct().ToList();
        if (paths.Count > 0)
            yield return ($"correct {shortName} --set {string.Join(' ', paths)}", "it is registered again, asked of its payers at 02:00, and goes on from there");
        if (visit.Questions.TrueForAll(question => question.MayBeReleased))
            yield return ($"release {shortName}", "lets it go as it is");
        if (paths.Count == 0 && !visit.Questions.TrueForAll(question => question.MayBeReleased))
            yield return ($"correct {shortName} --set PATH=VALUE", "paths as docs/visits.md names them");
    }

    private void Row(string title, string text) => terminal.Output.WriteLine($"  {title,-9}{text}");
}
