using ClaimsCluster.Cli.Commands;
using ClaimsCluster.Domain;
using ClaimsCluster.Hosting.Exporting;
using static ClaimsCluster.Cli.Screens.Figures;

namespace ClaimsCluster.Cli.Screens;

/// <summary>What needs a person (SCREENS §5): worth most first.</summary>
internal sealed class WorklistScreen(Terminal terminal, IReadOnlyList<WorkItem> items, WorkReader work, string? kind, BookPlace place)
{
    private const int ShownRows = 20;
    private const int ShownId = 8;
    private const int ShownReason = 36;

    public void Print(bool isAll)
    {
        var ours = items.Where(item => item.IsOurs).ToList();
        var shownOf = kind == "due" ? items : ours;
        terminal.Output.WriteLine(terminal.OutputPaint[Tone.Bold, Answer(ours)] + (ours.Count > 0 ? " First what is worth most: expected x chance x urgency." : ""));
        if (shownOf.Count == 0) return;

        var grid = new Grid(
            new Column("worth", 8, 2), new Column("kind", 8, 3) { IsText = true }, new Column("claim", ShownId) { IsText = true },
            new Column("payer", 14) { IsText = true }, new Column("what stands in the way", ShownReason) { IsText = true },
            new Column("expected", 9), new Column("days", 5));
        var rows = isAll ? shownOf : [.. shownOf.Take(ShownRows)];
        foreach (var item in rows) grid.Add(Row(item));
        foreach (var line in grid.Lines(terminal.OutputPaint)) terminal.Output.WriteLine($"  {line}");
        if (rows.Count < shownOf.Count) terminal.Output.WriteLine($"  ... {Count(shownOf.Count - rows.Count)} more: --all, --kind K, --owner O{Folded(shownOf)}");
        terminal.Output.WriteLine();
        if (NameOf(rows[0]).Length > 0)
            terminal.Output.WriteLine($"Next  claims worklist {NameOf(rows[0])[..ShownId]} {place.Option}        what to do about the first one");
    }

    private string Answer(List<WorkItem> ours)
    {
        var what = kind is null ? "" : $" of kind {kind}";
        if (kind == "due") return $"{Count(items.Count, "patient owes", "patients owe")} {Amount(MoneySums.Sum(items, item => item.Amount))}. It is their move.";
        return ours.Count == 0
            ? $"No item{what} waits for a person."
            : $"{Count(ours.Count, "item")}{what}, {Amount(MoneySums.Sum(ours, item => item.Amount))} expected.";
    }

    /// <summary>The id by which it is opened: its claim's, or its visit's.</summary>
    private static string NameOf(WorkItem item) => item.ClaimId.Length > 0 ? item.ClaimId : item.VisitId;

    private Cell[] Row(WorkItem item) =>
    [
        Amount(item.Priority),
        new Cell(item.Kind, item.Kind is "denied" or "rejected" ? Tone.Red : item.Kind is "held" or "silent" or "visit" ? Tone.Yellow : Tone.Plain),
        NameOf(item) is { Length: > 0 } name ? name[..Math.Min(ShownId, name.Length)] : "-",
        Shortened(Shown(item.Payer), 14),
        Shortened(Shown(item.Reason), ShownReason),
        Amount(item.Amount),
        item.Deadline is { } deadline ? Count(deadline.DayNumber - work.Today.DayNumber) : "-",
    ];

    /// <summary>The largest number of items that one cause has.</summary>
    private static string Folded(IReadOnlyList<WorkItem> items)
    {
        var largest = items.Where(item => NameOf(item).Length > 0).GroupBy(item => (item.Kind, item.Payer, item.Cause))
            .OrderByDescending(group => group.Count()).ThenBy(group => NameOf(group.First()), StringComparer.Ordinal).FirstOrDefault();
        return largest is null || largest.Count() < 2 ? "" : $"       {Count(largest.Count())} items share this cause: --cause {NameOf(largest.First())[..ShownId]}";
    }
}
