using ClaimsCluster.Domain.Claims;

namespace ClaimsCluster.Cli.Tests.Screens;

[Collection("published books")]
public sealed class StatusScreenTests(PublishedBooks books)
{
    [Theory]
    [InlineData("SH2N", "status-in-denial")]
    [InlineData("A7H3", "status-closed")]
    public async Task A_claim_says_whose_move_it_is_before_its_story(string id, string name)
    {
        var status = await Claims.Run("status", id, "--data", books.Data);
        status.Exit.ShouldBe(0, status.Error);
        Approved.Check(status.Output, name);
    }

    [Fact]
    public async Task All_adds_time_actor_and_document() =>
        Approved.Check((await Claims.Run("status", "SH2N", "--data", books.Data, "--all")).Output, "status-all");

    [Fact]
    public async Task A_claim_with_its_payer_says_by_when_the_payer_decides()
    {
        var data = books.Beside("early-books");
        await Claims.Run(["run", .. books.Files, "--data", data, "--until", "2004-03-03"]);
        var status = await Claims.Run("status", "SH2N", "--data", data);
        status.Output.ShouldContain("is InProcess: R&R Health Plan accepted it for decision.");
        status.Output.ShouldContain("  next    theirs: R&R Health Plan decides by 2004-04-01 (30 days)\n");
    }

    [Fact]
    public async Task Its_json_is_its_line_of_claims_jsonl()
    {
        var status = await Claims.Run("status", "SH2N", "--data", books.Data, "--json");
        status.Output.ShouldBe(File.ReadLines(Path.Combine(books.Out, "claims.jsonl")).Single(line => line.Contains("SH2NCWT4T3WNNTQ6", StringComparison.Ordinal)) + "\n");
    }

    [Theory]
    [InlineData("sh2n")]
    [InlineData("SH2NCWT4T3WNNTQ6")]
    [InlineData("SH2NCWT4T3WNNTQ6DP1")]
    public async Task Any_beginning_of_an_id_in_any_case_and_our_CLM01_name_the_claim(string id) =>
        (await Claims.Run("status", id, "--data", books.Data)).Lines[0].ShouldStartWith("Claim SH2NCWT4T3WNNTQ6 is InDenial: ");

    [Theory]
    [InlineData("A", "claims status: A begins two claims: A7H3KFPT, AMD9RCYK. Give more of the id.\n")]
    [InlineData("ZZ", "claims status: no claim in books/ begins with ZZ. All ids: claims export --out out --data books\n")]
    public async Task What_names_no_claim_or_several_is_told_with_what_to_do(string id, string line)
    {
        var status = await Claims.Run("status", id, "--data", books.Data);
        (status.Exit, status.Output, books.Masked(status.Error)).ShouldBe((2, "", line));
    }

    [Fact]
    public async Task Colour_comes_when_it_is_asked_for() =>
        (await Claims.Run("status", "SH2N", "--data", books.Data, "--color", "always")).Output.ShouldStartWith("\e[1mClaim SH2NCWT4T3WNNTQ6 is InDenial");

    [Fact]
    public void Our_CLM01_of_the_test_is_one_of_ours() => ClaimIdentity.ClaimOf("SH2NCWT4T3WNNTQ6DP1").ShouldBe("SH2NCWT4T3WNNTQ6");
}
