using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ClaimsCluster.Cli.Screens;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Hosting;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.Hosting.Running;

namespace ClaimsCluster.Cli.Commands;

/// <summary><c>claims run</c>: takes files or invented claims through their whole life, then stops.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.ZeroOrMore };
        var generate = new Option<int?>("--generate");
        var seed = new Option<long?>("--seed");
        var start = new Option<DateOnly?>("--start") { CustomParser = Options.Day };
        var until = new Option<DateOnly?>("--until") { CustomParser = Options.Day };
        var output = new Option<string?>("--out");
        var data = new Option<string?>("--data");
        var silos = new Option<int>("--silos") { DefaultValueFactory = _ => 1 };
        var tenant = new Option<string?>("--tenant");
        var json = new Option<bool>("--json");
        var command = new Command("run", "takes files or invented claims through their whole life, then stops")
        {
            files, generate, seed, start, until, output, data, silos, tenant, json,
        };
        command.SetAction((parsed, cancel) => Run(
            new RunRequest(
                parsed.GetValue(files) ?? [], parsed.GetValue(generate), parsed.GetValue(seed), parsed.GetValue(start),
                parsed.GetValue(until), parsed.GetValue(output), parsed.GetValue(data), parsed.GetValue(silos),
                parsed.GetValue(tenant), parsed.GetValue(json)),
            cancel));
        return command;
    }

    private static async Task<int> Run(RunRequest request, CancellationToken cancel)
    {
        request.Check();
        var clock = Stopwatch.StartNew();
        await using var books = BookFolder.OpenOrMake(request.Data);
        var plan = await RunPlanning.Plan(request, books.Store);
        var options = new ClaimsClusterOptions { Seed = plan.Seed, Tenant = plan.Tenant };
        await using var progress = new ProgressScreen(books.Store, request, clock);
        try
        {
            await EmbeddedRun.Run(plan, options, books.Store, request.Silos, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await progress.Stopped();
            return ClaimsCommandLine.DoneInPart;
        }

        await progress.Ended();
        var summary = await new RunExport(books.Store, PayerDirectory.Default).Write(request.Out);
        summary.ElapsedSeconds = decimal.Round((decimal)clock.Elapsed.TotalSeconds, 1);
        if (request.Out is { } folder) await RunExport.WriteSummary(summary, folder);
        SummaryScreen.Print(Console.Out, summary, request, progress.FirstClaimSeconds);
        return summary.Refused > 0 ? ClaimsCommandLine.DoneInPart : ClaimsCommandLine.Done;
    }
}

/// <summary>What was asked of <c>claims run</c>.</summary>
internal sealed record RunRequest(
    IReadOnlyList<string> Files, int? Generate, long? Seed, DateOnly? Start, DateOnly? Until, string? Out, string? Data,
    int Silos, string? Tenant, bool Json)
{
    /// <summary>Refuses what cannot be done before anything is begun.</summary>
    public void Check()
    {
        if (Silos is < 1 or > 16) throw new CommandFault($"--silos {Silos}: 1 to 16 silos fit in one process.");
        if (Generate is < 1 or > 10_000_000) throw new CommandFault($"--generate {Generate}: a count from 1 to 10,000,000.");
        if (Generate is not null && Files.Count > 0) throw new CommandFault("files and --generate do not go together; write the claims to a file first: claims generate N --out FILE.837");
        foreach (var file in Files) if (!File.Exists(file)) throw new CommandFault(Missing(file));
        if (Out is { } folder && File.Exists(folder)) throw new CommandFault($"--out {folder} is a file. Name a folder.");
    }

    private static string Missing(string file)
    {
        if (Directory.Exists(file)) return $"{file} is a folder. Name the files in it: {Path.Combine(file, "*.837")}";
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var place = Path.GetDirectoryName(file) is { Length: > 0 } told ? told : "this folder";
        if (!Directory.Exists(folder)) return $"{file}: there is no folder {place}.";
        var near = Directory.EnumerateFiles(folder).Select(Path.GetFileName)
            .Where(name => Path.GetExtension(name) is ".837" or ".835" or ".edi" or ".x12" or ".txt")
            .Order(StringComparer.Ordinal).Take(2).ToList();
        return $"{Path.GetFileName(file)} is not in {place}." + (near.Count > 0 ? $" It has {string.Join(" and ", near)}." : "");
    }
}

/// <summary>Values that options read.</summary>
internal static class Options
{
    public static DateOnly? Day(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        result.AddError($"{text} is not a day. Write it as 2026-01-05.");
        return null;
    }
}
