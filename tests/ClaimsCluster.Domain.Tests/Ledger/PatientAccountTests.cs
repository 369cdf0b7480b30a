using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Remittance;
using static ClaimsCluster.Domain.Ledger.AccountCommand;
using static ClaimsCluster.Domain.Tests.Remittance.Some;

namespace ClaimsCluster.Domain.Tests.Ledger;

public class PatientAccountTests
{
    [Fact]
    public void G43_a_claim_is_charged_paid_and_settled()
    {
        var account = new Book()
            .Do(Commands.Charge("C1", "250.00"))
            .Do(Commands.Remittance("C1", "90.54", Cas("CO-45", "134.51"), Cas("PR-2", "23.10"), Cas("CO-253", "1.85")))
            .Do(Commands.PatientPays("C1", "23.10"));

        account.Entries.ShouldBe(
        [
            "charge 1100/4000 250.00", "CO-45 4100/1100 134.51", "CO-253 4110/1100 1.85", "payment 1010/1100 90.54",
            "PR-2 1200/1100 23.10", "patientPayment 1000/1200 23.10",
        ]);
        (account.State.Insurance, account.State.Patient).ShouldBe((Money.Zero, Money.Zero));
        account.Lifecycle.Index(account.State).State.ShouldBe("Active");
    }

    [Fact]
    public void A_repeat_is_answered_without_an_event()
    {
        var account = new Book().Do(Commands.Charge("C1", "250.00"));
        var again = account.Try(Commands.Charge("C1", "250.00"));
        again.Reply.ShouldBeOfType<Repeated>();
        again.Events.ShouldBeEmpty();
    }

    [Fact]
    public void A_correction_takes_the_charges_back_and_posts_them_anew()
    {
        var account = new Book().Do(Commands.Charge("C1", "250.00", "10.00"))
            .Do(Commands.Charge("C1", "200.00") with { Correction = 1 });
        account.State.Claim("C1")!.Line(1).Charge.ShouldBe(Dollars("200.00"));
        account.State.Insurance.ShouldBe(Dollars("200.00"));
        account.Entries.Skip(2).ShouldBe(["charge 4000/1100 250.00", "charge 4000/1100 10.00", "charge 1100/4000 200.00"]);
    }

    [Fact]
    public void A_correction_to_another_payer_leaves_nothing_with_the_first()
    {
        var account = new Book().Do(Commands.Charge("C1", "250.00"))
            .Do(Commands.Charge("C1", "250.00") with { Correction = 1, PayerId = "HMO01" });
        account.Journal.Select(entry => $"{entry.Payer} {entry.Debit.Digits()}")
            .ShouldBe(["PPO01 1100", "PPO01 4000", "HMO01 1100"]);
    }

    [Fact]
    public void A_denial_posts_nothing_and_stays_open()
    {
        var account = new Book().Do(Commands.Charge("C1", "90.00")).Do(Commands.Remittance("C1", "0.00", Cas("CO-29", "90.00")));
        account.Entries.Count.ShouldBe(1);
        account.State.Insurance.ShouldBe(Dollars("90.00"));
    }

    [Fact]
    public void Nothing_is_the_patients_while_another_payer_follows()
    {
        var account = new Book().Do(Commands.Charge("C1", "100.00"))
            .Do(Commands.Remittance("C1", "80.00", Cas("PR-2", "20.00")) with { FurtherPayer = true });
        (account.State.Insurance, account.State.Patient).ShouldBe((Dollars("20.00"), Money.Zero));
    }

    [Fact]
    public void A_secondary_payer_finds_the_primary_posted()
    {
        // X12 RFI 1696: charge 500, primary paid 300, PR 75, CO-45 125; Medicaid pays 65: OA-23 425, CO-45 10, patient 0.
        var account = new Book().Do(Commands.Charge("C1", "500.00"))
            .Do(Commands.Remittance("C1", "300.00", Cas("CO-45", "125.00"), Cas("PR-2", "75.00")) with { FurtherPayer = true })
            .Do(Commands.Remittance("C1", "65.00", Cas("OA-23", "425.00"), Cas("CO-45", "10.00")) with { PayerId = "CAID1", PostingIdentity = "P2" });
        (account.State.Insurance, account.State.Patient).ShouldBe((Money.Zero, Money.Zero));
    }

    [Fact]
    public void A_reversal_is_the_mirror_of_what_it_takes_back()
    {
        var charged = new Book().Do(Commands.Charge("C1", "150.00"));
        var reversed = new Book().Do(Commands.Charge("C1", "150.00"))
            .Do(Commands.Remittance("C1", "50.00", Cas("CO-45", "75.00"), Cas("PR-1", "25.00")))
            .Do(Commands.Remittance("C1", "-50.00", Cas("CO-45", "-75.00"), Cas("PR-1", "-25.00")) with { Reversal = true, PostingIdentity = "P2" });

        Canonical.Of(reversed.State.Totals).ShouldBe(Canonical.Of(charged.State.Totals));
        reversed.Entries.Skip(4).ShouldBe(["CO-45 1100/4100 75.00", "payment 1100/1010 50.00", "PR-1 1100/1200 25.00"]);
        reversed.State.Claim("C1")!.Remittances.ShouldBeEmpty();
    }

    [Fact]
    public void A_reversal_remembers_that_another_payer_followed()
    {
        var account = new Book().Do(Commands.Charge("C1", "100.00"))
            .Do(Commands.Remittance("C1", "80.00", Cas("PR-2", "20.00")) with { FurtherPayer = true })
            .Do(Commands.Remittance("C1", "-80.00", Cas("PR-2", "-20.00")) with { Reversal = true, PostingIdentity = "P2" });
        (account.State.Insurance, account.State.Patient).ShouldBe((Dollars("100.00"), Money.Zero));
    }

    [Fact]
    public void A_decision_that_came_in_two_files_is_taken_back_by_one_reversal()
    {
        var account = new Book().Do(Commands.Charge("C1", "150.00"))
            .Do(Commands.Remittance("C1", "50.00", Cas("CO-45", "25.00")) with { Icn = "I1" })
            .Do(Commands.Remittance("C1", "40.00", Cas("CO-45", "35.00")) with { Icn = "I1", PostingIdentity = "P2" })
            .Do(Commands.Remittance("C1", "-90.00", Cas("CO-45", "-60.00")) with { Icn = "I1", Reversal = true, PostingIdentity = "P3" });
        account.State.Insurance.ShouldBe(Dollars("150.00"));
        account.State.Claim("C1")!.Remittances.ShouldBeEmpty();
    }

    [Fact]
    public void A_reversal_of_an_unknown_decision_is_refused() =>
        new Book().Do(Commands.Charge("C1", "150.00"))
            .Try(Commands.Remittance("C1", "-50.00", Cas("CO-45", "-75.00")) with { Reversal = true })
            .Reply.ShouldBeOfType<Refused>().Code.ShouldBe("original-unknown");

    [Fact]
    public void A_decision_on_an_unknown_claim_or_line_is_refused()
    {
        new Book().Try(Commands.Remittance("C1", "50.00")).Reply.ShouldBeOfType<Refused>().Code.ShouldBe("no-charge");
        new Book().Do(Commands.Charge("C1", "150.00"))
            .Try(Commands.Remittance("C1", "50.00") with { Lines = [new(7, Dollars("50.00"), [])] })
            .Reply.ShouldBeOfType<Refused>().Code.ShouldBe("no-line");
    }

    [Fact]
    public void What_is_said_of_a_claim_is_spread_over_its_lines()
    {
        var remittance = Commands.Remittance("C1", "10.00", Cas("CO-45", "90.00"));
        var account = new Book().Do(Commands.Charge("C1", "33.34", "33.33", "33.33"))
            .Do(remittance with { Lines = [], ClaimAdjustments = remittance.Lines[0].Adjustments });
        account.State.Claim("C1")!.Lines.Select(line => line.Insurance).ShouldAllBe(open => open.IsZero || Money.Abs(open).Cents <= 1);
        account.State.Insurance.ShouldBe(Money.Zero);
    }

    [Fact]
    public void Money_on_a_written_off_line_undoes_the_write_off_first()
    {
        var account = new Book().Do(Commands.Charge("C1", "100.00"))
            .Do(new WriteOff("C1", AccountNumber.DenialWriteOff, "worked") { CommandId = "w", At = default, Source = "user" })
            .Do(Commands.Remittance("C1", "60.00", Cas("CO-45", "40.00")));
        account.State.Insurance.ShouldBe(Money.Zero);
        account.State.Totals[AccountNumber.DenialWriteOff].ShouldBe(Money.Zero);
        account.Entries.Skip(1).ShouldBe(
        [
            "write-off 4120 4120/1100 100.00", "write-off 4120 1100/4120 100.00", "CO-45 4100/1100 40.00", "payment 1010/1100 60.00",
        ]);
    }

    [Theory]
    [InlineData(AccountNumber.AdministrativeWriteOff, "40.00", "0.00")]
    [InlineData(AccountNumber.BadDebt, "0.00", "60.00")]
    public void A_write_off_takes_from_its_own_receivable(AccountNumber to, string patient, string insurance)
    {
        var account = new Book().Do(Commands.Charge("C1", "100.00"))
            .Do(Commands.Remittance("C1", "0.00", Cas("PR-1", "40.00"), Cas("CO-29", "60.00")))
            .Do(new WriteOff("C1", to, "policy") { CommandId = "w", At = default, Source = "policy" });
        (account.State.Patient, account.State.Insurance).ShouldBe((Dollars(patient), Dollars(insurance)));
    }

    [Fact]
    public void Only_a_write_off_account_takes_a_write_off() =>
        new Book().Do(Commands.Charge("C1", "100.00"))
            .Try(new WriteOff("C1", AccountNumber.Cash, "?") { CommandId = "w", At = default, Source = "user" })
            .Reply.ShouldBeOfType<Refused>().Code.ShouldBe("account");

    [Fact]
    public void A_denied_line_can_be_moved_to_the_patient()
    {
        var account = new Book().Do(Commands.Charge("C1", "100.00")).Do(Commands.Remittance("C1", "0.00", Cas("PR-96", "100.00")))
            .Do(new MoveToPatient("C1", 1, "PR-96 upheld") { CommandId = "m", At = default, Source = "user" });
        (account.State.Insurance, account.State.Patient).ShouldBe((Money.Zero, Dollars("100.00")));
        account.Lifecycle.Index(account.State).ShouldBeEquivalentTo(new RowIndex("Billing") { Balance = Dollars("100.00") });
    }

    [Fact]
    public void What_a_patient_pays_too_much_waits_unapplied()
    {
        var account = new Book().Do(Commands.Charge("C1", "10.00")).Do(Commands.Remittance("C1", "0.00", Cas("PR-3", "10.00")))
            .Do(Commands.PatientPays("C1", "12.00"));
        account.State.Patient.ShouldBe(Money.Zero);
        account.State.Totals[AccountNumber.UnappliedCash].ShouldBe(Dollars("-2.00"));
    }

    [Fact]
    public void A_prior_payer_is_booked_once()
    {
        var told = new PostPriorPayer("C1", "PPO01", 1, Dollars("60.00"), Dollars("15.00")) { CommandId = "p", At = default, Source = "file" };
        var account = new Book().Do(Commands.Charge("C1", "100.00")).Do(told);
        account.State.Insurance.ShouldBe(Dollars("25.00"));
        account.Try(told).Reply.ShouldBeOfType<Repeated>();
    }

    [Fact]
    public void A_patient_is_billed_above_five_dollars_until_all_is_paid()
    {
        var account = new Book().Do(Commands.Charge("C1", "10.00")).Do(Commands.Remittance("C1", "0.00", Cas("PR-3", "10.00")));
        account.State.Standing.ShouldBe(AccountStanding.Billing);
        account.Do(Commands.PatientPays("C1", "6.00")).State.Standing.ShouldBe(AccountStanding.Billing);
        account.Do(Commands.PatientPays("C1", "4.00") with { PaymentId = "R2" }).State.Standing.ShouldBe(AccountStanding.Active);
    }
}

/// <summary>An account under test, with all that was posted.</summary>
internal sealed class Book
{
    public PatientAccountLifecycle Lifecycle { get; } = new(new EntityId("patient-account", "default", "A1"), patientsAnswer: true);

    public PatientAccount State { get; private set; } = PatientAccount.Empty;

    public List<JournalLine> Journal { get; } = [];

    public IReadOnlyList<string> Entries =>
        [.. Journal.Select(entry => $"{entry.Reason} {entry.Debit.Digits()}/{entry.Credit.Digits()} {entry.Amount}")];

    public Decision<PatientAccount> Try(AccountCommand command) => Lifecycle.Decide(State, command);

    public Book Do(AccountCommand command)
    {
        var decision = Try(command);
        decision.Reply.ShouldBe(Done.Instance);
        Canonical.Of(decision.Events.Aggregate(State, Lifecycle.Evolve)).ShouldBe(Canonical.Of(decision.Next));
        Journal.AddRange(decision.Events.Cast<AccountEvent.Posted>().SelectMany(posted => posted.Lines));
        State = decision.Next;
        return this;
    }
}

internal static class Commands
{
    public static PostCharge Charge(string claim, params string[] lines) =>
        new(claim, "PPO01", new(2026, 1, 2), [.. lines.Select((amount, index) => new ChargedLine(index + 1, Dollars(amount)))])
        { CommandId = "charge", At = default, Source = "file" };

    public static PostRemittance Remittance(string claim, string paid, params Adjustment[] adjustments) => new()
    {
        CommandId = "remit",
        At = default,
        Source = "835",
        ClaimId = claim,
        PostingIdentity = "P1",
        Trace = "EFT1",
        PayerId = "PPO01",
        Icn = "ICN1",
        Paid = Dollars(paid),
        Lines = [new(1, Dollars(paid), [.. adjustments])],
    };

    public static PostPatientPayment PatientPays(string claim, string amount) =>
        new(claim, "R1", Dollars(amount)) { CommandId = "pay", At = default, Source = "receipt" };
}
