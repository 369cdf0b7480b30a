using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Testing;
using ClaimsCluster.Testing.Claims;

namespace OurBilling.Tests;

public sealed class OurBillingTests
{
    [Fact]
    public async Task A_visit_is_paid_by_the_plan_and_the_rest_by_the_patient()
    {
        await using var cluster = await ClaimsTestCluster.Start();
        await cluster.Submit(Claim837.For("HMO01").Member("PAY-W1").Patient("DOE", "JANE", new(1980, 5, 17), "F")
            .Number("PCN1").On(new(2026, 1, 5)).Line("97140:GP", 200m));
        await cluster.Advance(days: 30); // Batch, 837, 999, 277CA, 835, posting, the first statement.

        var claim = await cluster.Claim("PCN1");
        Assert.Equal((99m, 90m, 11m), (claim.InsurancePaid, claim.Adjustments, claim.Balance));
        await cluster.Pay("PCN1", 11m);
        Assert.Equal(ClaimStanding.Closed, (await cluster.Claim("PCN1")).State);
        await cluster.Verify(); // Nothing lost, nothing doubled, no cent missing.
    }
}
