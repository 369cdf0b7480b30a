using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Testing.Claims;

namespace ClaimsCluster.Testing.Tests.Versions;

/// <summary>The second payer's turn.</summary>
public sealed class SecondaryStories
{
    private static readonly Claim837 ToTheSecond = Claim837.For(Some.Second).Number("PCN1").Member("M1").On(Some.Monday).Line("99213", 125m);

    [Fact]
    public async Task A_secondary_claim_whose_primary_we_never_had_brings_the_prior_payment_with_it()
    {
        await using var cluster = await Some.Cluster(Some.Second);
        var second = cluster.Payer(Some.Second);
        (await cluster.Submit(ToTheSecond.SecondaryAfter("AETNA", paid: 80m, co45: 25m, pr: 20m))).Taken.ShouldBe(1);
        var before = await cluster.Claim("PCN1");
        (before.InsurancePaid, before.Adjustments, before.Balance).ShouldBe((80m, 25m, 20m));

        await cluster.Advance(days: 1);
        await second.Accept(second.Newest, "ICN2");
        await second.Pay(second.Newest, "ICN2", paid: 20m, priorPayers: 105m);
        await cluster.Advance(days: 1);
        var claim = await Some.EndOfOne(cluster);
        (claim.State, claim.InsurancePaid, claim.Balance).ShouldBe((ClaimStanding.Closed, 100m, 0m));
    }

    [Fact]
    public async Task A_secondary_claim_after_our_primary_is_the_next_filing_of_the_same_claim()
    {
        await using var cluster = await Some.Cluster(Some.Second);
        var second = cluster.Payer(Some.Second);
        await Some.Paid(cluster);
        (await cluster.Submit(ToTheSecond.SecondaryAfter(Some.Plan, paid: 80m, co45: 25m, pr: 20m))).Taken.ShouldBe(1);
        await cluster.Advance(days: 1);
        (await cluster.Claim("PCN1")).State.ShouldBe(ClaimStanding.SecondaryPending);

        await second.Accept(second.Newest, "ICN2");
        await second.Pay(second.Newest, "ICN2", paid: 15m, priorPayers: 105m, patient: 5m);
        await cluster.Advance(days: 1);
        var claim = await Some.EndOfOne(cluster);
        claim.Filings.Select(filing => filing.Sequence).ShouldBe(["P", "S"]);
        (claim.Charge, claim.InsurancePaid, claim.Adjustments, claim.Balance).ShouldBe((125m, 95m, 25m, 5m));
    }

    [Fact]
    public async Task A_secondary_claim_that_says_nothing_of_the_primary_is_held()
    {
        await using var cluster = await Some.Cluster(Some.Second);
        await cluster.Submit(ToTheSecond.Secondary());
        var claim = await Some.EndOfOne(cluster);
        claim.Edits.ShouldContain("COB-01");
        claim.Filing.State.ShouldBe(FilingState.Held);
    }
}
