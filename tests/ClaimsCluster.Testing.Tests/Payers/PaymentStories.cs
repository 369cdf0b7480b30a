using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Testing.Claims;
using ClaimsCluster.Testing.Payers;

namespace ClaimsCluster.Testing.Tests.Payers;

/// <summary>835s: what is right is posted once, what is wrong is set aside in its smallest unit.</summary>
public sealed class PaymentStories
{
    private static readonly Claim837 Neighbour =
        Some.Visit.Number("PCN2").Patient("ROE", "RICHARD", new(1971, 2, 3), "M").Member("W2");

    [Fact]
    public async Task A_payment_that_comes_again_in_another_file_is_posted_once()
    {
        await using var cluster = await Some.Cluster();
        await Some.Paid(cluster);
        await cluster.Payer(Some.Plan).SendAgain();
        await cluster.Advance(days: 2);
        (await Some.EndOfOne(cluster)).InsurancePaid.ShouldBe(80m);
    }

    [Fact]
    public async Task A_payment_for_an_unknown_number_waits_in_suspense_until_it_is_placed()
    {
        await using var cluster = await Some.Cluster();
        var payer = cluster.Payer(Some.Plan);
        await cluster.Submit(Some.Visit);
        await cluster.Advance(days: 1);
        await payer.Remit(ClaimDecision.Paying(payer.Newest, "ICN9", 100m).Named("THEIRS"));
        await cluster.Advance(days: 1);
        (await cluster.Worklist()).Single(item => item.Kind == "suspense").Amount.Dollars.ShouldBe(100m);
        (await cluster.Claim("PCN1")).InsurancePaid.ShouldBe(0m);

        await cluster.Place(payer.Trace, "PCN1");
        (await cluster.Worklist()).ShouldNotContain(item => item.Kind == "suspense");
        var claim = await Some.EndOfOne(cluster);
        (claim.InsurancePaid, claim.State).ShouldBe((100m, ClaimStanding.Closed));
    }

    [Fact]
    public async Task A_claim_that_does_not_balance_is_parked_and_its_neighbour_is_posted()
    {
        await using var cluster = await Some.Cluster();
        var payer = cluster.Payer(Some.Plan);
        await cluster.Submit(Some.Visit, Neighbour);
        await cluster.Advance(days: 1);
        var odd = ClaimDecision.Paying(payer.Claims[0], "ICN1", 80m);
        odd = odd with { Remitted = odd.Remitted with { Lines = [odd.Remitted.Lines[0] with { Adjustments = [new("CO", "45", 40m, null)] }] } };
        await payer.Remit(odd, ClaimDecision.Paying(payer.Claims[1], "ICN2", 90m));
        await cluster.Advance(days: 1);
        (await cluster.Worklist()).Single(item => item.Kind == "suspense").Reason.ShouldContain("out-of-balance");
        var claims = await Some.End(cluster);
        claims.Select(claim => claim.InsurancePaid).ShouldBe([0m, 90m], ignoreOrder: true);
    }

    [Fact]
    public async Task A_payment_whose_sum_is_wrong_is_quarantined_as_a_whole()
    {
        await using var cluster = await Some.Cluster();
        var payer = cluster.Payer(Some.Plan);
        await cluster.Submit(Some.Visit, Neighbour);
        await cluster.Advance(days: 1);
        await payer.Remit(150m, ClaimDecision.Paying(payer.Claims[0], "ICN1", 80m), ClaimDecision.Paying(payer.Claims[1], "ICN2", 90m));
        await cluster.Advance(days: 1);
        (await cluster.Worklist()).Single(item => item.Kind == "suspense").Reason.ShouldContain("Out by");
        (await Some.End(cluster)).ShouldAllBe(claim => claim.InsurancePaid == 0m && claim.Balance == 125m);
    }

    [Fact]
    public async Task A_deductible_leaves_all_of_the_allowed_amount_to_the_patient()
    {
        await using var cluster = await Some.Cluster();
        var claim = await Some.Accepted(cluster, Some.Visit);
        await cluster.Payer(Some.Plan).Pay(claim, "ICN1", paid: 0m, patient: 90m);
        await cluster.Advance(days: 1);
        var after = await Some.EndOfOne(cluster);
        (after.Filing.State, after.State, after.PatientResponsibility, after.Adjustments).ShouldBe((FilingState.Zero, ClaimStanding.PatientDue, 90m, 35m));
        after.Denials.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_denied_line_opens_an_item_and_the_paid_line_is_posted()
    {
        await using var cluster = await Some.Cluster();
        var claim = await Some.Accepted(cluster, Some.VisitAndDraw);
        await cluster.Payer(Some.Plan).Remit(ClaimDecision.Paying(claim, "ICN1", 165m).DenyingLine(2, "97"));
        await cluster.Advance(days: 1);
        var after = await Some.EndOfOne(cluster);
        (after.Filing.State, after.State, after.InsurancePaid, after.Balance).ShouldBe((FilingState.Paid, ClaimStanding.InDenial, 125m, 40m));
        var denial = after.Denials.ShouldHaveSingleItem();
        (denial.Line, denial.Carc, denial.Amount.Dollars).ShouldBe((2, "97", 40m));
    }

    [Fact]
    public async Task A_denial_is_written_off_and_the_claim_is_done()
    {
        await using var cluster = await Some.Cluster();
        await Some.Denied(cluster);
        (await cluster.Worklist()).ShouldHaveSingleItem().Kind.ShouldBe("denied");
        await cluster.WriteOff("PCN1", "not-covered");
        (await cluster.Worklist()).ShouldBeEmpty();
        var claim = await Some.EndOfOne(cluster);
        (claim.State, claim.WrittenOff, claim.Balance).ShouldBe((ClaimStanding.WrittenOff, 125m, 0m));
    }

    [Fact]
    public async Task A_decision_is_taken_back_and_made_anew_in_one_payment()
    {
        await using var cluster = await Some.Cluster();
        var payer = cluster.Payer(Some.Plan);
        var claim = await Some.Paid(cluster);
        await payer.Remit(payer.Reversal("ICN1"), ClaimDecision.Paying(claim, "ICN1", 90m, 10m));
        await cluster.Advance(days: 1);
        var after = await Some.EndOfOne(cluster);
        (after.InsurancePaid, after.PatientResponsibility, after.Adjustments, after.Filing.State).ShouldBe((90m, 10m, 25m, FilingState.Paid));
    }

    [Fact]
    public async Task A_decision_that_is_taken_back_leaves_the_charge_open_with_the_payer()
    {
        await using var cluster = await Some.Cluster();
        await Some.Paid(cluster);
        await cluster.Payer(Some.Plan).Reverse("ICN1");
        await cluster.Advance(days: 1);
        var after = await Some.EndOfOne(cluster);
        (after.InsurancePaid, after.Balance, after.Filing.State).ShouldBe((0m, 125m, FilingState.Reversed));
        (await cluster.Account("PCN1")).Patient.ShouldBe(0m);
    }

    [Fact]
    public async Task An_835_handed_in_as_a_file_is_the_same_payment_as_the_payers_own()
    {
        await using var cluster = await Some.Cluster();
        var payer = cluster.Payer(Some.Plan);
        var claim = await Some.Accepted(cluster, Some.Visit);
        await payer.Pay(claim, "ICN1", 80m, 20m);
        await cluster.Submit(payer.LastFile, "by-hand.835");
        await cluster.Advance(days: 1);
        (await Some.EndOfOne(cluster)).InsurancePaid.ShouldBe(80m);
    }
}
