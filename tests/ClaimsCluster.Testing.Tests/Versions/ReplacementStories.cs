using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Denials;
using ClaimsCluster.Testing.Payers;

namespace ClaimsCluster.Testing.Tests.Versions;

/// <summary>Decided claims that are sent again as replacements (frequency 7).</summary>
public sealed class ReplacementStories
{
    [Fact]
    public async Task A_replacement_that_the_payer_takes_supersedes_the_paid_claim()
    {
        await using var cluster = await Some.Cluster();
        var payer = cluster.Payer(Some.Plan);
        await Some.Paid(cluster);
        (await cluster.Submit(Some.VisitAndDraw.Replaces("ICN1"))).Taken.ShouldBe(1);
        await cluster.Advance(days: 1);
        (payer.Newest.Frequency, payer.Newest.Original, payer.Newest.Charge).ShouldBe(("7", "ICN1", 165m));

        await payer.Accept(payer.Newest, "ICN2");
        await payer.Remit(payer.Reversal("ICN1"), ClaimDecision.Paying(payer.Newest, "ICN2", 110m, 25m));
        await cluster.Advance(days: 1);
        var claim = await Some.EndOfOne(cluster);
        claim.Filings.Select(filing => filing.State).ShouldBe([FilingState.Superseded, FilingState.Paid]);
        (claim.Charge, claim.InsurancePaid, claim.PatientResponsibility, claim.Adjustments).ShouldBe((165m, 110m, 25m, 30m));
    }

    [Fact]
    public async Task A_replacement_that_the_payers_277CA_rejects_opens_the_denial_again()
    {
        await using var cluster = await Some.Cluster();
        var payer = cluster.Payer(Some.Plan);
        await Some.Denied(cluster);
        await cluster.Correct("PCN1", "lines[1].modifiers=25");
        (await cluster.Claim("PCN1")).Denials.ShouldHaveSingleItem().State.ShouldBe(DenialState.Corrected);
        await cluster.Advance(days: 1);

        await payer.Reject(payer.Newest, "A7", "464");
        var claim = await Some.EndOfOne(cluster);
        claim.Denials.ShouldHaveSingleItem().State.ShouldBe(DenialState.Open);
        claim.Filings.Select(filing => filing.State).ShouldBe([FilingState.Denied, FilingState.Rejected]);
        (await cluster.Worklist()).Select(item => item.Kind).ShouldBe(["denied", "rejected"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_replacement_that_is_denied_as_well_leaves_one_open_denial()
    {
        await using var cluster = await Some.Cluster();
        var payer = cluster.Payer(Some.Plan);
        await Some.Denied(cluster);
        await cluster.Correct("PCN1", "lines[1].modifiers=25");
        await cluster.Advance(days: 1);
        await payer.Accept(payer.Newest, "ICN2");
        await payer.Remit(payer.Reversal("ICN1"), ClaimDecision.Denying(payer.Newest, "ICN2", "50"));
        await cluster.Advance(days: 1);
        var claim = await Some.EndOfOne(cluster);
        claim.Denials.Where(item => item.IsOpen).ShouldHaveSingleItem().Carc.ShouldBe("50");
        (claim.Balance, claim.State).ShouldBe((125m, ClaimStanding.InDenial));
    }

    [Fact]
    public async Task A_denied_line_is_corrected_with_a_modifier_and_paid()
    {
        await using var cluster = await Some.Cluster();
        var payer = cluster.Payer(Some.Plan);
        await Some.Denied(cluster);
        await cluster.Correct("PCN1", "lines[1].modifiers=25");
        await cluster.Advance(days: 1);
        payer.Newest.Typed.Lines[0].Modifiers.ShouldBe(["25"]);

        await payer.Accept(payer.Newest, "ICN2");
        await payer.Remit(payer.Reversal("ICN1"), ClaimDecision.Paying(payer.Newest, "ICN2", 100m));
        await cluster.Advance(days: 1);
        (await cluster.Worklist()).ShouldBeEmpty();
        var claim = await Some.EndOfOne(cluster);
        (claim.State, claim.InsurancePaid, claim.Balance).ShouldBe((ClaimStanding.Closed, 100m, 0m));
    }

    [Fact]
    public async Task A_replacement_that_comes_before_the_payer_has_decided_is_held()
    {
        await using var cluster = await Some.Cluster();
        var payer = cluster.Payer(Some.Plan);
        await Some.Accepted(cluster, Some.Visit);
        await cluster.Submit(Some.VisitAndDraw.Replaces("ICN1"));
        await cluster.Advance(days: 1);
        payer.Claims.Count.ShouldBe(1);
        var claim = await Some.EndOfOne(cluster);
        claim.Edits.ShouldContain("CLM-13");
        claim.Filing.State.ShouldBe(FilingState.Held);
    }

    [Fact]
    public async Task A_replacement_under_a_new_number_of_the_sender_finds_its_claim_by_the_payers_number()
    {
        await using var cluster = await Some.Cluster();
        await Some.Paid(cluster);
        await cluster.Submit(Some.VisitAndDraw.Number("PCN1-R").Replaces("ICN1"));
        await cluster.Advance(days: 1);
        var claim = await Some.EndOfOne(cluster);
        claim.Filings.Select(filing => filing.Frequency).ShouldBe(["1", "7"]);
    }

    [Fact]
    public async Task A_replacement_of_what_we_never_sent_is_a_claim_of_its_own()
    {
        await using var cluster = await Some.Cluster();
        (await cluster.Submit(Some.Visit.Replaces("OLDICN"))).Taken.ShouldBe(1);
        await cluster.Advance(days: 1);
        cluster.Payer(Some.Plan).Newest.Original.ShouldBe("OLDICN");
        (await Some.EndOfOne(cluster)).Filing.State.ShouldBe(FilingState.Received);
    }
}
