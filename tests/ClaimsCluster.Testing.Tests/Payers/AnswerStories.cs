using ClaimsCluster.Domain.Claims;

namespace ClaimsCluster.Testing.Tests.Payers;

/// <summary>999s and 277CAs: in order, out of order, and not at all.</summary>
public sealed class AnswerStories
{
    [Fact]
    public async Task A_set_that_the_payers_999_rejects_twice_is_held_and_goes_when_released()
    {
        await using var cluster = await Some.Cluster();
        var payer = cluster.Payer(Some.Plan);
        payer.AcceptsSyntax = false;
        await cluster.Submit(Some.Visit);
        await cluster.Advance(days: 2);
        payer.Claims.Count.ShouldBe(2);
        (await cluster.Claim("PCN1")).Filing.State.ShouldBe(FilingState.Held);
        (await cluster.Worklist()).ShouldHaveSingleItem().Reason.ShouldContain("999");

        payer.AcceptsSyntax = true;
        await cluster.Release("PCN1");
        await cluster.Advance(days: 1);
        (await Some.EndOfOne(cluster)).Filing.State.ShouldBe(FilingState.Received);
    }

    [Fact]
    public async Task An_835_that_comes_before_any_277CA_is_posted()
    {
        await using var cluster = await Some.Cluster();
        var payer = cluster.Payer(Some.Plan);
        await cluster.Submit(Some.Visit);
        await cluster.Advance(days: 1);
        await payer.Pay(payer.Newest, "ICN1", paid: 100m);
        await cluster.Advance(days: 1);
        var claim = await Some.EndOfOne(cluster);
        (claim.State, claim.Filing.Icn, claim.InsurancePaid).ShouldBe((ClaimStanding.Closed, "ICN1", 100m));
    }

    [Fact]
    public async Task A_277CA_that_comes_after_the_835_changes_nothing()
    {
        await using var cluster = await Some.Cluster();
        var payer = cluster.Payer(Some.Plan);
        await cluster.Submit(Some.Visit);
        await cluster.Advance(days: 1);
        await payer.Pay(payer.Newest, "ICN1", paid: 100m);
        await cluster.Advance(days: 1);
        await payer.Reject(payer.Newest, "A7", "562", "85");
        var claim = await Some.EndOfOne(cluster);
        (claim.Filing.State, claim.Balance).ShouldBe((FilingState.Paid, 0m));
        claim.Timeline[^1].ShouldBe("Anomaly");
    }

    [Fact]
    public async Task A_payer_who_says_nothing_is_on_the_worklist_after_three_business_days_and_off_it_when_he_answers()
    {
        await using var cluster = await Some.Cluster();
        var payer = cluster.Payer(Some.Plan);
        await cluster.Submit(Some.Visit);
        await cluster.Advance(days: 2);
        (await cluster.Worklist()).ShouldBeEmpty();
        await cluster.Advance(days: 2);
        (await cluster.Worklist()).ShouldHaveSingleItem().Kind.ShouldBe("silent");

        await payer.Accept(payer.Newest, "ICN1");
        (await cluster.Worklist()).ShouldBeEmpty();
        (await Some.EndOfOne(cluster)).Filing.State.ShouldBe(FilingState.Accepted);
    }

    [Fact]
    public async Task A_payer_who_accepts_and_does_not_decide_is_asked_after_five_weeks()
    {
        await using var cluster = await Some.Cluster();
        await Some.Accepted(cluster, Some.Visit);
        await cluster.Advance(days: 34);
        (await cluster.Worklist()).ShouldBeEmpty();
        await cluster.Advance(days: 2);
        (await cluster.Worklist()).ShouldHaveSingleItem().Reason.ShouldContain("no 835");
        (await Some.EndOfOne(cluster)).State.ShouldBe(ClaimStanding.InProcess);
    }
}
