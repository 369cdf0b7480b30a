using System.Text.Json;

namespace ClaimsCluster.Cli.Tests.Commands;

/// <summary>Visits at the command line: put in, looked at, mended, let go.</summary>
public sealed class VisitCommandTests(VisitCommandTests.VisitBooks books) : IClassFixture<VisitCommandTests.VisitBooks>
{
    [Fact]
    public async Task A_morning_at_the_front_desk_ends_with_visits_that_are_claims()
    {
        var unsigned = await Waiting("documentation", "unsigned");
        var opened = await Claims.Run("worklist", unsigned[..8], "--data", books.Data);
        opened.Lines[0].ShouldStartWith($"Visit: documentation of visit {unsigned[..8]}");
        var pasted = opened.Lines.Single(line => line.StartsWith("  do ", StringComparison.Ordinal)).Trim()[2..].Trim();
        pasted.ShouldStartWith($"claims correct {unsigned[..4]}");
        pasted.ShouldContain("--set encounter.signedBy=VALUE --data ");

        string[] sign = ["correct", unsigned, "--set", "encounter.signedBy=DR MORENO", "--data", books.Data];
        (await Claims.Run([.. sign, "--dry-run"])).Lines[0].ShouldBe($"Nothing is changed. Visit {unsigned} would change so:");
        (await Claims.Run("status", unsigned, "--data", books.Data)).Lines[0].ShouldContain("waits in documentation");
        (await Claims.Run(sign)).Exit.ShouldBe(0);

        // Two people of one name: the question may be let go. What is not covered may not.
        var samePerson = await Waiting("registration", "same-person");
        (await Claims.Run("release", samePerson, "--data", books.Data)).Exit.ShouldBe(0);
        var lapsed = await Waiting("registration", "coverage-lapsed");
        var refused = await Claims.Run("release", lapsed, "--data", books.Data);
        refused.Exit.ShouldBe(2);
        refused.Error.ShouldContain("that is to be corrected, not released");

        (await Claims.Run("run", "--data", books.Data)).Exit.ShouldBeLessThanOrEqualTo(1);
        foreach (var visit in new[] { unsigned, samePerson })
        {
            var story = await Claims.Run("status", visit, "--data", books.Data);
            story.Lines[0].ShouldContain("is billed: 1 claim", Case.Sensitive, story.Output);
            story.Output.ShouldContain("by hand: ");
        }

        (await Claims.Run("correct", unsigned, "--set", "encounter.reason=pain", "--data", books.Data)).Error.ShouldContain("is a claim already: claims correct ");
        var proof = await Claims.Run("verify", "--data", books.Data);
        proof.Exit.ShouldBe(0, proof.Output + proof.Error);
    }

    [Fact]
    public async Task A_visit_is_found_by_the_practices_number_and_told_without_its_patient()
    {
        var told = await Claims.Run("status", "V000001", "--data", books.Data);
        told.Output.ShouldContain("covered (271 ");
        var json = JsonDocument.Parse((await Claims.Run("status", "V000001", "--json", "--data", books.Data)).Output).RootElement;
        json.GetProperty("encounter").GetString().ShouldBe("V000001");

        using var sent = JsonDocument.Parse(books.Lines[0]);
        var patient = sent.RootElement.GetProperty("patient");
        string[] secrets =
        [
            patient.GetProperty("name").GetProperty("last").GetString()!, patient.GetProperty("birthDate").GetString()!,
            sent.RootElement.GetProperty("coverages")[0].GetProperty("memberId").GetString()!,
        ];
        foreach (var secret in secrets)
        {
            told.Output.ShouldNotContain(secret);
            json.GetRawText().ShouldNotContain(secret);
        }

        (await Claims.Run("status", "V999999", "--data", books.Data)).Exit.ShouldBe(2);
    }

    [Theory]
    [InlineData("encounter..x=1", "is no path such as")]
    [InlineData("coverages[7].memberId=1", "there is no such place in a visit")]
    [InlineData("encounter.id=V2", "names the visit and stays")]
    [InlineData("encounter.date=never", "encounter.date is missing or no day")]
    public async Task What_cannot_be_set_is_said_in_a_line(string set, string says)
    {
        var ran = await Claims.Run("correct", await Waiting("registration", "coverage-lapsed"), "--set", set, "--data", books.Data);
        ran.Exit.ShouldBe(2);
        ran.Error.ShouldContain(says);
    }

    [Theory]
    [InlineData("--visits 0", "a count from 1 to")]
    [InlineData("--visits 5 --generate 5", "do not go together")]
    [InlineData("--prices missing.csv", "missing.csv is not in")]
    public async Task A_run_that_cannot_be_is_refused_before_it_begins(string options, string says)
    {
        var ran = await Claims.Run(["run", .. options.Split(' ')]);
        ran.Exit.ShouldBe(2);
        ran.Error.ShouldContain(says);
    }

    [Fact]
    public async Task Prices_of_their_own_are_charged_and_stay_with_the_books()
    {
        var folder = Directory.CreateTempSubdirectory("claims-prices-").FullName;
        try
        {
            var (prices, visits, data) = (Path.Combine(folder, "p.csv"), Path.Combine(folder, "v.jsonl"), Path.Combine(folder, "books"));
            await File.WriteAllLinesAsync(prices, ["code,modifier,facility,from,to,price", "99213,,,,,1.00"], TestContext.Current.CancellationToken);
            var visit = books.Lines.First(line => line.Contains("\"code\":\"99213\"", StringComparison.Ordinal));
            await File.WriteAllTextAsync(visits, visit, TestContext.Current.CancellationToken);
            var run = await Claims.Run("run", visits, "--prices", prices, "--data", data, "--start", "2026-01-05");
            run.Exit.ShouldBe(0, run.Error);

            await File.WriteAllLinesAsync(prices, ["code,modifier,facility,from,to,price", "99213,,,,,2.00"], TestContext.Current.CancellationToken);
            (await Claims.Run("run", visits, "--prices", prices, "--data", data)).Error.ShouldContain("was begun with other prices");
            await File.WriteAllLinesAsync(prices, ["code,modifier,facility,from,to,price", "99213,,,,,free"], TestContext.Current.CancellationToken);
            (await Claims.Run("run", visits, "--prices", prices)).Error.ShouldContain("line 2, column 6: price \"free\"");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<string> Waiting(string step, string code)
    {
        var ran = await Claims.Run("worklist", "--kind", "visit", "--json", "--data", books.Data);
        return ran.Lines.Select(line => JsonDocument.Parse(line).RootElement)
            .First(item => item.GetProperty("step").GetString() == step && item.GetProperty("reason").GetString()!.StartsWith(code, StringComparison.Ordinal))
            .GetProperty("visitId").GetString()!;
    }

    /// <summary>Books of three hundred invented visits with many faults.</summary>
    public sealed class VisitBooks : IAsyncLifetime
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("claims-visits-").FullName;

        public string Data => Path.Combine(_folder, "books");

        public IReadOnlyList<string> Lines { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            var file = Path.Combine(_folder, "visits.jsonl");
            (await Claims.Run("generate", "300", "--out", file, "--faults", "25")).Exit.ShouldBe(0);
            Lines = await File.ReadAllLinesAsync(file);
            (await Claims.Run("run", file, "--data", Data, "--start", "2026-01-05", "--until", "2026-01-20")).Exit.ShouldBeLessThanOrEqualTo(1);
        }

        public ValueTask DisposeAsync()
        {
            Directory.Delete(_folder, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
