using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Denials;
using ClaimsCluster.Domain.Ledger;

namespace ClaimsCluster.Domain.Tests.Claims;

public class ClaimLifecycleTests
{
    [Fact]
    public void A_sound_claim_is_clean_charged_and_waits_for_its_payers_batch()
    {
        var a = A.Claim_();
        a.Filing.State.ShouldBe(FilingState.Clean);
        ((ClaimTaken)a.Reply).Outcome.ShouldBe(IntakeOutcome.Taken);
        new ClaimLifecycle("default").Index(a.Claim).Queues.ShouldBe([new QueuePlace("submit/PPO01", "1234567893")]);

        var charge = (AccountCommand.PostCharge)a.Effects.Single().Command;
        a.Effects.Single().To.ShouldBe(new EntityId("patient-account", "default", "ACCOUNT"));
        charge.Lines.ShouldBe([new ChargedLine(1, Money.Exactly(125m))]);
    }

    [Fact]
    public void A_wrong_npi_is_refused_at_the_door_and_leaves_nothing()
    {
        var a = A.Claim_("1558598797", "1558598790");
        ((ClaimTaken)a.Reply).Outcome.ShouldBe(IntakeOutcome.Refused);
        ((ClaimTaken)a.Reply).Hits[0].EditId.ShouldBe("PRV-02");
        a.Claim.IsNone.ShouldBeTrue();
        a.Events.ShouldBeEmpty();
    }

    [Fact]
    public void A_secondary_claim_is_taken_charged_and_held()
    {
        var a = A.Claim_("SBR*P", "SBR*S");
        a.Filing.State.ShouldBe(FilingState.Held);
        a.Filing.Sequence.ShouldBe("S");
        a.Effects.Count.ShouldBe(1);
        ((ClaimTaken)a.Reply).IsClean.ShouldBeFalse();
    }

    [Fact]
    public void The_same_content_again_is_a_duplicate_and_other_content_another_claim()
    {
        var a = A.Claim_();
        ((ClaimTaken)a.When(x => x.Receive(A.Record())).Reply).Outcome.ShouldBe(IntakeOutcome.Duplicate);
        ((ClaimTaken)a.When(x => x.Receive(A.Record("99213", "99214"))).Reply).Outcome.ShouldBe(IntakeOutcome.Another);
        a.Events.ShouldBeEmpty();
    }

    [Fact]
    public void A_clean_filing_joins_a_batch_on_its_last_day_and_is_abandoned_the_day_after()
    {
        var last = new DateOnly(2025, 12, 30).AddDays(90).DayNumber - new DateOnly(2026, 1, 5).DayNumber;
        A.Claim_().When(a => Join(a, last)).Filing.State.ShouldBe(FilingState.Batched);

        var late = A.Claim_().When(a => Join(a, last + 1));
        late.Filing.State.ShouldBe(FilingState.Abandoned);
        late.Reply.ShouldBeOfType<Refused>().Code.ShouldBe("filing-limit");

        static ClaimCommand Join(A a, int days) => new ClaimCommand.AddToBatch(A.Batch) { CommandId = a.Next, At = A.Day.AddDays(days) };
    }

    [Fact]
    public void A_batch_that_asks_twice_is_answered_alike()
    {
        var a = A.Batched();
        a.When(x => new ClaimCommand.AddToBatch(A.Batch) { CommandId = x.Next, At = A.Day.AddHours(18) }).Reply.ShouldBe(Done.Instance);
        a.Events.ShouldBeEmpty();
    }

    [Fact]
    public void Transmission_999_and_277CA_reach_the_claim_in_one_write()
    {
        var a = A.Accepted();
        a.Filing.State.ShouldBe(FilingState.Accepted);
        a.Filing.Icn.ShouldBe("ICN1");
        a.Events.Cast<FilingEvent>().Select(e => e.Happening)
            .ShouldBe([FilingHappening.Transmitted, FilingHappening.SyntaxAccept, FilingHappening.AckAccepted]);
    }

    [Fact]
    public void A_rejected_set_goes_back_to_the_queue_and_the_second_time_to_a_person()
    {
        var a = A.Batched().When(x => x.Tell(false, null));
        a.Filing.State.ShouldBe(FilingState.Clean);
        a.When(x => new ClaimCommand.AddToBatch("PPO01-20260106") { CommandId = x.Next, At = A.Day.AddDays(1) });
        a.When(x => x.Tell(false, null)).Filing.State.ShouldBe(FilingState.Held);
    }

    [Theory]
    [InlineData("A1", FilingState.Received)]
    [InlineData("A2", FilingState.Accepted)]
    [InlineData("A7", FilingState.Rejected)]
    public void The_category_code_of_a_277CA_decides(string category, FilingState state) =>
        A.Batched().When(a => a.Tell(true, new(category, "20", null, null, A.Batch))).Filing.State.ShouldBe(state);

    [Fact]
    public void A_paid_claim_with_a_patient_share_is_the_patients_to_settle()
    {
        var a = A.Accepted().When(x => x.Remit("1", 60m, A.Cas("CO", "45", 45m), A.Cas("PR", "2", 20m)));
        a.Filing.State.ShouldBe(FilingState.Paid);
        a.Filing.Paid.ShouldBe(Money.Exactly(60m));
        a.Filing.PatientResponsibility.ShouldBe(Money.Exactly(20m));
        ClaimMoney.Of(a.Claim).Balance.ShouldBe(Money.Exactly(20m));
        ClaimStanding.Of(a.Claim).ShouldBe(ClaimStanding.PatientDue);
        ((ClaimPosted)a.Reply).LineNumbers.ShouldBe([1]);
    }

    [Fact]
    public void A_denied_claim_keeps_its_balance_with_insurance_and_opens_work()
    {
        var a = A.Accepted().When(x => x.Remit("1", 0m, A.Cas("CO", "50", 125m)));
        a.Filing.State.ShouldBe(FilingState.Denied);
        a.Claim.Denials.Single().Carc.ShouldBe("50");
        a.Claim.Denials.Single().State.ShouldBe(DenialState.Open);
        ClaimStanding.Of(a.Claim).ShouldBe(ClaimStanding.InDenial);
        ClaimMoney.Of(a.Claim).Balance.ShouldBe(Money.Exactly(125m));
    }

    [Fact]
    public void A_reversal_of_other_amounts_than_were_posted_is_a_persons_to_place()
    {
        var a = A.Accepted().When(x => x.Remit("1", 60m, A.Cas("CO", "45", 45m), A.Cas("PR", "2", 20m)));
        a.When(x => x.Remit("22", -60m, A.Cas("CO", "45", -40m), A.Cas("PR", "2", -25m)));
        a.Filing.State.ShouldBe(FilingState.Paid);
        ClaimMoney.Of(a.Claim).Balance.ShouldBe(Money.Exactly(20m));
    }

    [Fact]
    public void A_reversal_takes_the_decision_back_and_a_correction_decides_anew()
    {
        var a = A.Accepted().When(x => x.Remit("1", 60m, A.Cas("CO", "45", 45m), A.Cas("PR", "2", 20m)));
        a.When(x => x.Remit("22", -60m, A.Cas("CO", "45", -45m), A.Cas("PR", "2", -20m)));
        a.Filing.State.ShouldBe(FilingState.Reversed);
        ClaimMoney.Of(a.Claim).ShouldBe(new ClaimMoney(Money.Zero, Money.Zero, Money.Zero, Money.Zero, Money.Zero, Money.Exactly(125m)));

        a.When(x => x.Remit("1", 80m, A.Cas("CO", "45", 45m))).Filing.State.ShouldBe(FilingState.Paid);
        ClaimStanding.Of(a.Claim).ShouldBe(ClaimStanding.Closed);
    }

    [Fact]
    public void Money_without_a_row_is_refused_and_kept_as_an_anomaly()
    {
        var a = A.Accepted().When(x => x.Remit("1", 125m)).When(x => x.Remit("1", 125m));
        a.Reply.ShouldBeOfType<Refused>().Code.ShouldBe("no-row");
        a.Events.Single().ShouldBeOfType<Anomaly>().State.ShouldBe(FilingState.Paid);
        a.Filing.Paid.ShouldBe(Money.Exactly(125m));
    }

    [Fact]
    public void An_835_before_any_answer_is_taken_and_a_late_277CA_is_an_anomaly()
    {
        var a = A.Batched().When(x => x.Tell(null, null)).When(x => x.Remit("1", 125m));
        a.Filing.State.ShouldBe(FilingState.Paid);
        a.When(x => new ClaimCommand.Acknowledge(x.Filing.Clm01, new("A2", "20", null, "ICN1", A.Batch)) { CommandId = x.Next, At = A.Day });
        a.Events.Single().ShouldBeOfType<Anomaly>();
        a.Filing.State.ShouldBe(FilingState.Paid);
    }

    [Fact]
    public void A_reversal_under_another_number_of_the_payers_takes_back_nothing_of_this_one()
    {
        var a = A.Paid().When(x => x.RemitOf(x.Filing, "ICN9", "22", -60m, A.Cas("CO", "45", -45m), A.Cas("PR", "2", -20m)));
        a.Reply.ShouldBeOfType<Refused>().Code.ShouldBe("unknown-filing");
        a.Filing.State.ShouldBe(FilingState.Paid);
    }
}
