using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Testing.Claims;

namespace ClaimsCluster.Testing.Tests.Intake;

/// <summary>What comes in at the door, once and again.</summary>
public sealed class FileStories
{
    private static readonly DateTime Noon = new(2026, 1, 5, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task The_same_file_under_a_new_name_gets_the_same_answers_and_changes_nothing()
    {
        await using var cluster = await Some.Cluster();
        var file = Claim837.File(7, Noon, Some.Visit);
        var first = await cluster.Submit(file, "monday.837");
        await cluster.Advance(days: 1);
        var again = await cluster.Submit(file, "tuesday.837");
        again.ClaimAnswers.ShouldBe(first.ClaimAnswers);
        again.Syntax.ShouldBe(first.Syntax);
        await cluster.Advance(days: 1);
        cluster.Payer(Some.Plan).Claims.Count.ShouldBe(1);
        (await Some.EndOfOne(cluster)).Charge.ShouldBe(125m);
    }

    [Fact]
    public async Task The_same_file_twice_on_one_morning_is_one_file()
    {
        await using var cluster = await Some.Cluster();
        var file = Claim837.File(7, Noon, Some.Visit);
        await cluster.Submit(file, "a.837");
        await cluster.Submit(file, "a.837");
        await cluster.Advance(days: 1);
        cluster.Payer(Some.Plan).Claims.Count.ShouldBe(1);
        (await Some.EndOfOne(cluster)).Filings.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_same_claim_in_another_file_is_told_as_a_duplicate_and_not_billed_again()
    {
        await using var cluster = await Some.Cluster();
        await cluster.Submit(Some.Visit);
        var again = await cluster.Submit(Some.Visit);
        again.Taken.ShouldBe(0);
        var told = again.Refused.ShouldHaveSingleItem();
        (told.Category, told.Status, told.Duplicate).ShouldBe(("A3", "54", true));
        again.ClaimAnswers.ShouldHaveSingleItem().ShouldContain("STC*A3:54");
        await cluster.Advance(days: 1);
        (await Some.EndOfOne(cluster)).Charge.ShouldBe(125m);
    }

    [Fact]
    public async Task A_wrong_NPI_is_refused_at_the_door_and_charges_nobody()
    {
        await using var cluster = await Some.Cluster();
        var receipt = await cluster.Submit(Some.Visit.Provider("1234567890"));
        receipt.Taken.ShouldBe(0);
        receipt.Refused.ShouldHaveSingleItem().Status.ShouldBe("562");
        receipt.ClaimAnswers.ShouldHaveSingleItem().ShouldContain("STC*A7:562:85");
        (await Some.End(cluster)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Claims_to_two_payers_in_one_file_go_each_to_its_own()
    {
        await using var cluster = await Some.Cluster("HMO01");
        await cluster.Submit(Some.Visit, Claim837.For("HMO01").Number("PCN2").Patient("ROE", "RICHARD", new(1971, 2, 3), "M").On(Some.Monday).Line("99214", 180m));
        await cluster.Advance(days: 1);
        cluster.Payer(Some.Plan).Claims.ShouldHaveSingleItem().Charge.ShouldBe(125m);
        cluster.Payer("HMO01").Claims.ShouldHaveSingleItem().Charge.ShouldBe(180m);
        (await Some.End(cluster)).ShouldAllBe(claim => claim.Filing.State == FilingState.Received);
    }

    [Fact]
    public async Task A_sender_is_told_that_his_claim_was_taken()
    {
        await using var cluster = await Some.Cluster();
        var receipt = await cluster.Submit(Some.Visit);
        receipt.Taken.ShouldBe(1);
        receipt.Syntax.ShouldHaveSingleItem().ShouldContain("IK5*A");
        receipt.ClaimAnswers.ShouldHaveSingleItem().ShouldContain("STC*A1:19");
        (await Some.EndOfOne(cluster)).State.ShouldBe(ClaimStanding.Open);
    }
}
