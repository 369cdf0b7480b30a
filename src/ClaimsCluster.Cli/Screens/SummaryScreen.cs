using System.Globalization;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Hosting.Exporting;
using static ClaimsCluster.Cli.Screens.Figures;

namespace ClaimsCluster.Cli.Screens;

/// <summary>The summary at the end of <c>claims run</c> (SCREENS §2): did it work, where is the money, what must I do.</summary>
internal sealed class SummaryScreen(Terminal terminal, RunSummary summary, SummaryFooter footer)
{
    private const int FullWidth = 100;
    private readonly TextWriter _output = terminal.Output;
    private readonly Paint _paint = terminal.OutputPaint;

    public void Print()
    {
        _output.WriteLine(_paint[Tone.Bold, Answer()]);
        foreach (var (text, tone) in AtIntake()) _output.WriteLine(_paint[tone, text]);
        if (summary.ByState.Count > 0 || summary.Visits.Taken > 0) Block(Steps());
        if (summary.ByState.Count > 0)
        {
            Block(Claims());
            foreach (var block in RatesBlock.Blocks(summary.Kpis, summary.Visits, _paint)) Block(block);
        }

        if (OurWork.Any()) Block(Worklists());
        Block([Totals()]);
        Block(footer.Next(_paint));
    }

    private IEnumerable<KeyValuePair<string, WorkTotals>> OurWork => summary.Work.Where(work => work.Key != "due");

    private string Answer()
    {
        var claims = summary.Received - summary.Duplicates;
        var visits = summary.Visits;
        var items = OurWork.Sum(work => work.Value.Items);
        var touchless = visits.Taken > 0 ? $"{Count(visits.Touchless)} of {Count(visits.Taken, "visit")} needed no person."
            : claims == 0 ? "No claims came in." : $"{Count(summary.Touchless)} of {Count(claims, "claim")} needed no person.";
        var waits = items == 0 ? "Nothing waits for one." : $"{Count(items, "item waits", "items wait")} for one.";
        return $"{touchless} {waits}";
    }

    private IEnumerable<(string Text, Tone Tone)> AtIntake()
    {
        if (summary.Refused > 0)
        {
            var list = footer.Out is { } folder ? $" ({Path.Combine(folder, "acks", "rejected.jsonl")})" : "";
            yield return ($"Refused at intake: {Count(summary.Refused, "claim")}, {Amount(summary.RefusedCharge)}{list}", Tone.Red);
        }

        if (summary.Visits.Refused > 0)
        {
            var list = footer.Out is { } folder ? $" ({Path.Combine(folder, "acks", "rejected.jsonl")})" : "";
            yield return ($"Refused at intake: {Count(summary.Visits.Refused, "visit")}{list}", Tone.Red);
        }

        if (summary.UnreadableFiles > 0)
        {
            var answers = footer.Out is { } folder ? $" ({Path.Combine(folder, "acks")})" : "";
            yield return ($"Refused as a whole: {Count(summary.UnreadableFiles, "file")} without anything to read{answers}", Tone.Red);
        }

        if (summary.Visits.Duplicates > 0) yield return ($"Here before: {Count(summary.Visits.Duplicates, "visit")}, not taken again", Tone.Plain);
        if (summary.Duplicates > 0) yield return ($"Here before: {Count(summary.Duplicates, "claim")}, not taken again", Tone.Plain);
    }

    private IReadOnlyList<string> Steps()
    {
        var steps = summary.Steps;
        var grid = new Grid(
            new("Step", 18, 0) { IsText = true }, new("in", 5, 1), new("done", 6, 1), new("wait", 6, 1), new("done", 11), new("open", 10),
            new("what waits", 0, 3) { IsText = true });
        if (summary.Visits.Taken > 0)
        {
            foreach (var step in Enum.GetValues<VisitStep>()) VisitRow(step);
        }

        Step("5 Submission", steps.Submission, StepNotes.Submission(summary));
        Step("6 Decision", steps.Decision, StepNotes.Decision(summary));
        Step("7 Posting", steps.Posting, StepNotes.Posting(steps.Posting));
        Step("8 Denials, lines", steps.Denials, steps.Denials.Wait > 0 ? $"{Count(steps.Denials.Wait)} to correct or appeal" : "");
        Step("9 Patient bills", steps.PatientBills, steps.PatientBills.Wait > 0 ? $"{Count(steps.PatientBills.Wait, "patient")}, not our move" : "");
        grid.Add("", "", "", "", "", Amount(steps.Open), "= balance");
        var lines = grid.Lines(_paint, Math.Min(FullWidth, terminal.Width));
        if (PlantedNote() is not { } planted) return lines;

        // On the row of the sum where there is room for it.
        return lines[^1].Length > planted.Length && string.IsNullOrWhiteSpace(lines[^1][..(planted.Length + 1)])
            ? [.. lines.SkipLast(1), planted + lines[^1][planted.Length..]]
            : [.. lines, planted];

        // Of visits no money waits: what they charge is open from step 5 on.
        void VisitRow(VisitStep step)
        {
            var totals = summary.Visits[step];
            var isLast = step == VisitStep.Charges;
            grid.Add(
                $"  {(int)step + 1} {char.ToUpperInvariant(step.Word()[0])}{step.Word()[1..]}", Count(totals.In), Count(totals.Done),
                new(Count(totals.Wait), totals.Wait > 0 ? Tone.Yellow : Tone.Plain),
                isLast ? Amount(totals.DoneAmount) : "", isLast ? Amount(totals.Open) : "", StepNotes.Visits(summary.Visits.Waits(step)));
        }

        void Step(string name, StepTotals step, string note) => grid.Add(
            $"  {name}", Count(step.In), Count(step.Done), new(Count(step.Wait), step.Wait > 0 ? Tone.Yellow : Tone.Plain),
            Amount(step.DoneAmount), Amount(step.Open), note);
    }

    /// <summary>Of invented visits: whether each fault that was put in was found where it must be.</summary>
    private string? PlantedNote()
    {
        var visits = summary.Visits;
        if (visits.Planted == 0) return null;
        return visits.Found == visits.Planted
            ? $"  {Count(visits.Planted)} faults were planted; {Count(visits.Found)} found, each at its step"
            : $"  {Count(visits.Planted)} faults were planted; {Count(visits.Found)} found at their step";
    }

    private IReadOnlyList<string> Claims()
    {
        var grid = new Grid([new("Claims", 12, 0) { IsText = true }, new("number", 5, 1), .. MoneyColumns.Of(10)]);
        foreach (var (state, totals) in summary.ByState.OrderByDescending(state => state.Value.Charge).ThenBy(state => state.Key, StringComparer.Ordinal))
            Add(new($"  {state}", ToneOf(state)), totals);
        Add("  all", summary.All);
        return grid.Lines(_paint, terminal.Width);

        void Add(Cell state, StateTotals totals) => grid.Add(
            [state, Count(totals.Claims), .. MoneyColumns.Cells(totals.Charge, totals.InsurancePaid, totals.Adjustments, totals.WrittenOff, totals.PatientPaid, totals.Balance)]);
    }

    private static Tone ToneOf(string state) => state switch
    {
        "InDenial" => Tone.Red,
        "Open" or "Credit" => Tone.Yellow,
        "Closed" => Tone.Green,
        _ => Tone.Plain,
    };

    private IReadOnlyList<string> Worklists()
    {
        var grid = new Grid(
            new("Worklists", 12, 0) { IsText = true }, new("items", 4, 1), new("expected", 10), new("age 0-30", 8, 3), new("31-60", 5, 3),
            new("61-90", 5, 3), new("91+", 5, 3), new("first deadline", 0, 3) { IsText = true });
        foreach (var (kind, work) in OurWork.OrderByDescending(work => work.Value.Amount).ThenBy(work => work.Key, StringComparer.Ordinal))
        {
            grid.Add(
            [
                new($"  {kind}", kind is "denied" or "rejected" ? Tone.Red : Tone.Yellow), Count(work.Items), kind == "visit" && work.Amount.IsZero ? "-" : Amount(work.Amount),
                .. work.ByAge.Select(items => (Cell)Count(items)), work.FirstDeadline is { } day ? Day(day) : "-",
            ]);
        }

        return grid.Lines(_paint, terminal.Width);
    }

    private string Totals()
    {
        var perSecond = summary.ElapsedSeconds > 0 ? Speed(summary.Received / summary.ElapsedSeconds) : "-";
        var first = footer.FirstClaimSeconds is { } seconds ? $", first claim after {Seconds(seconds)}" : "";
        var books = footer.Books is { } place ? $" Books: {place.Name}." : "";
        var files = footer.Out is { } folder ? $" Files: {Commands.BookPlace.Shown(folder)} ({Count(summary.All.Claims, "claim")})." : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Seconds(summary.ElapsedSeconds)}, {perSecond} claims/s{first}.{books}{files}");
    }

    private void Block(IReadOnlyList<string> lines)
    {
        _output.WriteLine();
        foreach (var line in lines) _output.WriteLine(line);
    }
}

/// <summary>What the summary says of its run besides the figures.</summary>
/// <param name="Books">Where the books are; null when nothing is kept.</param>
/// <param name="Out">The exports' folder; null without.</param>
/// <param name="FirstClaimSeconds">When the first claim was seen, in seconds of the wall clock.</param>
/// <param name="LookAt">The beginning of the id of a claim worth looking at; null without claims.</param>
/// <param name="HasWork">Something waits for a person.</param>
internal sealed record SummaryFooter(Commands.BookPlace? Books, string? Out, decimal? FirstClaimSeconds, string? LookAt, bool HasWork)
{
    /// <summary>Commands that can be pasted.</summary>
    public IReadOnlyList<string> Next(Paint paint)
    {
        var title = paint[Tone.Bold, "Next"];
        if (Books is null) return [$"{title}  Nothing was kept: add --data DIR to look at a claim."];

        List<(string Command, string Meaning)> commands = [];
        if (HasWork) commands.Add(($"claims worklist {Books.Option}", "what to do first"));
        if (LookAt is not null) commands.Add(($"claims status {LookAt} {Books.Option}", "the story of one claim"));
        commands.Add(($"claims verify {Books.Option}", "nothing lost, nothing doubled"));
        if (Out is null) commands.Add(($"claims export --out out {Books.Option}", "claims, ledger and X12 as files"));
        var width = commands.Max(command => command.Command.Length);
        return [.. commands.Select((command, index) => $"{(index == 0 ? title : "    ")}  {command.Command.PadRight(width)}     {command.Meaning}")];
    }
}
