using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.PatientBilling;
using ClaimsCluster.Hosting.Statements;
using static ClaimsCluster.Cli.Screens.Figures;

namespace ClaimsCluster.Cli.Screens;

/// <summary>What does the patient owe, and since when? (SCREENS §8) Here his name may stand.</summary>
internal sealed class AccountScreen(Terminal terminal, StoredAccount stored)
{
    private readonly PatientAccount _account = stored.Account;

    public void Print(long from)
    {
        var name = new StatementText(stored.Id, new(new(0, 0, default, default, Money.Zero), _account.Holder, [], Money.Zero, Aging.None)).Guarantor;
        var who = name.Length > 0 ? $"{Shown(name)}, account {stored.Id}," : $"Account {stored.Id}";
        Write(terminal.OutputPaint[Tone.Bold, $"{who} owes {Amount(_account.Patient)}. With insurance: {Amount(_account.Insurance)}."]);
        foreach (var line in Standing()) Write($"  {line}");
        var grid = new Grid(new("", 54, 0) { IsText = true }, new("amount", 10), new("insurance", 10), new("patient", 10));
        foreach (var row in AccountRows.Of(stored, from))
            grid.Add($"  {Day(row.Day)}  {row.Words}", Amount(row.Amount), Amount(row.Insurance), Amount(row.Patient));
        foreach (var line in grid.Lines(terminal.OutputPaint)) Write(line);
        var ages = new Grid([new("Age in days", 16, 0) { IsText = true }, .. Aging.Names.Select(bucket => new Column(bucket, 10)), new("all", 11)]);
        Add("  insurance", AccountAging.Insurance(stored));
        Add("  patient", _account.PatientAging(stored.Today));
        foreach (var line in ages.Lines(terminal.OutputPaint)) Write(line);

        void Add(string title, Aging aging) => ages.Add([title, .. aging.Buckets.Append(aging.Sum).Select(amount => (Cell)Amount(amount))]);
    }

    private IEnumerable<string> Standing()
    {
        var (cycle, waiting, credit) = (_account.Cycle, -_account.Totals[AccountNumber.UnappliedCash], -_account.Totals[AccountNumber.PatientCredit]);
        if (waiting > Money.Zero) yield return $"paid ahead and not used yet: {Amount(waiting)}";
        if (credit > Money.Zero) yield return $"ours to pay back: {Amount(credit)}";
        if (_account.Patient <= Money.Zero) yield break;

        if (cycle.Last is { } last) yield return $"statement {last.Number} of {Day(last.Date)}, notice {last.Notice}: {Amount(last.Amount)}{By(last.DueOn, stored.Today)}";
        if (cycle.BillOn is { } next) yield return $"next statement {Day(next)}";
        if (_account.Standing == AccountStanding.PreCollect) yield return "ours: four notices went unanswered; nothing goes to an agency by itself";
    }

    private void Write(string line) => terminal.Output.WriteLine(line);
}
