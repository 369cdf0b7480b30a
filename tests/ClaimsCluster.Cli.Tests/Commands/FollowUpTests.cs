using System.Text.Json;

namespace ClaimsCluster.Cli.Tests.Commands;

/// <summary>What a biller does by hand, from the worklist to the paid claim.</summary>
public sealed class FollowUpTests(FollowUpTests.WorkedBooks books) : IClassFixture<FollowUpTests.WorkedBooks>
{
    [Fact]
    public async Task A_billers_morning_ends_with_claims_that_are_paid_voided_and_written_off()
    {
        var held = (await Items("held")).Where(item => item.Reason.StartsWith("COB-01", StringComparison.Ordinal)).ToList();
        var rejected = await Items("rejected");
        var denied = (await Items("denied")).Where(item => item.Reason.StartsWith("CO-", StringComparison.Ordinal)).ToList();

        // What is said first is what is done.
        var said = await Claims.Run("correct", held[0].Claim, "--set", "otherPayers[1].paid=10.00", "--data", books.Data, "--dry-run");
        said.Lines[0].ShouldBe($"Nothing is changed. Claim {held[0].Claim} would change so:");
        (await Items("held")).Count.ShouldBeGreaterThanOrEqualTo(held.Count);
        var done = await Claims.Run("correct", held[0].Claim, "--set", "otherPayers[1].paid=10.00", "--data", books.Data);
        done.Exit.ShouldBe(0, done.Error);
        done.Lines.Skip(1).Take(2).ShouldBe(said.Lines.Skip(1).Take(2));

        // A reject is not released, but the claim may be given up.
        (await Claims.Run("release", held[1].Claim, "--data", books.Data)).Error.ShouldContain("COB-01 cannot be released, only corrected");
        (await Claims.Run("void", held[1].Claim, "--reason", "wrong patient", "--data", books.Data)).Exit.ShouldBe(0);

        (await Claims.Run("correct", rejected[0].Claim, "--set", "memberId=PAY-R1", "--data", books.Data)).Output
            .ShouldContain("under the new number");
        (await Claims.Run("writeoff", denied[0].Claim, "--reason", "not-covered", "--data", books.Data)).Output.ShouldContain("to 4120: not-covered");

        (await Claims.Run("run", "--data", books.Data)).Exit.ShouldBeLessThanOrEqualTo(1);
        (await State(held[0].Claim)).ShouldNotContain("Held");
        (await State(held[1].Claim)).ShouldContain("WrittenOff");
        (await State(rejected[0].Claim)).ShouldMatch("Paid|Zero"); // Decided, whatever of it is the deductible's.
        (await State(denied[0].Claim)).ShouldContain("WrittenOff");
        var proof = await Claims.Run("verify", "--data", books.Data);
        proof.Exit.ShouldBe(0, proof.Output + proof.Error);
    }

    [Fact]
    public async Task The_worklist_has_what_is_worth_most_first_and_opens_an_item_with_the_command_that_mends_it()
    {
        var list = await Claims.Run("worklist", "--data", books.Data);
        list.Lines[0].ShouldContain("First what is worth most: expected x chance x urgency.");
        list.Lines.ShouldAllBe(line => line.Length <= 100 || line.StartsWith("Next", StringComparison.Ordinal)); // Whatever the folder is called.

        var silent = (await Items("silent"))[0];
        var opened = await Claims.Run("worklist", silent.Claim[..8], "--data", books.Data);
        opened.Lines[0].ShouldStartWith("Silent: claim");
        opened.Output.ShouldContain("no 277CA since it was sent on");
        (await Claims.Run("worklist", "--kind", "lost", "--data", books.Data)).Error.ShouldContain("there is no kind lost. Kinds: visit, held, rejected");
    }

    [Theory]
    [InlineData("correct", "--set", "weather=fair", "there is no such path. Paths: authorization")]
    [InlineData("correct", "--set", "weather", "write it as PATH=VALUE")]
    [InlineData("writeoff", "--reason", "because", "say why: --reason not-covered")]
    [InlineData("resubmit", null, null, "no filing of it is rejected")]
    public async Task What_cannot_be_done_is_said_in_a_line(string command, string? option, string? value, string says)
    {
        var claim = (await Items("silent"))[0].Claim;
        var ran = await Claims.Run([command, claim, "--data", books.Data, .. option is null ? Array.Empty<string>() : [option, value!]]);
        ran.Exit.ShouldBe(2);
        ran.Error.ShouldContain(command is "correct" && option == "--set" && value == "weather=fair" ? "the payer has it since" : says);
    }

    private async Task<List<(string Claim, string Reason)>> Items(string kind)
    {
        var ran = await Claims.Run("worklist", "--kind", kind, "--json", "--data", books.Data);
        return [.. ran.Lines.Select(line => JsonDocument.Parse(line).RootElement)
            .Select(item => (item.GetProperty("claimId").GetString()!, item.GetProperty("reason").GetString()!))];
    }

    private async Task<string> State(string claim)
    {
        var line = JsonDocument.Parse((await Claims.Run("status", claim, "--json", "--data", books.Data)).Output).RootElement;
        return $"{line.GetProperty("state")} {string.Join(' ', line.GetProperty("filings").EnumerateArray().Select(filing => filing.GetProperty("state")))}";
    }

    /// <summary>A run with faults and forced outcomes of all kinds.</summary>
    public sealed class WorkedBooks : IAsyncLifetime
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("claims-work-").FullName;

        /// <summary>The data folder.</summary>
        public string Data => Path.Combine(_folder, "books");

        public async ValueTask InitializeAsync()
        {
            var file = Path.Combine(_folder, "in.837");
            (await Claims.Run("generate", "200", "--magic", "60", "--faults", "20", "--out", file)).Exit.ShouldBe(0);
            (await Claims.Run("run", file, "--until", "2026-03-15", "--data", Data)).Exit.ShouldBe(1);
        }

        public ValueTask DisposeAsync()
        {
            Directory.Delete(_folder, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
