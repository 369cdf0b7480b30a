using System.CommandLine;
using ClaimsCluster.Cli.Screens;
using ClaimsCluster.Hosting.Statements;

namespace ClaimsCluster.Cli.Commands;

/// <summary><c>claims account</c>: what a patient owes, and since when.</summary>
internal static class AccountShowCommand
{
    public static Command Create()
    {
        var account = new Argument<string>("ACCOUNT") { Description = "its id, or as much of its beginning as no other has" };
        var books = BookOptions.Described("the books that hold it");
        var from = CommonOptions.Number("--from", "N");
        from.Description = "only from its event N on";
        var json = CommonOptions.Json();
        json.Description = "the same as JSON";
        var command = new Command("account", """
            what the patient owes, and since when.
              Example: claims account 7XW2 --data books
            """)
        { account, books.Data, books.Postgres, from, json };
        command.SetAction((parsed, _) =>
            Run(parsed.GetValue(account)!, books.In(parsed), parsed.GetValue(from) ?? 1, parsed.GetValue(json), Terminal.Of(parsed)));
        return command;
    }

    private static async Task<int> Run(string asked, BookPlace place, long from, bool isJson, Terminal terminal)
    {
        await using var books = OpenBooks.ToRead(place);
        var account = await AccountFinding.Find(new StoredAccounts(books.Store, (await books.Plan()).Tenant), asked, place);
        if (isJson) JsonScreen.Print(terminal.Output, json => AccountJson.Write(json, account));
        else new AccountScreen(terminal, account).Print(from);
        return ClaimsCommandLine.Done;
    }
}

/// <summary><c>claims statement</c>: the patient's bill as it was sent last.</summary>
internal static class StatementCommand
{
    public static Command Create()
    {
        var account = new Argument<string>("ACCOUNT") { Description = "its id, or as much of its beginning as no other has" };
        var books = BookOptions.Described("the books that hold it");
        var output = CommonOptions.Text("--out", "FILE.pdf");
        output.Description = "where to write the page; without it the text is printed";
        var text = new Option<bool>("--text") { Description = "as plain text of 72 columns" };
        var json = CommonOptions.Json();
        json.Description = "as JSON, each line with its claim and why it is owed";
        var command = new Command("statement", """
            the newest bill of an account, to the letter as it was sent.
              Example: claims statement 7XW2 --out bill.pdf --data books
            """)
        { account, output, text, json, books.Data, books.Postgres };
        command.SetAction((parsed, _) => Run(
            parsed.GetValue(account)!, books.In(parsed), parsed.GetValue(output), parsed.GetValue(text), parsed.GetValue(json), Terminal.Of(parsed)));
        return command;
    }

    private static async Task<int> Run(string asked, BookPlace place, string? file, bool isText, bool isJson, Terminal terminal)
    {
        await using var books = OpenBooks.ToRead(place);
        var account = await AccountFinding.Find(new StoredAccounts(books.Store, (await books.Plan()).Tenant), asked, place);
        if (account.Statement is not { } statement)
            throw new CommandFault($"account {account.Id} was never billed: the patient owes {Figures.Amount(account.Account.Patient)}. See claims account {asked} {place.Option}");

        var words = new StatementText(account.Id, statement);
        if (file is not null)
        {
            await File.WriteAllBytesAsync(file, StatementPdf.Of(words));
            if (!isText && !isJson)
                await terminal.Output.WriteLineAsync($"Wrote {file}: statement {statement.Sent.Number} of {Figures.Day(statement.Sent.Date)}, {Figures.Amount(statement.Sent.Amount)} due {Figures.Day(statement.Sent.DueOn)}.");
        }

        if (isJson) JsonScreen.Print(terminal.Output, json => StatementJson.Write(json, account.Id, words));
        else if (isText || file is null) await terminal.Output.WriteAsync(StatementPlain.Of(words));
        return ClaimsCommandLine.Done;
    }
}
