using System.CommandLine;
using System.Diagnostics;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Hosting;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.Hosting.Running;
using ClaimsCluster.Storage;
using ClaimsCluster.Storage.Sqlite;

namespace ClaimsCluster.Cli.Commands;

/// <summary><c>claims run</c>: takes files through their whole life, then stops.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.ZeroOrMore };
        var data = new Option<string?>("--data");
        var output = new Option<string?>("--out");
        var seed = new Option<long?>("--seed");
        var silos = new Option<int>("--silos") { DefaultValueFactory = _ => 1 };
        var command = new Command("run", "takes files through their whole life, then stops") { files, data, output, seed, silos };
        command.SetAction(async (parsed, cancel) =>
        {
            var clock = Stopwatch.StartNew();
            using var folder = parsed.GetValue(data) is { } path ? StoreFolder.Open(path) : StoreFolder.Temporary();
            await using var store = SqliteClusterStore.Open(folder.Database);
            var inputs = new List<PlannedInput>();
            foreach (var file in parsed.GetValue(files)!)
                inputs.Add(await EmbeddedRun.Keep(store, "default", Path.GetFileName(file), () => File.OpenRead(file), null));
            var plan = new RunPlan { Seed = parsed.GetValue(seed) ?? 1, Tenant = "default", Inputs = inputs };
            await plan.Save(store);
            await EmbeddedRun.Run(plan, new ClaimsClusterOptions { Seed = plan.Seed }, store, parsed.GetValue(silos), cancel);
            Console.WriteLine($"run {clock.Elapsed.TotalSeconds}");
            var summary = await new RunExport(store, PayerDirectory.Default).Write(parsed.GetValue(output));
            if (parsed.GetValue(output) is { } outFolder) await RunExport.WriteSummary(summary, outFolder);
            Console.WriteLine($"all {clock.Elapsed.TotalSeconds}");
            return 0;
        });
        return command;
    }
}
