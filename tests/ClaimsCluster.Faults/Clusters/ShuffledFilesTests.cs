using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ClaimsCluster.Faults.Clusters;

/// <summary>Files in the wrong order, again, and in other envelopes (FAULTS F27 to F29): the books are those of the right order.</summary>
public sealed partial class ShuffledFilesTests(LateRun late, UntouchedRun untouched) : IClassFixture<LateRun>
{
    private const int Days = 120;

    [Fact]
    public async Task Files_that_come_again_in_the_wrong_order_and_in_other_envelopes_change_no_outcome()
    {
        await using var cluster = await Cluster();
        var first = await cluster.Finished(await cluster.Submit(late.File));
        await cluster.Advance(2, "sent"); // The payers' 999s are there.
        (await cluster.Submit(late.File, first: 1)).ShouldBe(first.GetProperty("fileId").GetString());
        var again = await cluster.Finished(await cluster.Send(InOtherEnvelope(await File.ReadAllBytesAsync(late.File, TestContext.Current.CancellationToken)), "again.837"));
        again.GetProperty("taken").GetInt32().ShouldBe(0);
        again.GetProperty("duplicates").GetInt32().ShouldBe(first.GetProperty("taken").GetInt32() + first.GetProperty("duplicates").GetInt32());

        await cluster.Advance(6, "paid");
        (await SendAgain(cluster, files => files)).ShouldBe(["999", "835"], ignoreOrder: true);
        await cluster.Advance(6, "taken"); // What the payers say of the claims comes after they have paid for them.
        (await SendAgain(cluster, Enumerable.Reverse)).ShouldBe(["277", "999", "835"], ignoreOrder: true);
        await cluster.Submit(late.File);
        await cluster.Advance(Days - 14, "life");

        using var temp = new TempFolder();
        (await cluster.Export(temp.At("out"))).ShouldBe("", cluster.Said);
        Claims(temp.At("out")).ShouldBe(Claims(late.Folder));
        foreach (var name in (string[])["ledger.csv", "worklist.jsonl"])
        {
            Text(temp.At("out"), name).ShouldBe(Text(late.Folder, name));
            Text(late.Folder, name).ShouldBe(Text(late.InOrder, name)); // The story tells of another order; money and work do not.
        }
    }

    [Fact]
    public async Task A_payment_that_comes_days_before_the_payers_own_and_before_its_277CA_is_posted_once()
    {
        await using var cluster = await Cluster();
        await cluster.Finished(await cluster.Submit(late.File));
        await cluster.Advance(1, "sent");
        foreach (var payment in Directory.GetFiles(Path.Combine(late.Folder, "inbound"), "*-20260110.835"))
            await cluster.Finished(await cluster.Send(
                InOtherEnvelope(await File.ReadAllBytesAsync(payment, TestContext.Current.CancellationToken)), Path.GetFileName(payment)));
        await cluster.Advance(Days - 1, "life");

        using var temp = new TempFolder();
        (await cluster.Export(temp.At("out"))).ShouldBe("", cluster.Said);
        Directory.GetFiles(temp.At("out/inbound"), "*-20260110.835").ShouldNotBeEmpty("the payers sent theirs too");
        Undated(Text(temp.At("out"), "ledger.csv")).ShouldBe(Undated(Text(late.Folder, "ledger.csv")));
        Work(temp.At("out")).ShouldBe(Work(late.Folder));
    }

    private Task<ClusterUnderTest> Cluster() => ClusterUnderTest.Of(untouched.Server.NewDatabase(), 2, settings: ("CLAIMS__PAYERS", late.Payers));

    /// <summary>All that payers have sent so far, as it was and under another number of its interchange.</summary>
    /// <returns>The kinds of it.</returns>
    private static async Task<IEnumerable<string>> SendAgain(ClusterUnderTest cluster, Func<IEnumerable<string>, IEnumerable<string>> order)
    {
        using var temp = new TempFolder();
        (await cluster.Export(temp.At("out"))).ShouldBe("", cluster.Said);
        var files = order(Directory.GetFiles(temp.At("out/inbound")).OrderBy(Path.GetExtension, StringComparer.Ordinal)).ToList();
        var sent = new List<string>();
        foreach (var file in files)
        {
            var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            sent.Add(await cluster.Send(bytes, Path.GetFileName(file)));
            sent.Add(await cluster.Send(InOtherEnvelope(bytes), Path.GetFileName(file)));
        }

        foreach (var file in sent) await cluster.Finished(file);
        return files.Select(file => Path.GetExtension(file)[1..]).Distinct();
    }

    private static byte[] InOtherEnvelope(byte[] file) =>
        Encoding.Latin1.GetBytes(InterchangeNumber().Replace(Encoding.Latin1.GetString(file), number => number.Groups[1].Value + "900000001"));

    private static string Text(string folder, string name) => File.ReadAllText(Path.Combine(folder, name));

    /// <summary>The claims; of their stories not that a payer said the same again, which is noted and changes nothing.</summary>
    private static string Claims(string folder) => string.Join('\n', Text(folder, "claims.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
    {
        var claim = JsonNode.Parse(line)!;
        var story = claim["timeline"]!.AsArray();
        for (var index = story.Count - 1; index >= 0; index--)
        {
            if ((string?)story[index]!["event"] == "Anomaly") story.RemoveAt(index);
            else story[index]!.AsObject().Remove("seq");
        }

        return claim.ToJsonString();
    }));

    /// <summary>What was booked, whenever that was.</summary>
    private static string Undated(string ledger) => string.Join('\n', ledger.Split('\n').Select(line =>
    {
        var fields = line.Split(',');
        return string.Join(',', fields.Where((_, index) => index != Array.IndexOf(Columns, "date")));
    }).Order(StringComparer.Ordinal));

    private static readonly string[] Columns = "tenant,account,claimId,line,date,debit,credit,amount,reason,source".Split(',');

    /// <summary>What somebody must look at, and why; not since when.</summary>
    private static string Work(string folder) => string.Join('\n', Text(folder, "worklist.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => JsonNode.Parse(line)!)
        .Select(item => $"{item["id"]} {item["amount"]} {item["reason"]}").Order(StringComparer.Ordinal));

    [GeneratedRegex(@"(\*00501\*|IEA\*\d+\*)\d{9}")]
    private static partial Regex InterchangeNumber();
}
