using System.CommandLine;
using ClaimsCluster.Cli.Screens;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.Hosting.Running;

namespace ClaimsCluster.Cli.Commands;

/// <summary><c>claims export</c>: the files of INTERFACE §2 from books, at any time.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var output = CommonOptions.Text("--out", "DIR");
        var books = new BookOptions();
        var json = CommonOptions.Json();
        var command = new Command("export") { output, books.Data, books.Postgres, json };
        command.SetAction((parsed, _) =>
            Run(parsed.GetValue(output), books.In(parsed), parsed.GetValue(json), Terminal.Of(parsed)));
        return command;
    }

    private static async Task<int> Run(string? folder, BookPlace place, bool isJson, Terminal terminal)
    {
        if (folder is null) throw new CommandFault("say where to: --out DIR.");
        OutputFolder.Check(folder);
        await using var books = OpenBooks.ToRead(place);
        var plan = await books.Plan();
        var summary = await new RunExport(books.Store, plan.Directory).Write(folder);
        await RunExport.WriteSummary(summary, folder);
        if (isJson) JsonScreen.Print(terminal.Output, summary.Write);
        else await Print(terminal, summary, plan, folder, place);
        return ClaimsCommandLine.Done;
    }

    private static async Task Print(Terminal terminal, RunSummary summary, RunPlan plan, string folder, BookPlace place)
    {
        var output = terminal.Output;
        await output.WriteLineAsync(terminal.OutputPaint[Tone.Bold, $"Wrote {BookPlace.Shown(folder)}: {Figures.Count(summary.All.Claims, "claim")} as of {Figures.Day(summary.End)}."]);
        foreach (var (name, count, meaning) in Written(summary, folder))
            await output.WriteLineAsync($"  {name,-16}{count,10}   {meaning}");
        if (plan is { Ended: false, Cluster: false })
            await output.WriteLineAsync($"These books have not ended. Go on: claims run {place.Option}");
    }

    private static IEnumerable<(string Name, string Count, string Meaning)> Written(RunSummary summary, string folder)
    {
        yield return ("claims.jsonl", Figures.Count(summary.All.Claims), "claims, with their money and their timeline");
        yield return ("ledger.csv", Figures.Count(Lines("ledger.csv") - 1), "postings");
        yield return ("worklist.jsonl", Figures.Count(Lines("worklist.jsonl")), "items of work, and what patients owe");
        yield return ("acks/", Files("acks"), "our TA1, 999 and 277CA, and rejected.jsonl");
        yield return ("statements/", Files("statements"), "the newest bill of each patient who owes, as a page");
        yield return ("outbound/", Files("outbound"), "837 files sent to payers");
        yield return ("inbound/", Files("inbound"), "999, 277CA and 835 files from them");
        yield return ("summary.json", "1", "counts, money, rates");

        long Lines(string name) => File.ReadLines(Path.Combine(folder, name)).LongCount();

        string Files(string name)
        {
            var path = Path.Combine(folder, name);
            return Figures.Count(Directory.Exists(path) ? Directory.EnumerateFiles(path).LongCount() : 0);
        }
    }
}
