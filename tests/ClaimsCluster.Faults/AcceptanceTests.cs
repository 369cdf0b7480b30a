using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClaimsCluster.Faults;

/// <summary>The main job as a user does it: files in, files out, checked by a program that is not ours.</summary>
public sealed class AcceptanceTests : IDisposable
{
    private static readonly string[] Compared = ["claims.jsonl", "ledger.csv", "worklist.jsonl"];

    private readonly TempFolder _temp = new();

    [Fact]
    public async Task A_generated_file_is_paid_to_four_fifths_and_every_cent_and_claim_is_accounted_for()
    {
        await ClaimsProcess.Run(["generate", "1000", "--out", _temp.At("in.837")], 0);
        await ClaimsProcess.Run(["run", _temp.At("in.837"), "--out", _temp.At("out")], 0, 1);
        (await Shared.Check(_temp.At("out"), _temp.At("in.837"))).ShouldEndWith("0 faults");

        using var summary = JsonDocument.Parse(File.ReadAllText(_temp.At("out/summary.json")));
        var claims = summary.RootElement.GetProperty("claims");
        claims.GetProperty("paid").GetInt32().ShouldBeGreaterThanOrEqualTo(800);
        Directory.GetFiles(_temp.At("out/inbound"), "*.835").ShouldNotBeEmpty();

        await ClaimsProcess.Run(["run", "--generate", "1000", "--out", _temp.At("same"), "--silos", "3"], 0, 1);
        ShouldBeTheSame("out", "same");
    }

    [Fact]
    public async Task A_thousand_visits_end_as_paid_claims_bills_or_work_that_says_what_is_missing()
    {
        await ClaimsProcess.Run(["run", "--data", _temp.At("books"), "--out", _temp.At("out")], 0, 1);
        (await Shared.Check(_temp.At("out"))).ShouldEndWith("0 faults");
        using var summary = JsonDocument.Parse(File.ReadAllText(_temp.At("out/summary.json")));
        var visits = summary.RootElement.GetProperty("visits");
        var (received, billed) = (visits.GetProperty("received").GetInt32(), visits.GetProperty("billed").GetInt32());
        received.ShouldBe(1000);
        var faults = visits.GetProperty("faults");
        faults.GetProperty("found").GetInt32().ShouldBe(faults.GetProperty("planted").GetInt32());
        faults.GetProperty("planted").GetInt32().ShouldBeGreaterThan(40);
        visits.GetProperty("steps").EnumerateObject().ShouldAllBe(step => step.Value.GetProperty("wait").GetInt32() > 0);
        summary.RootElement.GetProperty("claims").GetProperty("paid").GetInt32().ShouldBeGreaterThanOrEqualTo(750);

        // Each visit that is no claim is on the worklist, once, with its step.
        File.ReadLines(_temp.At("out/worklist.jsonl")).Select(line => JsonNode.Parse(line)!).Count(item => (string?)item["kind"] == "visit")
            .ShouldBe(received - billed);
        File.ReadLines(_temp.At("out/claims.jsonl")).Count().ShouldBe(summary.RootElement.GetProperty("claims").GetProperty("received").GetInt32());
        await ClaimsProcess.Run(["verify", "--data", _temp.At("books")], 0);

        await ClaimsProcess.Run(["generate", "1000", "--out", _temp.At("in.jsonl")], 0);
        await ClaimsProcess.Run(["run", _temp.At("in.jsonl"), "--start", "2026-01-05", "--out", _temp.At("same"), "--silos", "3"], 0, 1);
        ShouldBeTheSame("out", "same");
    }

    [Fact]
    public async Task Published_files_become_claims_or_are_refused_with_a_reason_and_the_sound_ones_are_paid()
    {
        var files = Directory.GetFiles(Shared.At("x12/837P"), "stupidedi*.edi").Order(StringComparer.Ordinal).ToList();
        await ClaimsProcess.Run(["run", .. files, "--out", _temp.At("out")], 0, 1);
        (await Shared.Check(_temp.At("out"), files)).ShouldEndWith("0 faults");
        File.ReadAllLines(_temp.At("out/claims.jsonl")).Length.ShouldBe(3);
        Directory.GetFiles(_temp.At("out/inbound"), "*.835").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Every_published_837P_file_is_answered()
    {
        var files = Directory.GetFiles(Shared.At("x12/837P")).Order(StringComparer.Ordinal).ToList();
        await ClaimsProcess.Run(["run", .. files, "--out", _temp.At("out")], 0, 1);
        (await Shared.Check(_temp.At("out"), files)).ShouldEndWith("0 faults");
    }

    [Fact]
    public async Task With_payers_that_only_warn_of_a_wrong_NPI_the_published_files_are_taken_and_every_cent_is_accounted_for()
    {
        await ClaimsProcess.Run(["payers", "--out", _temp.At("payers.json")], 0);
        var payers = JsonNode.Parse(await File.ReadAllTextAsync(_temp.At("payers.json"), TestContext.Current.CancellationToken))!;
        foreach (var payer in payers["payers"]!.AsArray()) payer!["npiCheck"] = "warn";
        await File.WriteAllTextAsync(_temp.At("payers.json"), payers.ToJsonString(), TestContext.Current.CancellationToken);

        var files = Directory.GetFiles(Shared.At("x12/837P"), "*.edi").Order(StringComparer.Ordinal).ToList();
        await ClaimsProcess.Run(["run", .. files, "--payers", _temp.At("payers.json"), "--data", _temp.At("books"), "--out", _temp.At("out")], 0, 1);
        (await Shared.Check(_temp.At("out"), files)).ShouldEndWith("0 faults");
        await ClaimsProcess.Run(["verify", "--data", _temp.At("books")], 0);
    }

    [Fact]
    public async Task A_file_that_is_no_X12_is_answered_said_and_not_done()
    {
        await File.WriteAllTextAsync(_temp.At("notes.837"), "hello", TestContext.Current.CancellationToken);
        var said = await ClaimsProcess.Run(["run", _temp.At("notes.837"), "--out", _temp.At("out")], 1);
        said.ShouldContain("Refused as a whole: 1 file without anything to read");
        (await Shared.Check(_temp.At("out"), _temp.At("notes.837"))).ShouldEndWith("0 faults");
    }

    [Fact]
    public async Task A_file_sent_twice_and_the_835s_put_in_again_change_nothing()
    {
        await ClaimsProcess.Run(["generate", "300", "--out", _temp.At("x.837")], 0);
        var data = _temp.At("books");
        await ClaimsProcess.Run(["run", _temp.At("x.837"), "--out", _temp.At("once")], 0, 1);
        await ClaimsProcess.Run(["run", _temp.At("x.837"), _temp.At("x.837"), "--data", data, "--out", _temp.At("out")], 0, 1);
        ShouldBeTheSame("once", "out");
        Acknowledgments("out").ShouldBe(Acknowledgments("once"));

        var paid = Directory.GetFiles(_temp.At("out/inbound"), "*.835").Order(StringComparer.Ordinal);
        var today = JsonDocument.Parse(File.ReadAllText(_temp.At("out/summary.json"))).RootElement.GetProperty("end").GetString()!;
        await ClaimsProcess.Run(["run", .. paid, "--data", data, "--until", today, "--out", _temp.At("out2")], 0, 1); // No day goes by.
        ShouldBeTheSame("out", "out2");
        await ClaimsProcess.Run(["verify", "--data", data], 0);
    }

    [Fact]
    public async Task Begun_books_are_not_gone_on_with_another_seed_or_file()
    {
        await ClaimsProcess.Run(["generate", "50", "--out", _temp.At("x.837")], 0);
        var data = _temp.At("books");
        await ClaimsProcess.Run(["run", _temp.At("x.837"), "--data", data], 0, 1);
        (await Refused("run", _temp.At("x.837"), "--data", data, "--seed", "2")).ShouldContain("was begun with --seed 1, not --seed 2. Use 1, or name another --data.");
        (await Refused("run", _temp.At("y.837"), "--data", data)).ShouldContain("y.837 is not in ");
        (await Refused("verify", "--data", _temp.At("nothing"))).ShouldStartWith("claims verify: ");
    }

    public void Dispose() => _temp.Dispose();

    private void ShouldBeTheSame(string one, string other)
    {
        foreach (var name in Compared)
            File.ReadAllText(_temp.At($"{other}/{name}")).ShouldBe(File.ReadAllText(_temp.At($"{one}/{name}")), name);
    }

    private List<string> Acknowledgments(string output) =>
        [.. Directory.GetFiles(_temp.At($"{output}/acks")).Order(StringComparer.Ordinal).Select(path => $"{Path.GetFileName(path)}\n{File.ReadAllText(path)}")];

    private static async Task<string> Refused(params string[] arguments)
    {
        using var process = ClaimsProcess.Start(arguments);
        var (code, output, errors) = await process.End();
        code.ShouldBe(2);
        output.ShouldBeEmpty();
        return errors;
    }
}
