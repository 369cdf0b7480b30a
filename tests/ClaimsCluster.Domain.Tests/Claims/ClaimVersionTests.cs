using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Denials;
using ClaimsCluster.Domain.Ledger;

namespace ClaimsCluster.Domain.Tests.Claims;

/// <summary>What a later claim of the sender is: a duplicate, a correction, a replacement, a void, the next payer's, another one.</summary>
public class ClaimVersionTests
{
    private const string Seven = "B:7*Y*A*Y*Y~REF*F8*ICN1";
    private const string Eight = "B:8*Y*A*Y*Y~REF*F8*ICN1";
    private const string One = "B:1*Y*A*Y*Y";

    [Fact]
    public void A_held_claim_sent_again_with_other_content_is_its_correction_and_keeps_its_number()
    {
        var a = new A().When(x => x.Receive(A.Record("SBR*P", "SBR*S")));
        a.Filing.State.ShouldBe(FilingState.Held);
        a.Resends("SBR*P*18*******CI", "SBR*S*18*******CI~", 1).Claim.Filings.Count.ShouldBe(1);
    }

    [Fact]
    public void A_rejected_claim_sent_again_is_corrected_under_a_new_number_and_its_charges_follow()
    {
        var a = A.Batched().When(x => x.Tell(true, new("A7", "562", "82", null, A.Batch)));
        var old = a.Filing.Clm01;
        a.Resends("125", "140");

        a.Claim.Filings.Count.ShouldBe(1);
        a.Filing.State.ShouldBe(FilingState.Clean);
        a.Filing.Frequency.ShouldBe("1");
        a.Filing.Clm01.ShouldNotBe(old);
        a.Filing.Spent.ShouldBe([old]);
        a.Claim.Charge.ShouldBe(Money.Exactly(140m));
        var charge = a.Effects.Select(effect => effect.Command).OfType<AccountCommand.PostCharge>().Single();
        charge.Correction.ShouldBe(1);
        charge.Lines.ShouldBe([new ChargedLine(1, Money.Exactly(140m))]);
        a.Events.Cast<FilingEvent>().Select(e => e.Happening).ShouldBe([FilingHappening.Correct, FilingHappening.ScrubClean]);
    }

    [Fact]
    public void The_old_content_of_a_corrected_claim_is_a_duplicate_when_it_comes_again()
    {
        var a = A.Batched().When(x => x.Tell(true, new("A7", "562", "82", null, A.Batch))).Resends("125", "140");
        ((ClaimTaken)a.Resends("", "", 40).Reply).Outcome.ShouldBe(IntakeOutcome.Duplicate);
        ((ClaimTaken)a.Resends("125", "140", 41).Reply).Outcome.ShouldBe(IntakeOutcome.Duplicate);
    }

    [Fact]
    public void In_the_same_file_other_content_is_never_a_correction()
    {
        var a = A.Batched().When(x => x.Tell(true, new("A7", "562", "82", null, A.Batch)));
        ((ClaimTaken)a.When(x => x.Receive(A.Record("125", "140"))).Reply).Outcome.ShouldBe(IntakeOutcome.Another);
    }

    [Fact]
    public void Frequency_7_of_a_decided_claim_is_its_next_version_and_the_old_one_keeps_what_it_billed()
    {
        var a = A.Paid().Resends(One, Seven);
        a.Named("P", 2).State.ShouldBe(FilingState.Clean);
        a.Named("P", 2).OriginalReference.ShouldBe("ICN1");
        a.Named("P", 2).Clm01.ShouldEndWith("P2");
        a.Named("P", 1).State.ShouldBe(FilingState.Paid);
        a.Claim.BillOf(a.Named("P", 1)).ContentHash.ShouldNotBe(a.Claim.BillOf(a.Named("P", 2)).ContentHash);
        a.Effects.ShouldBeEmpty(); // The same charges.
    }

    [Fact]
    public void A_replacement_that_is_accepted_supersedes_the_original_when_that_is_reversed()
    {
        var a = A.Paid().Resends(One, Seven);
        var second = a.Named("P", 2).Clm01;
        a.Sent("PPO01-20260204", second, 30, new("A2", "20", null, "ICN2", "batch"));
        a.Named("P", 1).ReplacedBy.ShouldBeTrue();

        a.When(x => x.RemitOf(x.Named("P", 1), "ICN1", "22", -60m, A.Cas("CO", "45", -45m), A.Cas("PR", "2", -20m)));
        a.Named("P", 1).State.ShouldBe(FilingState.Superseded);
        a.When(x => x.RemitOf(x.Named("P", 2), "ICN2", "1", 80m, A.Cas("CO", "45", 45m)));
        a.Named("P", 2).State.ShouldBe(FilingState.Paid);
        ClaimMoney.Of(a.Claim).Balance.ShouldBe(Money.Zero);
        ClaimStanding.Of(a.Claim).ShouldBe(ClaimStanding.Closed);
    }

    [Fact]
    public void A_replacement_that_is_rejected_leaves_the_original_and_opens_its_denials_again()
    {
        var a = A.Denied().Resends(One, Seven);
        a.Claim.Denials.Single().State.ShouldBe(DenialState.Corrected);
        a.Sent("PPO01-20260204", a.Named("P", 2).Clm01, 30, new("A3", "535", null, null, "batch"));
        a.Named("P", 2).State.ShouldBe(FilingState.Rejected);
        a.Named("P", 1).State.ShouldBe(FilingState.Denied);
        a.Named("P", 1).ReplacedBy.ShouldBeFalse();
        a.Claim.Denials.Single().State.ShouldBe(DenialState.Open);
    }

    [Fact]
    public void A_replacement_of_what_is_not_decided_yet_is_held_until_it_is()
    {
        var a = A.Accepted().Resends(One, Seven, 2);
        a.Named("P", 2).State.ShouldBe(FilingState.Held);
        a.Named("P", 2).Edits.Select(hit => hit.EditId).ShouldContain("CLM-13");

        a.When(x => x.RemitOf(x.Named("P", 1), "ICN1", "1", 60m, A.Cas("CO", "45", 45m), A.Cas("PR", "2", 20m)));
        a.Named("P", 1).State.ShouldBe(FilingState.Paid);
        a.Named("P", 2).State.ShouldBe(FilingState.Clean);
        a.Effects.Select(effect => effect.Command).OfType<ClaimsCluster.Domain.Submission.SubmissionBatchCommand.Open>().Count().ShouldBe(1);
    }

    [Fact]
    public void A_replacement_that_misses_its_last_day_gives_the_claim_back_to_the_version_before_it()
    {
        var rules = new ClaimLifecycle("default");
        var a = A.Paid().Resends("125***11:B:1*Y*A*Y*Y", "140***11:B:7*Y*A*Y*Y~REF*F8*ICN1", 10); // The lines do not add up to it:
        ((ClaimTaken)a.Reply).Outcome.ShouldBe(IntakeOutcome.Refused);                            // refused, nothing changes.
        a = A.Denied().When(x => x.At(10, (id, at) => new ClaimCommand.Correct([new("lines[1].charge", "140.00")]) { CommandId = id, At = at }));
        a.Claim.Charge.ShouldBe(Money.Exactly(140m));
        a.When(x => rules.Wake(x.Claim, rules.NextTimer(x.Claim)!.Value));
        a.Named("P", 2).State.ShouldBe(FilingState.Abandoned);
        a.Claim.Charge.ShouldBe(Money.Exactly(125m));
        a.Effects.Select(effect => effect.Command).OfType<AccountCommand.PostCharge>().Single().Correction.ShouldBe(2);
    }

    [Fact]
    public void After_all_was_given_up_the_sender_files_the_claim_anew()
    {
        var a = new A().When(x => x.Receive(A.Record("SBR*P", "SBR*S")));
        a.When(x => x.At(2, (id, at) => new ClaimCommand.Void("billed in error") { CommandId = id, At = at }));
        a.Resends("", "", 5);
        a.Named("P", 1).State.ShouldBe(FilingState.Clean);
    }

    [Fact]
    public void Frequency_8_voids_the_filing_that_the_payers_number_names()
    {
        var a = A.Paid().Resends(One, Eight);
        var trip = a.Filing.Void!.Clm01;
        a.Filing.State.ShouldBe(FilingState.Voiding);
        trip.ShouldEndWith("P2");
        new ClaimLifecycle("default").Index(a.Claim).Queues.ShouldContain(new QueuePlace("submit/PPO01", "1234567893"));

        a.Sent("PPO01-20260204", trip, 30, new("A2", "20", null, "ICN2", "batch")).Filing.State.ShouldBe(FilingState.Voiding);
        a.Filing.Icn.ShouldBe("ICN1");
        a.When(x => x.Remit("22", -60m, A.Cas("CO", "45", -45m), A.Cas("PR", "2", -20m))).Filing.State.ShouldBe(FilingState.Voided);
        a.Filing.Spent.ShouldBe([trip]);

        var rules = new ClaimLifecycle("default");
        rules.NextTimer(a.Claim).ShouldNotBeNull();
        a.When(x => rules.Wake(x.Claim, rules.NextTimer(x.Claim)!.Value));
        ((AccountCommand.WriteOff)a.Effects.Single().Command).To.ShouldBe(AccountNumber.AdministrativeWriteOff);
        rules.NextTimer(a.Claim).ShouldBeNull();
    }

    [Fact]
    public void A_void_that_comes_again_while_the_first_is_on_its_way_is_a_duplicate()
    {
        var a = A.Paid().Resends(One, Eight).Resends(One, Eight, 40);
        ((ClaimTaken)a.Reply).Outcome.ShouldBe(IntakeOutcome.Duplicate);
        a.Filing.State.ShouldBe(FilingState.Voiding);
    }

    [Fact]
    public void A_later_version_stands_where_it_came_from_and_the_older_one_where_that_did()
    {
        var a = A.Paid();
        var first = a.Claim.Source;
        a.Resends(One, Seven);
        a.Claim.Source.Document.ShouldNotBe(first.Document);
        a.Claim.BillOf(a.Claim.Filings[0]).Source.ShouldBe(first);
    }

    [Fact]
    public void A_void_that_comes_before_the_decision_waits_for_it()
    {
        var a = A.Accepted().Resends(One, Eight, 2);
        a.Filing.State.ShouldBe(FilingState.Accepted);
        ((ClaimTaken)a.Reply).Outcome.ShouldBe(IntakeOutcome.Taken);
        a.When(x => x.Remit("1", 60m, A.Cas("CO", "45", 45m), A.Cas("PR", "2", 20m)));
        a.Filing.State.ShouldBe(FilingState.Voiding);
        a.Filing.Void!.Clm01.ShouldEndWith("P2");
    }

    [Fact]
    public void A_void_that_the_payer_rejects_leaves_the_decision_as_it_was()
    {
        var a = A.Paid().Resends(One, Eight);
        a.Sent("PPO01-20260204", a.Filing.Void!.Clm01, 30, new("A3", "464", null, null, "batch"));
        a.Filing.State.ShouldBe(FilingState.Paid);
        a.Filing.VoidRefused.ShouldBeTrue();
        a.Filing.Void.ShouldBeNull();
        a.Filing.Icn.ShouldBe("ICN1");
    }

    [Fact]
    public void The_same_claim_for_the_second_payer_is_a_filing_of_its_own_and_charges_nothing()
    {
        const string Prior = "SBR*P*18*******12~AMT*D*60~OI***Y***Y~NM1*IL*1*DOE*JANE****MI*M1~NM1*PR*2*PPO*****PI*PPO01~LX*1";
        var a = A.Paid();
        a.When(x => x.Receive(Second("LX*1", Prior), 30, "document 30"));
        a.Named("S", 1).State.ShouldBe(FilingState.Clean);
        a.Named("S", 1).Clm01.ShouldEndWith("S1");
        a.Claim.BillOf(a.Named("S", 1)).PayerId.ShouldBe("MCD01");
        a.Claim.PayerId.ShouldBe("PPO01");
        a.Effects.Single().Command.ShouldBeOfType<AccountCommand.MoveToInsurance>(); // The patient's 20.00 are not his yet.
        ClaimStanding.Of(a.Claim).ShouldBe(ClaimStanding.PrimaryFinal);
        a.Sent("MCD01-20260204", a.Named("S", 1).Clm01, 30, null);
        ClaimStanding.Of(a.Claim).ShouldBe(ClaimStanding.SecondaryPending);
    }

    [Fact]
    public void A_second_payers_claim_that_comes_alone_books_what_the_first_one_did()
    {
        const string Prior = "SBR*P*18*******12~CAS*CO*45*45~AMT*D*60~OI***Y***Y~NM1*IL*1*DOE*JANE****MI*M1~NM1*PR*2*PPO*****PI*PPO01~LX*1";
        var a = new A().When(x => x.Receive(Second("LX*1", Prior)));
        a.Claim.Prior.ShouldBe([new PriorPayerLine("PPO01", 1, Money.Exactly(60m), Money.Exactly(45m))]);
        a.Effects.Select(effect => effect.Command.GetType()).ShouldBe([typeof(AccountCommand.PostCharge), typeof(AccountCommand.PostPriorPayer)]);
        ClaimMoney.Of(a.Claim).Balance.ShouldBe(Money.Exactly(20m));
    }

    [Fact]
    public void Other_content_under_a_number_that_is_with_its_payer_is_another_claim_and_held_as_a_possible_duplicate()
    {
        var a = A.Accepted();
        ((ClaimTaken)a.Resends("99213", "99214").Reply).Outcome.ShouldBe(IntakeOutcome.Another);

        var other = new A().When(x => (ClaimCommand.Receive)x.Receive(A.Record("99213", "99214")) with { TwinOf = "0123456789ABCDEF" });
        other.Filing.State.ShouldBe(FilingState.Held);
        other.Filing.Edits.Single(hit => hit.EditId == "DUP-02").Severity.ShouldBe(ClaimsCluster.Domain.Scrubbing.EditSeverity.Warn);
    }

    private static ClaimRecord Second(string change, string to)
    {
        var record = A.Record(change, to);
        return record with
        {
            Subscriber = System.Text.Encoding.ASCII.GetBytes(
                System.Text.Encoding.ASCII.GetString(record.Subscriber).Replace("SBR*P", "SBR*S").Replace("PPO01", "MCD01")),
        };
    }
}
