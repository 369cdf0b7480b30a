using System.Globalization;
using System.Text.Json;

namespace ClaimsCluster.Faults;

/// <summary>Claims of every outcome, and what persons do on ended books: a killed run ends as one that was left alone (FAULTS G1, G2).</summary>
public sealed class FollowUpKillTests
{
    private static readonly string[] Compared = ["claims.jsonl", "ledger.csv", "worklist.jsonl"];

    [Theory]
    [InlineData(3)]
    [InlineData(1, Explicit = true)]
    public async Task Whatever_payers_do_and_persons_correct_a_killed_run_ends_as_one_that_was_left_alone(int silos)
    {
        using var temp = new TempFolder();
        await ClaimsProcess.Run(["generate", "300", "--magic", "60", "--out", temp.At("in.837")], 0);
        await Run(temp, "calm", 1, temp.At("in.837"));
        await KilledTwice(temp, "killed", silos, temp.At("in.837"), 0, Last(temp, "calm"));
        ShouldBeTheSame(temp);

        var before = Last(temp, "calm");
        foreach (var act in Acts(temp.At("calm-out")))
            foreach (var books in new[] { "calm", "killed" }) await ClaimsProcess.Run([.. act, "--data", temp.At(books)], 0);
        await Run(temp, "calm", 1, null);
        await KilledTwice(temp, "killed", silos, null, before, Last(temp, "calm"));
        ShouldBeTheSame(temp);
        await ClaimsProcess.Run(["verify", "--data", temp.At("killed")], 0);
    }

    /// <summary>A denied claim is replaced, a rejected one sent again, a paid one voided, another denial given up, a bill paid.</summary>
    private static IEnumerable<string[]> Acts(string output)
    {
        var claims = File.ReadLines(Path.Combine(output, "claims.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var denied = In("InDenial", "Denied").Take(2).ToList();
        yield return ["correct", denied[0], "--set", "authorization=A77120"];
        yield return ["writeoff", denied[1], "--reason", "not-covered"];
        yield return ["resubmit", In("Open", "Rejected").First()];
        yield return ["void", In("Closed", "Paid").First()];
        var due = claims.First(claim => Text(claim, "state") == "PatientDue");
        yield return ["pay", Text(due, "accountId"), "1.00"];

        IEnumerable<string> In(string state, string filing) => claims
            .Where(claim => Text(claim, "state") == state && Text(claim.GetProperty("filings")[0], "state") == filing)
            .Select(claim => Text(claim, "claimId"));

        static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
    }

    private static async Task KilledTwice(TempFolder temp, string name, int silos, string? file, long from, long to)
    {
        var books = KilledBooks.In(temp.At(name));
        foreach (var percent in new[] { 30, 65 })
        {
            using var process = ClaimsProcess.Start(Arguments(temp, name, silos, file));
            while (!process.HasEnded && books.EventCount() < from + ((to - from) * percent / 100))
                await Task.Delay(10, TestContext.Current.CancellationToken); // Another process: its log can only be asked again.
            if (!process.HasEnded) await process.Kill();
        }

        await Run(temp, name, silos, file);
    }

    private static Task<string> Run(TempFolder temp, string name, int silos, string? file) => ClaimsProcess.Run(Arguments(temp, name, silos, file), 0, 1);

    private static string[] Arguments(TempFolder temp, string name, int silos, string? file) =>
    [
        "run", .. file is null ? Array.Empty<string>() : [file], "--data", temp.At(name), "--out", temp.At($"{name}-out"),
        "--silos", silos.ToString(CultureInfo.InvariantCulture),
    ];

    private static long Last(TempFolder temp, string name) => KilledBooks.In(temp.At(name)).EventCount();

    private static void ShouldBeTheSame(TempFolder temp)
    {
        foreach (var name in Compared)
            File.ReadAllText(temp.At($"killed-out/{name}")).ShouldBe(File.ReadAllText(temp.At($"calm-out/{name}")), name);
    }
}
