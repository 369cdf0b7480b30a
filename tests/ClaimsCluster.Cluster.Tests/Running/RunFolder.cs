using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Hosting;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.Hosting.Running;
using ClaimsCluster.Storage;
using ClaimsCluster.Storage.Sqlite;

namespace ClaimsCluster.Cluster.Tests.Running;

/// <summary>Books of a test in a temporary folder: rounds are run on them, and their files are read.</summary>
internal sealed class RunFolder : IAsyncDisposable
{
    private static readonly string[] Compared = ["claims.jsonl", "ledger.csv", "worklist.jsonl"];

    private readonly StoreFolder _folder = StoreFolder.Temporary();

    public RunFolder() => Store = SqliteClusterStore.Open(_folder.Database);

    public SqliteClusterStore Store { get; }

    public async Task<RunPlan> Plan(params IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        var inputs = new List<PlannedInput>();
        foreach (var (name, bytes) in files)
            inputs.Add(await EmbeddedRun.Keep(Store, "default", name, () => new MemoryStream(bytes), null));
        var plan = new RunPlan { Seed = 1, Tenant = "default", Inputs = inputs };
        await plan.Save(Store);
        return plan;
    }

    public async Task Run(RunPlan plan, int silos = 1) =>
        await EmbeddedRun.Run(plan, new ClaimsClusterOptions { Seed = plan.Seed }, Store, silos, TestContext.Current.CancellationToken);

    /// <summary>The three files that must not differ, in one text, and the summary.</summary>
    public async Task<(string Outcome, RunSummary Summary, string Folder)> Export()
    {
        var folder = Path.Combine(_folder.Path, "out");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        var summary = await new RunExport(Store, PayerDirectory.Default).Write(folder);
        var outcome = string.Concat(Compared.Select(name => File.ReadAllText(Path.Combine(folder, name))));
        return (outcome, summary, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Dispose();
    }
}
