using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.PatientBilling;

namespace ClaimsCluster.Domain.Tests.PatientBilling;

public class BillingCycleTests
{
    [Fact]
    public void The_first_bill_goes_out_three_days_after_a_balance_became_the_patients()
    {
        var account = Owed("80.00").Until("2026-01-23");
        account.Statements.ShouldBeEmpty();
        var bill = account.Until("2026-01-24").Statements.ShouldHaveSingleItem();
        bill.Sent.ShouldBe(new StatementNotice(1, 1, new(2026, 1, 24), new(2026, 2, 14), Money.Parse("80.00")));
        bill.Aging.ShouldBe(Aging.None with { To30 = Money.Parse("80.00") });
        bill.Lines.ShouldHaveSingleItem().Owed.ShouldBe(Money.Parse("80.00"));
    }

    [Fact]
    public void Four_notices_follow_each_other_and_then_a_person_decides()
    {
        var account = Owed("80.00").Until("2026-12-31");
        account.Statements.Select(bill => (bill.Sent.Notice, $"{bill.Sent.Date:MM-dd}"))
            .ShouldBe([(1, "01-24"), (2, "02-23"), (3, "03-25"), (4, "04-24")]);
        account.State.Standing.ShouldBe(AccountStanding.PreCollect);
        account.Rules.NextTimer(account.State).ShouldBeNull();
    }

    [Fact]
    public void A_payment_in_full_ends_it()
    {
        var account = Owed("80.00").Until("2026-01-24").Pays("80.00", "2026-02-01", "R1").Until("2026-12-31");
        account.Statements.Count.ShouldBe(1);
        account.State.Standing.ShouldBe(AccountStanding.Active);
    }

    [Fact]
    public void A_part_payment_starts_the_notices_anew_thirty_days_later()
    {
        var account = Owed("80.00").Until("2026-02-23").Pays("30.00", "2026-03-01", "R1").Until("2026-03-31");
        account.Statements.Select(bill => (bill.Sent.Number, bill.Sent.Notice, bill.Sent.Amount.ToString(), $"{bill.Sent.Date:MM-dd}"))
            .ShouldBe([(1, 1, "80.00", "01-24"), (2, 2, "80.00", "02-23"), (3, 1, "50.00", "03-31")]);
    }

    [Fact]
    public void A_new_balance_after_the_last_notice_is_billed_before_anybody_else_is_asked()
    {
        var account = Owed("80.00").Until("2026-12-31").Charge("C2", "40.00", "2027-01-05").BecomesThePatients("C2", "40.00", "2027-01-20");
        account.State.Standing.ShouldBe(AccountStanding.Billing);
        account.Until("2027-01-23").Statements[^1].Sent.Notice.ShouldBe(1);
    }

    [Fact]
    public void A_balance_up_to_five_dollars_is_billed_once_and_given_up_after_120_days()
    {
        var account = Owed("5.00").Until("2026-05-21");
        account.Statements.ShouldHaveSingleItem().Sent.Date.ShouldBe(new(2026, 2, 20));
        account.State.Patient.ShouldBe(Money.Parse("5.00"));
        account.Until("2026-05-22").Entries[^1].ShouldBe("C1.1 write-off 4130 4130/1200 5.00");
        (account.State.Patient, account.Rules.NextTimer(account.State)).ShouldBe((Money.Zero, null));
    }

    [Theory]
    [InlineData("9.99", "CI", "0.00")]
    [InlineData("10.00", "CI", "10.00")]
    [InlineData("9.99", "MB", "9.99")]
    [InlineData("9.99", "MC", "9.99")]
    [InlineData("9.99", "CH", "9.99")]
    [InlineData("9.99", "", "9.99")]
    public void A_small_balance_is_given_up_but_never_that_of_a_federal_payer(string owed, string filing, string left) =>
        Owed(owed, filing).Until("2027-12-31").State.Patient.ShouldBe(Money.Parse(left));

    [Fact]
    public void The_patient_is_told_of_each_bill_once()
    {
        var account = Owed("80.00").Until("2026-02-23");
        account.Effects.Select(effect => (effect.To.ToString(), effect.Id))
            .ShouldBe([("simulated-patient/patients:default/A1", "statement:A1:1"), ("simulated-patient/patients:default/A1", "statement:A1:2")]);
    }

    [Fact]
    public void A_bill_says_what_is_still_with_insurance()
    {
        var bill = Owed("80.00").Charge("C2", "160.00", "2026-01-22").Until("2026-01-24").Statements[0];
        bill.Lines.Select(line => (line.ClaimId, $"{line.WithInsurance}", $"{line.Owed}"))
            .ShouldBe([("C1", "0.00", "80.00"), ("C2", "160.00", "0.00")]);
        bill.Sent.Amount.ShouldBe(Money.Parse("80.00"));
    }

    private static Owing Owed(string amount, string filing = "CI") =>
        new Owing().Charge("C1", amount, "2026-01-05", filing).BecomesThePatients("C1", amount, "2026-01-21");
}
