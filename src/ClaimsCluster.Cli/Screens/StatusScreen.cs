using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Denials;
using ClaimsCluster.Hosting.Exporting;
using static ClaimsCluster.Cli.Screens.Figures;

namespace ClaimsCluster.Cli.Screens;

/// <summary>One claim (SCREENS §3): whose move it is, by when and for how much, before any history. Names no patient.</summary>
internal sealed class StatusScreen(Terminal terminal, StoredClaim stored)
{
    private readonly Claim _claim = stored.Claim;
    private readonly Paint _paint = terminal.OutputPaint;

    public void Print(bool isAll)
    {
        var state = ClaimStanding.Of(_claim).ToString();
        Write(_paint[Tone.Bold, $"Claim {_claim.ClaimId} is {state}: {ClaimSentence.Of(stored)}."]);
        Write($"  next    {NextMove.Of(stored)}");
        Write($"  owed    {Owed()}");
        Write("");
        foreach (var line in Lines()) Write(line);
        Write("");
        foreach (var line in Filings()) Write(line);
        Write("");
        Write(_paint[Tone.Bold, "Story"]);
        foreach (var line in isAll ? ClaimStory.All(stored) : ClaimStory.Told(stored)) Wrap(line);
    }

    private string Owed()
    {
        var insurance = stored.Money.Balance - stored.Money.PatientBalance;
        var expected = insurance > Domain.Money.Zero ? $", of which {Amount(Expected())} expected" : "";
        return $"by {ClaimSentence.Payer(_claim)} {Amount(insurance)}{expected}     by the patient {Amount(stored.Money.PatientBalance)}";
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
        var whole = stored.Line(0);
        if (!whole.Charge.IsZero || !whole.Balance.IsZero || !whole.InsurancePaid.IsZero) Add("  claim", whole, new(""));
        Add("  all", stored.Money, new(""));
        return grid.Lines(_paint, terminal.Width);

        void Add(string name, ClaimBooks books, Cell standing) => grid.Add(
            [Shown(name), .. MoneyColumns.Cells(books.Charge, books.InsurancePaid, books.Adjustments, books.WrittenOff, books.PatientPaid, books.Balance), standing]);
    }

    private IEnumerable<string> Filings()
    {
        foreach (var (index, filing) in _claim.Filings.Index())
        {
            var number = filing.Icn is { } icn ? $", its number {Shown(icn)}" : "";
            var money = filing.IsFinal ? $" {Amount(filing.Paid)}, patient {Amount(filing.PatientResponsibility)}" : "";
            var title = index == 0 ? _paint[Tone.Bold, "Filings"] : "       ";
            yield return $"{title}  {filing.Sequence}{filing.Version} to {ClaimSentence.Payer(_claim)} as {Short(filing.Clm01)}{number}: {filing.State}{money}";
        }
    }

    private static string Short(string clm01) => clm01.Length > 12 ? $"{clm01[..4]}...{clm01[^4..]}" : clm01;

    private void Write(string line) => terminal.Output.WriteLine(line);

    /// <summary>On a narrow terminal the text goes on under itself.</summary>
    private void Wrap((string Start, string Text) row)
    {
        var start = row.Start;
        var text = row.Text;
        var room = Math.Max(20, terminal.Width - start.Length);
        while (text.Length > room)
        {
            var part = Fitting(text, room);
            Write(start + part);
            text = text[part.Length..].TrimStart();
            start = new string(' ', start.Length);
        }

        Write(start + text);
    }
}
