using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;

namespace ClaimsCluster.Domain.Tests.PatientBilling;

public class PatientMoneyTests
{
    [Fact]
    public void A_payment_on_the_account_meets_the_oldest_service_first_and_its_rest_waits()
    {
        var account = Two().Pays("100.00", "2026-02-01", "R1");
        account.Entries.TakeLast(3).ShouldBe(
            ["C2.1 patientPayment 1000/1200 30.00", "C1.1 patientPayment 1000/1200 50.00", ".0 prepayment 1000/1300 20.00"]);
        account.State.Patient.ShouldBe(Money.Zero);
    }

    [Fact]
    public void What_waits_meets_the_next_balance_at_the_accounts_hour()
    {
        var account = Two().Pays("100.00", "2026-02-01", "R1").Charge("C3", "70.00", "2026-02-02").BecomesThePatients("C3", "70.00", "2026-02-20");
        account.State.Patient.ShouldBe(Money.Parse("70.00"));
        account.Until("2026-02-20").Entries.TakeLast(3).ShouldBe(
            [".0 prepayment 1300/1000 20.00", "C3.0 prepayment 1000/1300 20.00", "C3.1 prepayment applied 1300/1200 20.00"]);
        account.State.Patient.ShouldBe(Money.Parse("50.00"));
    }

    [Fact]
    public void The_same_payment_is_posted_once_however_often_it_comes()
    {
        var account = Two().Pays("60.00", "2026-02-01", "R1");
        var again = account.Rules.Decide(account.State, Owing.Payment("60.00", "2026-02-01", "R1"));
        again.Reply.ShouldBe(new Repeated("patient:R1"));
        again.Events.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0.00", "amount")]
    [InlineData("-5.00", "amount")]
    public void A_payment_is_more_than_nothing(string amount, string code)
    {
        var account = Two();
        account.Rules.Decide(account.State, Owing.Payment(amount, "2026-02-01", "R1")).Reply.ShouldBeOfType<Refused>().Code.ShouldBe(code);
    }

    [Fact]
    public void Nobody_pays_on_an_account_that_is_not_there() =>
        new Owing().Rules.Decide(PatientAccount.Empty, Owing.Payment("5.00", "2026-02-01", "R1")).Reply.ShouldBeOfType<Refused>().Code.ShouldBe("unknown-account");

    [Fact]
    public void A_copay_kept_before_the_bill_stays_with_its_claim_until_the_payer_has_decided()
    {
        var account = new Owing().Charge("C1", "100.00", "2026-01-05", prepaid: "25.00").Charge("C2", "40.00", "2026-01-02")
            .BecomesThePatients("C2", "40.00", "2026-01-20").Until("2026-01-20");
        account.State.Patient.ShouldBe(Money.Parse("40.00"));
        account.Remit("C1", "60.00", "40.00", "2026-01-21", "PR-3").Entries[^1].ShouldBe("C1.1 prepayment applied 1300/1200 25.00");
        account.State.Claim("C1")!.Line(1).PatientPaid.ShouldBe(Money.Parse("25.00"));
    }

    [Fact]
    public void What_a_reversal_leaves_over_is_a_credit_and_pays_the_next_decision_first()
    {
        var account = new Owing().Charge("C1", "100.00", "2026-01-05").Remit("C1", "60.00", "40.00", "2026-01-20").Pays("40.00", "2026-02-01", "R1")
            .Remit("C1", "-60.00", "-40.00", "2026-03-01", isReversal: true);
        account.Entries[^1].ShouldBe("C1.1 credit found 1200/2100 40.00");
        account.Remit("C1", "75.00", "25.00", "2026-03-02");
        account.Entries.TakeLast(2).ShouldBe(["C1.1 credit used 2100/1300 25.00", "C1.1 prepayment applied 1300/1200 25.00"]);
        account.State.Totals[AccountNumber.PatientCredit].ShouldBe(Money.Parse("-15.00"));
        account.State.Claim("C1")!.Share().ShouldBe(new ClaimShare(
            7, PatientPaid: Money.Parse("40.00"), WrittenOff: Money.Zero, InsuranceOpen: Money.Zero, PatientOpen: Money.Zero, Credit: Money.Parse("15.00")));
    }

    [Fact]
    public void A_reversal_of_what_was_given_up_makes_no_credit()
    {
        var account = new Owing().Charge("C1", "100.00", "2026-01-05").Remit("C1", "60.00", "40.00", "2026-01-20")
            .Do(new AccountCommand.WriteOff("C1", AccountNumber.CharityCare, "policy") { CommandId = "w", At = default, Source = "user" })
            .Remit("C1", "-60.00", "-40.00", "2026-03-01", isReversal: true);
        account.State.Totals[AccountNumber.PatientCredit].ShouldBe(Money.Zero);
        account.State.Totals[AccountNumber.CharityCare].ShouldBe(Money.Zero);
    }

    [Fact]
    public void A_claim_is_told_what_starts_at_its_account_with_a_count_that_grows()
    {
        var account = Two().Pays("60.00", "2026-02-01", "R1");
        var told = account.Effects.Select(effect => (effect.To.Key, ((ClaimCommand.TellShare)effect.Command).Share)).ToList();
        told.Select(one => one.Key).ShouldBe(["C2", "C1"]);
        told[1].Share.ShouldBe(new ClaimShare(3, Money.Parse("30.00"), Money.Zero, Money.Zero, Money.Parse("20.00"), Money.Zero));
    }

    [Fact]
    public void A_claim_ignores_a_share_that_it_was_told_before()
    {
        var rules = new ClaimLifecycle("default");
        var claim = new Claim { ClaimId = "C1", Share = new(3, Money.Zero, Money.Zero, Money.Zero, Money.Zero, Money.Zero) };
        var late = new ClaimCommand.TellShare(claim.Share with { Count = 2 }) { CommandId = "share:C1:2", At = default };
        rules.Decide(claim, late).Events.ShouldBeEmpty();
        rules.Decide(claim, late with { Share = claim.Share with { Count = 4 } }).Next.Share!.Count.ShouldBe(4);
    }

    private static Owing Two() => new Owing()
        .Charge("C1", "50.00", "2026-01-06").Charge("C2", "30.00", "2026-01-03")
        .BecomesThePatients("C1", "50.00", "2026-01-20").BecomesThePatients("C2", "30.00", "2026-01-21");
}
