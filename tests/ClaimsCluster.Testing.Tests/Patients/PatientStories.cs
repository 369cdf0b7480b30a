using ClaimsCluster.Domain.Claims;

namespace ClaimsCluster.Testing.Tests.Patients;

/// <summary>What is left when payers are done.</summary>
public sealed class PatientStories
{
    [Fact]
    public async Task A_patient_who_pays_in_full_closes_the_claim()
    {
        await using var cluster = await Some.Cluster();
        await Some.Paid(cluster);
        await cluster.Advance(days: 5);
        (await cluster.Account("PCN1")).Statements.ShouldHaveSingleItem().Sent.Amount.Dollars.ShouldBe(20m);

        await cluster.Pay("PCN1", 20m);
        await cluster.Advance(days: 60);
        (await cluster.Account("PCN1")).Statements.ShouldHaveSingleItem();
        var claim = await Some.EndOfOne(cluster);
        (claim.State, claim.PatientPaid, claim.Balance).ShouldBe((ClaimStanding.Closed, 20m, 0m));
    }

    [Fact]
    public async Task A_patient_who_pays_a_part_is_billed_for_the_rest()
    {
        await using var cluster = await Some.Cluster();
        await Some.Paid(cluster);
        await cluster.Advance(days: 5);
        await cluster.Pay("PCN1", 8m);
        await cluster.Advance(days: 40);
        (await cluster.Account("PCN1")).Statements.Select(bill => bill.Sent.Amount.Dollars).Take(2).ShouldBe([20m, 12m]);
        var claim = await Some.EndOfOne(cluster);
        (claim.State, claim.Balance).ShouldBe((ClaimStanding.PatientDue, 12m));
    }

    [Fact]
    public async Task A_small_rest_is_given_up_after_four_months()
    {
        await using var cluster = await Some.Cluster();
        await Some.Paid(cluster);
        await cluster.Pay("PCN1", 16m);
        await cluster.Advance(days: 130);
        var claim = await Some.EndOfOne(cluster);
        (claim.State, claim.WrittenOff, claim.PatientPaid, claim.Balance).ShouldBe((ClaimStanding.WrittenOff, 4m, 16m, 0m));
    }

    [Fact]
    public async Task A_decision_taken_back_after_the_patient_paid_leaves_him_a_credit()
    {
        await using var cluster = await Some.Cluster();
        var payer = cluster.Payer(Some.Plan);
        var filed = await Some.Paid(cluster);
        await cluster.Pay("PCN1", 20m);
        await payer.Remit(payer.Reversal("ICN1"), Testing.Payers.ClaimDecision.Paying(filed, "ICN1", 100m));
        await cluster.Advance(days: 1);
        var claim = await Some.EndOfOne(cluster);
        (claim.State, claim.InsurancePaid, claim.PatientPaid, claim.Balance).ShouldBe((ClaimStanding.Credit, 100m, 20m, -20m));
        (await cluster.Worklist()).ShouldContain(item => item.Kind == "credit");
    }

    [Fact]
    public async Task What_a_patient_pays_too_much_waits_on_his_account()
    {
        await using var cluster = await Some.Cluster();
        await Some.Paid(cluster);
        await cluster.Pay("PCN1", 50m);
        (await cluster.Account("PCN1")).Credit.ShouldBe(30m);
        (await cluster.Worklist()).ShouldContain(item => item.Kind == "credit" && item.Amount.Dollars == 30m);
        (await Some.EndOfOne(cluster)).PatientPaid.ShouldBe(20m);
    }

    [Fact]
    public async Task Two_visits_of_one_patient_are_one_account()
    {
        await using var cluster = await Some.Cluster();
        var payer = cluster.Payer(Some.Plan);
        await cluster.Submit(Some.Visit.Chart("MRN1"), Some.Visit.Number("PCN2").Chart("MRN1"));
        await cluster.Advance(days: 1);
        await payer.Pay(payer.Claims[0], "ICN1", 80m, 20m);
        await payer.Pay(payer.Claims[1], "ICN2", 85m, 15m);
        await cluster.Advance(days: 1);
        (await cluster.Account("PCN1")).Patient.ShouldBe(35m);
        await cluster.Pay("PCN1", 35m);
        (await Some.End(cluster)).ShouldAllBe(claim => claim.State == ClaimStanding.Closed);
    }
}
