using System.CommandLine;
using System.Globalization;
using ClaimsCluster.Cli.Screens;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Hosting.Running;
using ClaimsCluster.Hosting.Statements;
using Command = System.CommandLine.Command;

namespace ClaimsCluster.Cli.Commands;

/// <summary><c>claims pay</c>: a patient's payment on his account, the oldest service first.</summary>
internal static class PayCommand
{
    public static Command Create()
    {
        var account = new Argument<string>("ACCOUNT") { Description = "its id, or as much of its beginning as no other has" };
        var amount = new Argument<string>("AMOUNT") { Description = "dollars and cents: 39.37" };
        var books = BookOptions.Described("the books that hold it");
        var receipt = CommonOptions.Text("--receipt", "NUMBER");
        receipt.Description = "names the payment: a second one of the same day and amount needs it";
        var method = CommonOptions.Text("--method", "HOW");
        method.Description = "card, check or cash (card)";
        var dryRun = new Option<bool>("--dry-run") { Description = "say what it would do, and do nothing" };
        var command = new Command("pay", """
            posts a patient's payment, the oldest service first; what is over waits for the next balance.
              Example: claims pay 7XW2 39.37 --data books
            """)
        { account, amount, receipt, method, dryRun, books.Data, books.Postgres };
        command.SetAction((parsed, _) => Run(
            new(parsed.GetValue(account)!, AmountOf(parsed.GetValue(amount)!), parsed.GetValue(receipt), parsed.GetValue(method) ?? "card", parsed.GetValue(dryRun)),
            books.In(parsed), Terminal.Of(parsed)));
        return command;
    }

    private static async Task<int> Run(Asked asked, BookPlace place, Terminal terminal)
    {
        await using var books = OpenBooks.ToAct(place);
        var plan = await books.EndedPlan();

        var accounts = new StoredAccounts(books.Store, plan.Tenant);
        var before = await AccountFinding.Find(accounts, asked.Account, place);
        var id = new EntityId("patient-account", plan.Tenant, before.Id);
        var payment = asked.Receipt ?? $"{before.Id}:{before.Today:yyyyMMdd}:{asked.Amount}";
        if (asked.IsDryRun)
        {
            var would = new PatientAccountLifecycle(id, patientsAnswer: false).Decide(before.Account, Order(Instants.On(before.Today, 0)));
            Refuse(would.Reply);
            await Tell(terminal, "Would post", asked, before, would.Events, would.Next);
            return ClaimsCommandLine.Done;
        }

        Refuse(await BooksAct.Send(books.Store, await books.Options(), id, Order));
        var after = (await accounts.Read(before.Id))!;
        var posted = after.Facts.Skip(before.Facts.Count).Select(fact => fact.Event).ToList();
        await Tell(terminal, "Posted", asked, after, posted, after.Account);
        return ClaimsCommandLine.Done;

        AccountCommand.PayAccount Order(DateTimeOffset at) => new(payment, asked.Amount, asked.Method)
        {
            CommandId = $"pay:{payment}",
            At = at,
            Actor = "user",
            Source = asked.Receipt is { } receipt ? $"receipt {receipt}" : $"payment of {at:yyyy-MM-dd}",
        };
    }

    private static void Refuse(Reply reply)
    {
        if (reply is Refused refused) throw new CommandFault($"{char.ToLowerInvariant(refused.Reason[0])}{refused.Reason[1..]}");
    }

    private static async Task Tell(
        Terminal terminal, string did, Asked asked, StoredAccount account, IEnumerable<DomainEvent> happened, PatientAccount now)
    {
        var postings = happened.OfType<AccountEvent.Posted>().ToList();
        if (postings.Count == 0)
        {
            await terminal.Output.WriteLineAsync($"Nothing posted: {Figures.Amount(asked.Amount)} on account {account.Id} is in the books already.");
            await terminal.Output.WriteLineAsync("  A second payment of the same day and amount has a number of its own: --receipt NUMBER");
            return;
        }

        await terminal.Output.WriteLineAsync(terminal.OutputPaint[Tone.Bold, $"{did} {Figures.Amount(asked.Amount)} ({Figures.Shown(asked.Method)}) on account {account.Id}."]);
        foreach (var posted in postings.Where(posted => posted.Kind == PostingKind.PatientPayment))
        {
            var amount = posted.Lines.Sum(line => line.Amount);
            await terminal.Output.WriteLineAsync(posted.ClaimId.Length > 0
                ? $"  {Figures.Amount(amount),12}  on claim {posted.ClaimId}"
                : $"  {Figures.Amount(amount),12}  waits for the next balance");
        }

        await terminal.Output.WriteLineAsync($"  The patient owes {Figures.Amount(now.Patient)} now. With insurance: {Figures.Amount(now.Insurance)}.");
    }

    private static Money AmountOf(string text)
    {
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount) && Money.IsExact(amount))
            return Money.Exactly(amount);
        throw new CommandFault($"AMOUNT {text} is not an amount. Write it without commas: 1234.50");
    }

    private sealed record Asked(string Account, Money Amount, string? Receipt, string Method, bool IsDryRun);
}
