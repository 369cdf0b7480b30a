using ClaimsCluster.Domain.Claims;

namespace ClaimsCluster.Testing.Tests.Versions;

/// <summary>Decided claims that are taken back (frequency 8).</summary>
public sealed class VoidStories
{
    [Fact]
    public async Task A_void_by_the_sender_is_taken_back_by_the_payer_and_given_up()
    {
        await using var cluster = await Some.Cluster();
        var payer = cluster.Payer(Some.Plan);
        await Some.Paid(cluster);
        (await cluster.Submit(Some.Visit.Voids("ICN1"))).Taken.ShouldBe(1);
        await cluster.Advance(days: 1);
        (payer.Newest.Frequency, payer.Newest.Original).ShouldBe(("8", "ICN1"));

        await payer.Accept(payer.Newest, "ICN2");
        await payer.Reverse("ICN1");
        await cluster.Advance(days: 3);
        var claim = await Some.EndOfOne(cluster);
        (claim.Filing.State, claim.InsurancePaid, claim.WrittenOff, claim.Balance).ShouldBe((FilingState.Voided, 0m, 125m, 0m));
        (await cluster.Worklist()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_void_that_the_payers_277CA_refuses_leaves_the_claim_as_it_was_and_somebody_calls()
    {
        await using var cluster = await Some.Cluster();
        var payer = cluster.Payer(Some.Plan);
        await Some.Paid(cluster);
        await cluster.Void("PCN1");
        await cluster.Advance(days: 1);
        await payer.Reject(payer.Newest, "A7", "464");
        (await cluster.Worklist()).ShouldContain(item => item.Reason.Contains("void refused", StringComparison.Ordinal));
        var claim = await Some.EndOfOne(cluster);
        (claim.Filing.State, claim.InsurancePaid, claim.Balance).ShouldBe((FilingState.Paid, 80m, 20m));
    }

    [Fact]
    public async Task A_void_sent_twice_by_the_sender_travels_once()
    {
        await using var cluster = await Some.Cluster();
        var payer = cluster.Payer(Some.Plan);
        await Some.Paid(cluster);
        await cluster.Submit(Some.Visit.Voids("ICN1"));
        await cluster.Submit(Some.Visit.Voids("ICN1"));
        await cluster.Advance(days: 1);
        payer.Claims.Count(claim => claim.Frequency == "8").ShouldBe(1);
        (await Some.EndOfOne(cluster)).Filing.State.ShouldBe(FilingState.Voiding);
    }
}
