using ClaimsCluster.Tests.Postgres;

[assembly: AssemblyFixture(typeof(ClaimsCluster.Faults.Clusters.UntouchedRun))]

namespace ClaimsCluster.Faults.Clusters;

/// <summary>What all tests of a cluster are measured by: the same file, start and seed in one process that nothing happens to.</summary>
public sealed class UntouchedRun : IAsyncLifetime
{
    /// <summary>The files that must be equal byte for byte.</summary>
    public static readonly IReadOnlyList<string> Compared = ["claims.jsonl", "ledger.csv", "worklist.jsonl"];

    private const string Claims = "240";

    private readonly TempFolder _temp = new();

    /// <summary>A database server for databases to which nothing happens but what a test does to them.</summary>
    public PostgresServer Server { get; } = new("max_connections=400"); // Up to 40 for each silo of each test; those of the killed stay for a while.

    /// <summary>The 837.</summary>
    public string File => _temp.At("claims.837");

    /// <summary>What the run wrote.</summary>
    public string Folder => _temp.At("out");

    /// <summary>How many events it took.</summary>
    public long Events { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await ClaimsProcess.Run(["generate", Claims, "--seed", "7", "--out", File], 0);
        await ClaimsProcess.Run(["run", File, "--start", ClusterUnderTest.Start, "--seed", "1", "--data", _temp.At("books"), "--out", Folder], 0, 1);
        Events = KilledBooks.In(_temp.At("books")).Events().Count;
    }

    /// <summary>The books of a cluster end as this run's: the same files byte for byte, and proved.</summary>
    internal async Task IsTheEndOf(ClusterUnderTest cluster)
    {
        using var temp = new TempFolder();
        (await cluster.Export(temp.At("out"))).ShouldBe("", cluster.Said);
        foreach (var name in Compared)
            System.IO.File.ReadAllText(Path.Combine(temp.At("out"), name)).ShouldBe(System.IO.File.ReadAllText(Path.Combine(Folder, name)), $"{name}\n{cluster.Said}");
    }

    public ValueTask DisposeAsync()
    {
        Server.Dispose();
        _temp.Dispose();
        return default;
    }
}
