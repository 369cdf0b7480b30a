using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Denials;
using ClaimsCluster.Hosting.Exporting;
using static ClaimsCluster.Cli.Screens.Figures;

namespace ClaimsCluster.Cli.Screens;

/// <summary>One claim (SCREENS §3): whose move it is, by when and for how much, before any history. Names no patient.</summary>
internal sealed class StatusScreen(Terminal terminal, StoredClaim stored)
{
    private const int FullWidth = 100;
    private readonly Claim _claim = stored.Claim;
    private readonly Paint _paint = terminal.OutputPaint;

    public void Print(bool isAll)
    {
        var state = ClaimStanding.Of(_claim).ToString();
        foreach (var part in Parts($"Claim {_claim.ClaimId} is {state}: {ClaimSentence.Of(stored)}.")) Write(_paint[Tone.Bold, part]);
        Write($"  next    {NextMove.Of(stored)}");
        Write($"  owed    {Owed()}");
        Write("");
        foreach (var line in Lines()) Write(line);
        Write("");
        foreach (var line in Filings()) Wrap(line);
        Write("");
        Write(_paint[Tone.Bold, "Story"]);
        foreach (var line in isAll ? ClaimStory.All(stored) : ClaimStory.Told(stored)) Wrap(line);
    }

    private string Owed()
    {
        var insurance = stored.Money.Balance - stored.Money.PatientBalance;
        if (insurance < Domain.Money.Zero) return $"by us {Amount(-insurance)}     by the patient {Amount(stored.Money.PatientBalance)}";
        if (insurance > Domain.Money.Zero && !_claim.LiveFilings.Any()) return $"{Amount(insurance)} is open, and with no payer";

        var expected = insurance > Domain.Money.Zero ? $", of which {Amount(Domain.Money.Min(insurance, Expected()))} expected" : "";
        return $"by {LiveFiling.Payer(_claim, LiveFiling.Of(_claim))} {Amount(insurance)}{expected}     by the patient {Amount(stored.Money.PatientBalance)}";
    }

    /// <summary>Of a decided claim what its open denials are worth; of another what the contract gives for its charge.</summary>
    private Domain.Money Expected() => _claim.LiveFilings.All(filing => filing.IsFinal)
        ? Domain.MoneySums.Sum(OpenDenials(), item => stored.Expected(item))
        : stored.Expected(_claim.Charge);

    private IEnumerable<DenialItem> OpenDenials() => _claim.Denials.Where(item => item.State == DenialState.Open);

    private IReadOnlyList<string> Lines()
    {
        var grid = new Grid([new("Lines", 12, 0) { IsText = true }, .. MoneyColumns.Of(10, 1), new("", 0, 3) { IsText = true }]);
        foreach (var line in _claim.Lines)
            Add(string.Join(' ', [$"  {line.Number} {line.Code}", .. line.Modifiers]), stored.Line(line.Number), LineStanding.Of(stored, line.Number));
        foreach (var line in stored.BookedLines.Where(line => !_claim.Lines.Exists(ours => ours.Number == line)))
            Add(line == 0 ? "  claim" : $"  {line} of before", stored.Line(line), new(""));
        Add("  all", stored.Money, new(""));
        return grid.Lines(_paint, terminal.Width);

        void Add(string name, ClaimBooks books, Cell standing) => grid.Add(
            [Shown(name), .. MoneyColumns.Cells(books.Charge, books.InsurancePaid, books.Adjustments, books.WrittenOff, books.PatientPaid, books.Balance), standing]);
    }

    private IEnumerable<(string Start, string Text)> Filings() => _claim.Filings.Select((filing, index) => (
        $"{(index == 0 ? _paint[Tone.Bold, "Filings"] : "       ")}  ",
        $"{LiveFiling.Name(filing)} to {LiveFiling.Payer(_claim, filing)} as {Short(filing.Clm01)}{Number(filing)}: {filing.State}{Standing(filing)}"));

    private static string Number(Filing filing) => filing.Icn is { } icn ? $", its number {Shown(icn)}" : "";

    private static string Standing(Filing filing)
    {
        var money = filing.IsFinal ? $" {Amount(filing.Paid)}, patient {Amount(filing.PatientResponsibility)}" : "";
        var late = filing is { OverdueSince: { } since, IsWithPayer: true } ? $", overdue since {Day(since)}" : "";
        return money + late + (filing.VoidRefused ? ", void refused" : "");
    }

    private static string Short(string clm01) => clm01.Length > 12 ? $"{clm01[..4]}...{clm01[^4..]}" : clm01;

    private IEnumerable<string> Parts(string text)
    {
        while (text.Length > 0)
        {
            var part = Fitting(text, Math.Min(FullWidth, terminal.Width));
            yield return part;
            text = text[part.Length..].TrimStart();
        }
    }

    private void Write(string line) => terminal.Output.WriteLine(line);

    /// <summary>On a narrow terminal the text goes on under itself.</summary>
    private void Wrap((string Start, string Text) row)
    {
        var start = row.Start;
        var text = row.Text;
        var width = row.Start.StartsWith('\e') ? "Filings  ".Length : start.Length;
        var room = Math.Max(20, Math.Min(FullWidth, terminal.Width) - width);
        while (text.Length > room)
        {
            var part = Fitting(text, room);
            Write(start + part);
            text = text[part.Length..].TrimStart();
            start = new string(' ', width);
        }

        Write(start + text);
    }
}
