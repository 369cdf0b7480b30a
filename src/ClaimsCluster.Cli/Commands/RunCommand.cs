using System.CommandLine;
using System.Diagnostics;
using ClaimsCluster.Simulation.Generating;
using ClaimsCluster.Cli.Screens;
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
        var generate = CommonOptions.Number("--generate", "N");
        var visits = CommonOptions.Number("--visits", "N");
        var seed = CommonOptions.Number("--seed", "S");
        var start = CommonOptions.Day("--start");
        var until = CommonOptions.Day("--until");
        var output = CommonOptions.Text("--out", "DIR");
        var books = new BookOptions();
        var silos = CommonOptions.Number("--silos", "N");
        var tenant = CommonOptions.Text("--tenant", "T");
        var payers = CommonOptions.Text("--payers", "FILE");
        var prices = CommonOptions.Text("--prices", "FILE");
        var magic = CommonOptions.Percent("--magic", MagicMix.LargestPercent);
        var json = CommonOptions.Json();
        var command = new Command("run") { files, visits, generate, seed, start, until, output, books.Data, books.Postgres, silos, tenant, payers, prices, magic, json };
        command.SetAction((parsed, cancel) => Run(
            new RunRequest(
                parsed.GetValue(files) ?? [], parsed.GetValue(visits), parsed.GetValue(generate), parsed.GetValue(seed), parsed.GetValue(start),
                parsed.GetValue(until), parsed.GetValue(output), books.Of(parsed), parsed.GetValue(silos) ?? 1,
                parsed.GetValue(tenant), parsed.GetValue(payers), parsed.GetValue(prices), parsed.GetValue(magic), parsed.GetValue(json)),
            Terminal.Of(parsed), cancel));
        return command;
    }

    private static async Task<int> Run(RunRequest request, Terminal terminal, CancellationToken cancel)
    {
        request.Check();
        var clock = Stopwatch.StartNew();
        await using var books = OpenBooks.ToRun(request.Books);
        var plan = await RunPlanning.Plan(request, books.Store);
        decimal? firstClaim;
        await using (var progress = new ProgressScreen(terminal, books.Store, RunOutlook.Of(request, plan), clock))
        {
            try
            {
                var options = new ClaimsClusterOptions { Seed = plan.Seed, Tenant = plan.Tenant, Payers = plan.Directory, Prices = plan.PriceList };
                await EmbeddedRun.Run(plan, options, books.Store, (int)request.Silos, cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                await progress.Stopped();
                return ClaimsCommandLine.NotDone;
            }

            await progress.Ended();
            firstClaim = progress.FirstClaimSeconds;
        }

        return await Sum(request, terminal, books, plan, clock, firstClaim);
    }

    private static async Task<int> Sum(
        RunRequest request, Terminal terminal, OpenBooks books, RunPlan plan, Stopwatch clock, decimal? firstClaim)
    {
        var summary = await new RunExport(books.Store, plan.Directory).Write(request.Out);
        summary.ElapsedSeconds = decimal.Round((decimal)clock.Elapsed.TotalSeconds, 1);
        if (request.Out is { } folder) await RunExport.WriteSummary(summary, folder);
        if (request.Json)
        {
            JsonScreen.Print(terminal.Output, summary.Write);
        }
        else
        {
            var lookAt = summary.FirstToLookAt is { } claim
                ? await new StoredClaims(books.Store, plan.Tenant, plan.Directory).ShortestName(claim)
                : null;
            new SummaryScreen(terminal, summary, new(request.Books, request.Out, firstClaim, lookAt, summary.Work.Any(work => work.Key != "due"))).Print();
        }

        return summary.HasRefused ? ClaimsCommandLine.DoneInPart : ClaimsCommandLine.Done;
    }
}
