using System.Text;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Denials;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Submission;

namespace ClaimsCluster.Domain.Tests.Claims;

/// <summary>What persons do to a claim.</summary>
public class ClaimFollowUpTests
{
    [Fact]
    public void A_held_claim_that_is_corrected_is_scrubbed_again_and_asks_for_its_payers_batch()
    {
        var a = Held();
        a.When(x => x.At(1, (id, at) => new ClaimCommand.Correct([new("lines[1].diagnosisPointers", "2"), new("diagnoses[2]", "M17.11")]) { CommandId = id, At = at }))
            .Reply.ShouldBeOfType<Refused>().Code.ShouldBe("amendment"); // In order: the second diagnosis is not there yet.

        a.When(x => x.At(1, (id, at) => new ClaimCommand.Release("both visits are true") { CommandId = id, At = at })).Filing.State.ShouldBe(FilingState.Clean);
        a.Effects.Select(effect => effect.To).ShouldBe([SubmissionBatch.IdOf("default", "PPO01")]);
    }

    [Fact]
    public void A_reject_cannot_be_released()
    {
        var a = new A().When(x => x.Receive(A.Record("SBR*P", "SBR*S")));
        a.When(x => x.At(1, (id, at) => new ClaimCommand.Release("please") { CommandId = id, At = at }))
            .Reply.ShouldBeOfType<Refused>().Reason.ShouldContain("COB-01");
    }

    [Fact]
    public void A_denied_claim_that_is_corrected_goes_out_as_a_replacement_with_the_payers_number()
    {
        var a = A.Denied().When(x => x.At(10, (id, at) => new ClaimCommand.Correct([new("authorization", "A77120"), new("lines[1].modifiers", "25")]) { CommandId = id, At = at }));
        a.Named("P", 2).State.ShouldBe(FilingState.Clean);
        (a.Named("P", 2).Frequency, a.Named("P", 2).OriginalReference).ShouldBe(("7", "ICN1"));
        a.Claim.Denials.Single().State.ShouldBe(DenialState.Corrected);
        Encoding.ASCII.GetString(a.Claim.Record!.Claim).ShouldContain("REF*G1*A77120~HI*ABK:E119");
        Encoding.ASCII.GetString(a.Claim.Record!.Claim).ShouldContain("SV1*HC:99213:25*125");
    }

    [Fact]
    public void A_correction_that_changes_a_price_changes_the_claims_total_and_its_charges()
    {
        var a = A.Denied().When(x => x.At(10, (id, at) => new ClaimCommand.Correct([new("lines[1].charge", "140.50")]) { CommandId = id, At = at }));
        a.Claim.Charge.ShouldBe(Money.Exactly(140.50m));
        a.Effects.Select(effect => effect.Command).OfType<AccountCommand.PostCharge>().Single().Correction.ShouldBe(1);
    }

    [Theory]
    [InlineData("lines[1].colour", "red", "no such field")]
    [InlineData("weather", "fair", "no such path")]
    [InlineData("lines[7].code", "99214", "1 lines")]
    [InlineData("memberId", "A*B", "no *")]
    [InlineData("patient.birthDate", "5.1.70", "YYYY-MM-DD")]
    public void What_cannot_be_changed_is_said(string path, string value, string says) =>
        A.Denied().When(x => x.At(10, (id, at) => new ClaimCommand.Correct([new(path, value)]) { CommandId = id, At = at }))
            .Reply.ShouldBeOfType<Refused>().Reason.ShouldContain(says);

    [Fact]
    public void What_the_payer_has_cannot_be_corrected_and_what_is_said_already_is_no_correction()
    {
        A.Accepted().When(x => x.At(1, (id, at) => new ClaimCommand.Correct([new("memberId", "M2")]) { CommandId = id, At = at }))
            .Reply.ShouldBeOfType<Refused>().Code.ShouldBe("with-payer");
        A.Denied().When(x => x.At(9, (id, at) => new ClaimCommand.Correct([new("memberId", "M1")]) { CommandId = id, At = at }))
            .Reply.ShouldBeOfType<Refused>().Code.ShouldBe("unchanged");
    }

    [Fact]
    public void After_the_payers_limit_a_decided_claim_is_not_corrected_any_more() =>
        A.Denied().When(x => x.At(200, (id, at) => new ClaimCommand.Correct([new("memberId", "M2")]) { CommandId = id, At = at }))
            .Reply.ShouldBeOfType<Refused>().Code.ShouldBe("correction-limit");

    [Fact]
    public void A_rejected_claim_is_sent_again_as_it_is_under_a_new_number()
    {
        var a = A.Batched().When(x => x.Tell(true, new("A8", "496", null, null, A.Batch)));
        var old = a.Filing.Clm01;
        a.When(x => x.At(2, (id, at) => new ClaimCommand.Resubmit { CommandId = id, At = at })).Filing.State.ShouldBe(FilingState.Clean);
        a.Filing.Clm01.ShouldNotBe(old);
    }

    [Fact]
    public void A_claim_that_was_never_sent_is_cancelled_and_written_off_by_a_void()
    {
        var a = Held().When(x => x.At(2, (id, at) => new ClaimCommand.Void("billed in error") { CommandId = id, At = at }));
        a.Filing.State.ShouldBe(FilingState.Abandoned);
        ((AccountCommand.WriteOff)a.Effects.Single().Command).To.ShouldBe(AccountNumber.AdministrativeWriteOff);
    }

    [Fact]
    public void A_replacement_that_is_cancelled_gives_the_claim_back_to_the_version_before_it()
    {
        var a = A.Denied().When(x => x.At(10, (id, at) => new ClaimCommand.Correct([new("lines[1].charge", "140.00")]) { CommandId = id, At = at }));
        a.When(x => x.At(10, (id, at) => new ClaimCommand.Void("not so") { CommandId = id, At = at }, hour: 11));
        a.Named("P", 2).State.ShouldBe(FilingState.Abandoned);
        a.Claim.Charge.ShouldBe(Money.Exactly(125m));
        a.Claim.Live("P").ShouldBe(a.Named("P", 1));
        a.Named("P", 1).State.ShouldBe(FilingState.Denied);
        a.Claim.Denials.Single().State.ShouldBe(DenialState.Open);
    }

    [Fact]
    public void A_denial_that_is_written_off_ends_its_work()
    {
        var a = A.Denied().When(x => x.At(10, (id, at) => new ClaimCommand.WriteOff(AccountNumber.DenialWriteOff, "not-covered") { CommandId = id, At = at }));
        a.Claim.Denials.Single().State.ShouldBe(DenialState.WrittenOff);
        ((AccountCommand.WriteOff)a.Effects.Single().Command).Reason.ShouldBe("not-covered");

        a.When(x => x.At(10, (id, at) => new ClaimCommand.TellShare(new(2, Money.Zero, Money.Exactly(125m), Money.Zero, Money.Zero, Money.Zero)) { CommandId = id, At = at }));
        ClaimStanding.Of(a.Claim).ShouldBe(ClaimStanding.WrittenOff);
        a.When(x => x.At(11, (id, at) => new ClaimCommand.WriteOff(AccountNumber.DenialWriteOff, "again") { CommandId = id, At = at }))
            .Reply.ShouldBeOfType<Refused>().Code.ShouldBe("nothing-open");
    }

    [Fact]
    public void The_last_day_to_file_abandons_what_was_not_sent()
    {
        var rules = new ClaimLifecycle("default");
        var a = Held();
        var due = rules.NextTimer(a.Claim)!.Value;
        due.ShouldBe(new DateTimeOffset(2026, 3, 31, 1, 0, 0, TimeSpan.Zero)); // 90 days after 2025-12-30, and over.
        a.When(x => rules.Wake(x.Claim, due)).Filing.State.ShouldBe(FilingState.Abandoned);
        rules.NextTimer(a.Claim).ShouldBeNull();
    }

    [Fact]
    public void A_payer_that_says_nothing_is_overdue_after_three_business_days_once()
    {
        var rules = new ClaimLifecycle("default");
        var a = A.Batched().When(x => x.Tell(true, null));
        var due = rules.NextTimer(a.Claim)!.Value;
        due.ShouldBe(new DateTimeOffset(2026, 1, 8, 21, 0, 0, TimeSpan.Zero)); // Sent on Monday.
        a.When(x => rules.Wake(x.Claim, due)).Filing.OverdueSince.ShouldBe(new DateOnly(2026, 1, 8));
        a.Filing.State.ShouldBe(FilingState.Received);
        rules.NextTimer(a.Claim).ShouldBeNull();
    }

    private static A Held() => new A().When(x => (ClaimCommand.Receive)x.Receive(A.Record()) with { TwinOf = "FEDCBA9876543210" });
}
