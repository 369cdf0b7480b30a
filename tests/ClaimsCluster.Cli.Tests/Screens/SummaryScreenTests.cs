using System.Text.Json;
using System.Text.RegularExpressions;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.Storage.Sqlite;

namespace ClaimsCluster.Cli.Tests.Screens;

[Collection("published books")]
public sealed class SummaryScreenTests(PublishedBooks books)
{
    [Fact]
    public void A_run_ends_with_the_answer_the_money_and_the_next_command() => Approved.Check(books.Masked(books.Ran.Output), "summary");

    [Fact]
    public void A_run_that_refused_claims_exits_with_1() => books.Ran.Exit.ShouldBe(1);

    [Fact]
    public void Piped_progress_is_one_bare_line_and_no_control_code() =>
        Regex.IsMatch(books.Ran.Error.Trim().Split('\n')[^1], @"^\d\d:\d\d 2012-03-15 done taken=3 held=0 sent=3 rejected=0 decided=3 posted=3$").ShouldBeTrue(books.Ran.Error);

    [Fact]
    public void A_piped_screen_has_no_colour_and_fits_100_columns()
    {
        books.Ran.Output.ShouldNotContain('\e');
        books.Masked(books.Ran.Output).Split('\n').Max(line => line.Length).ShouldBeLessThanOrEqualTo(100);
    }

    [Fact]
    public async Task What_is_open_in_the_steps_adds_up_to_the_balance()
    {
        await using var store = SqliteClusterStore.Open(Path.Combine(books.Data, "claims.db"));
        var summary = await new RunExport(store, PayerDirectory.Default).Write(null);
        summary.Steps.Open.ShouldBe(summary.All.Balance);
        summary.All.Balance.IsZero.ShouldBeFalse();
    }

    [Fact]
    public async Task The_json_summary_is_one_document_and_nothing_else_is_said()
    {
        var ran = await Claims.Run("run", PublishedBooks.OneFile, "--json");
        JsonDocument.Parse(ran.Output).RootElement.GetProperty("claims").GetProperty("received").GetInt32().ShouldBe(1);
        ran.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_data_the_summary_says_that_nothing_was_kept() =>
        (await Claims.Run("run", PublishedBooks.OneFile)).Output.ShouldContain("\nNext  Nothing was kept: add --data DIR to look at a claim.\n");

    [Fact]
    public async Task A_run_that_is_stopped_says_that_the_same_command_goes_on()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var data = books.Beside("stopped");
        var stopped = await Claims.Run(stop.Token, "run", PublishedBooks.OneFile, "--data", data);
        (stopped.Exit, stopped.Output, stopped.Error).ShouldBe((2, "", "Stopped before the first claim. The same command goes on.\n"));

        var export = await Claims.Run("export", "--out", books.Beside("early"), "--data", data);
        books.Masked(export.Output).ShouldEndWith("\nThese books have not ended. Go on: claims run --data stopped\n");
        (await Claims.Run("run", "--data", data)).Output.ShouldStartWith("0 of 1 claim needed no person.");
    }
}
