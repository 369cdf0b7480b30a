using System.Text.Json.Nodes;

namespace ClaimsCluster.Faults.Clusters;

/// <summary>A file whose payers pay before they say that they took the claims; in one process that nothing happens to.</summary>
public sealed class LateRun : IAsyncLifetime
{
    /// <summary>The 277CA comes on this day; the first 835 on the fifth.</summary>
    public const int AckDelayDays = 12;

    private const string Claims = "80";

    private readonly TempFolder _temp = new();

    /// <summary>The 837.</summary>
    public string File => _temp.At("claims.837");

    /// <summary>The payers.</summary>
    public string Payers => _temp.At("payers.json");

    /// <summary>What the run with these payers wrote.</summary>
    public string Folder => _temp.At("late");

    /// <summary>The same with the 277CA in its order, before the 835.</summary>
    public string InOrder => _temp.At("in-order");

    public async ValueTask InitializeAsync()
    {
        await ClaimsProcess.Run(["generate", Claims, "--seed", "11", "--out", File], 0);
        await ClaimsProcess.Run(["payers", "--out", Payers], 0);
        var payers = JsonNode.Parse(await System.IO.File.ReadAllTextAsync(Payers))!;
        foreach (var payer in payers["payers"]!.AsArray()) payer!["ackDelayDays"] = AckDelayDays;
        await System.IO.File.WriteAllTextAsync(Payers, payers.ToJsonString());
        await Run("books-in-order", InOrder);
        await Run("books", Folder, "--payers", Payers);
    }

    public ValueTask DisposeAsync()
    {
        _temp.Dispose();
        return default;
    }

    private Task Run(string books, string folder, params string[] payers) => ClaimsProcess.Run(
        ["run", File, "--start", ClusterUnderTest.Start, "--seed", "1", "--data", _temp.At(books), "--out", folder, .. payers], 0, 1);
}
