using ClaimsCluster.Cli.Commands;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Scrubbing;
using ClaimsCluster.Hosting.Exporting;
using static ClaimsCluster.Cli.Screens.Figures;

namespace ClaimsCluster.Cli.Screens;

/// <summary>The items of one claim opened (SCREENS §5): why, what it is worth, and the commands that mend it.</summary>
internal sealed class WorkItemScreen(Terminal terminal, StoredClaim stored, IReadOnlyList<WorkItem> items, string shortName, BookPlace place)
{
    private string Data => place.Option;

    public void Print()
    {
        if (items.Count == 0)
        {
            terminal.Output.WriteLine(terminal.OutputPaint[Tone.Bold, $"Nothing of claim {stored.Claim.ClaimId} waits for a person."]);
            terminal.Output.WriteLine($"Next  claims status {shortName} {Data}        its story");
            return;
        }

        foreach (var (index, item) in items.Index())
        {
            if (index > 0) terminal.Output.WriteLine();
            Print(item);
        }
    }

    private void Print(WorkItem item)
    {
        terminal.Output.WriteLine(terminal.OutputPaint[Tone.Bold, Title(item)]);
        Row("reason", Shown(item.Reason));
        if (item.Kind == "held")
            foreach (var hit in Live("Held")?.Edits.Skip(1) ?? []) Row("", Shown(hit.Message));
        var worth = item.Deadline is { } deadline
            ? $"{Amount(item.Amount)} expected x {item.Chance:0.00} chance x urgency = {Amount(item.Priority)};{By(deadline, stored.Today)}"
            : $"{Amount(item.Amount)}";
        Row("worth", item.Owner.Length > 0 ? $"{worth}; owner {item.Owner}" : worth);
        Row("todo", Shown(item.Todo));
        foreach (var (index, (command, what)) in Commands(item).Index())
        {
            Row(index == 0 ? "do" : "or", $"claims {command} {Data}");
            Row("", what);
        }
    }

    private string Title(WorkItem item)
    {
        var line = stored.Claim.Lines.Find(line => line.Number == item.Line);
        var subject = line is null
            ? $"claim {stored.Claim.ClaimId[..8]}, {Amount(stored.Claim.Charge)}"
            : $"line {line.Number} of claim {stored.Claim.ClaimId[..8]}, {Shown(string.Join(' ', [line.Code, .. line.Modifiers]))}, {Amount(line.Charge)}";
        var word = char.ToUpperInvariant(item.Kind[0]) + item.Kind[1..];
        return item.Kind is "denied" or "rejected"
            ? $"{word}: {subject}, by {Shown(item.Payer)}, since {Day(item.Since)}"
            : $"{word}: {subject}, {Shown(item.Payer)}, since {Day(item.Since)}";
    }

    private IEnumerable<(string Command, string What)> Commands(WorkItem item)
    {
        switch (item.Kind)
        {
            case "held" when item.Cause == "TIM-01" && !stored.Claim.LiveFilings.Any():
                yield return ($"writeoff {shortName} --reason timely-filing", $"{Amount(stored.Money.Balance)} to 4150");
                break;
            case "held":
                yield return ($"correct {shortName} --set {SuggestedChange.Of(item)}", $"changes filing {Name(Live("Held"))} in place and scrubs it again; paths: claims correct --help");
                if (Live("Held") is { } held && !held.Edits.Exists(hit => hit.Severity == EditSeverity.Reject))
                    yield return ($"release {shortName} --reason WORDS", "lets it go in spite of its warnings");
                yield return ($"void {shortName}", "gives it up; what is open goes to 4150");
                break;
            case "rejected":
                yield return ($"correct {shortName} --set {SuggestedChange.Of(item)}", $"filing {Name(Live("Rejected"))} goes again as an original under a new number");
                yield return ($"resubmit {shortName}", "the same content under a new number, when the payer was wrong");
                break;
            case "denied":
                yield return ($"correct {shortName} --set {SuggestedChange.Of(item)}", Replacement());
                yield return ($"writeoff {shortName} --reason not-covered", "what is open with payers to 4120");
                break;
            case "silent":
                yield return ($"status {shortName}", "what was sent when, and under which number: ask the payer by it");
                break;
        }
    }

    private string Replacement()
    {
        var filing = stored.Claim.LiveFilings.FirstOrDefault(filing => filing.IsFinal);
        return $"makes filing {filing?.Sequence}{filing?.Version + 1}: frequency 7, payer's number {Shown(filing?.Icn ?? "-")}, all {Count(stored.Claim.Lines.Count, "line")}, sent at 18:00";
    }

    private Filing? Live(string state) => stored.Claim.LiveFilings.FirstOrDefault(filing => filing.State.ToString() == state);

    private static string Name(Filing? filing) => $"{filing?.Sequence}{filing?.Version}";

    private void Row(string title, string text) => terminal.Output.WriteLine($"  {title,-9}{text}");
}
