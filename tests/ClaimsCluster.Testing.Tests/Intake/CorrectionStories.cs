using ClaimsCluster.Domain.Claims;

namespace ClaimsCluster.Testing.Tests.Intake;

/// <summary>Claims that stopped before a payer decided, and what mends them.</summary>
public sealed class CorrectionStories
{
    [Fact]
    public async Task A_reused_number_is_another_claim_held_until_somebody_releases_it()
    {
        await using var cluster = await Some.Cluster();
        await Some.Accepted(cluster, Some.Visit);
        await cluster.Submit(Some.Visit.Line("36415", 40m));
        var twin = (await cluster.Claims()).Single(claim => claim.Charge == 165m);
        twin.Filing.State.ShouldBe(FilingState.Held);
        twin.Edits.ShouldContain("DUP-02");
        (await cluster.Worklist()).ShouldContain(item => item.Kind == "held" && item.ClaimId == twin.ClaimId);

        await cluster.Release(twin.ClaimId);
        await cluster.Advance(days: 1);
        cluster.Payer(Some.Plan).Claims.Count.ShouldBe(2);
        (await Some.End(cluster)).Sum(claim => claim.Balance).ShouldBe(290m);
    }

    [Fact]
    public async Task A_held_claim_is_corrected_by_a_later_file_and_charged_anew()
    {
        await using var cluster = await Some.Cluster();
        await cluster.Submit(Some.Visit.Secondary());
        (await cluster.Claim("PCN1")).Filing.State.ShouldBe(FilingState.Held);

        var receipt = await cluster.Submit(Some.VisitAndDraw.SecondaryAfter("AETNA", paid: 100m, co45: 45m, pr: 20m));
        receipt.Taken.ShouldBe(1);
        await cluster.Advance(days: 1);
        var claim = await Some.EndOfOne(cluster);
        (claim.Charge, claim.InsurancePaid, claim.Filing.State, claim.Filings.Count).ShouldBe((165m, 100m, FilingState.Received, 1));
    }

    [Fact]
    public async Task A_held_claim_that_a_person_corrects_and_releases_goes_out_with_the_next_batch()
    {
        await using var cluster = await Some.Cluster();
        await Some.Accepted(cluster, Some.Visit);
        await cluster.Submit(Some.VisitAndDraw);
        var twin = (await cluster.Claims()).Single(claim => claim.Filing.State == FilingState.Held).ClaimId;
        await cluster.Correct(twin, "lines[1].charge=130.00");
        await cluster.Advance(days: 1);
        cluster.Payer(Some.Plan).Newest.Charge.ShouldBe(170m);
        (await Some.End(cluster)).Sum(claim => claim.Balance).ShouldBe(295m);
    }

    [Fact]
    public async Task A_held_claim_that_is_voided_is_given_up_and_never_travels()
    {
        await using var cluster = await Some.Cluster();
        await cluster.Submit(Some.Visit.Secondary());
        await cluster.Void("PCN1", "wrong patient");
        await cluster.Advance(days: 3);
        cluster.Payer(Some.Plan).Claims.ShouldBeEmpty();
        var claim = await Some.EndOfOne(cluster);
        (claim.Filing.State, claim.WrittenOff, claim.Balance).ShouldBe((FilingState.Abandoned, 125m, 0m));
    }

    [Fact]
    public async Task A_rejected_claim_is_corrected_by_a_later_file_under_a_new_number_of_ours()
    {
        await using var cluster = await Some.Cluster();
        var payer = cluster.Payer(Some.Plan);
        await cluster.Submit(Some.Visit);
        await cluster.Advance(days: 1);
        await payer.Reject(payer.Newest, "A7", "562", "85");
        (await cluster.Claim("PCN1")).Filing.State.ShouldBe(FilingState.Rejected);

        (await cluster.Submit(Some.Visit.Diagnosis("I10"))).Taken.ShouldBe(1);
        await cluster.Advance(days: 1);
        payer.Claims.Select(claim => claim.Frequency).ShouldBe(["1", "1"]);
        payer.Claims.Select(claim => claim.Number).ShouldBeUnique();
        (await Some.EndOfOne(cluster)).Filing.State.ShouldBe(FilingState.Received);
    }

    [Fact]
    public async Task A_rejected_claim_is_sent_again_as_it_is()
    {
        await using var cluster = await Some.Cluster();
        var payer = cluster.Payer(Some.Plan);
        await cluster.Submit(Some.Visit);
        await cluster.Advance(days: 1);
        await payer.Reject(payer.Newest, "A3", "116");
        (await cluster.Worklist()).ShouldHaveSingleItem().Kind.ShouldBe("rejected");

        await cluster.Resubmit("PCN1");
        await cluster.Advance(days: 1);
        await payer.Accept(payer.Newest, "ICN2");
        await payer.Pay(payer.Newest, "ICN2", paid: 100m);
        await cluster.Advance(days: 1);
        (await cluster.Worklist()).ShouldBeEmpty();
        (await Some.EndOfOne(cluster)).State.ShouldBe(ClaimStanding.Closed);
    }

    [Fact]
    public async Task A_claim_with_the_payer_cannot_be_voided_before_he_decides()
    {
        await using var cluster = await Some.Cluster();
        await Some.Accepted(cluster, Some.Visit);
        (await Should.ThrowAsync<RefusedException>(() => cluster.Void("PCN1"))).Code.ShouldBe("with-payer");
        (await Some.EndOfOne(cluster)).Filing.State.ShouldBe(FilingState.Accepted);
    }

    [Fact]
    public async Task A_held_claim_whose_filing_limit_passes_is_abandoned_and_waits_for_a_write_off()
    {
        await using var cluster = await Some.Cluster();
        await cluster.Submit(Some.Visit.Secondary());
        await cluster.Advance(days: 181);
        (await cluster.Claim("PCN1")).Filing.State.ShouldBe(FilingState.Abandoned);
        (await cluster.Worklist()).ShouldHaveSingleItem().Reason.ShouldContain("TIM-01");

        await cluster.WriteOff("PCN1", "timely-filing", Domain.Ledger.AccountNumber.AdministrativeWriteOff);
        (await cluster.Worklist()).ShouldBeEmpty();
        var claim = await Some.EndOfOne(cluster);
        (claim.WrittenOff, claim.Balance).ShouldBe((125m, 0m));
    }
}
