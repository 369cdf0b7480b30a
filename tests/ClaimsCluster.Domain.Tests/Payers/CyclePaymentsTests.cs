using System.Collections.Immutable;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Domain.Tests.Adjudication;

namespace ClaimsCluster.Domain.Tests.Payers;

public class CyclePaymentsTests
{
    [Fact]
    public void What_is_taken_back_beyond_a_payment_is_brought_into_the_next_one()
    {
        // G35: -320.00 and 120.00 make a payment of 0.00 and FB -200.00; then FB 200.00.
        var (payments, forward) = Cut([Decided("B1", -320), Decided("B2", 120)], []);
        (payments.Single().Amount, Word(payments.Single().Provider)).ShouldBe((Money.Zero, "FB T0 -200.00"));

        (payments, forward) = Cut([Decided("B3", 150)], forward);
        (payments.Single().Amount, Word(payments.Single().Provider)).ShouldBe((Money.Zero, "FB T0 200.00, FB T0 -50.00"));

        (payments, forward) = Cut([Decided("B4", 80)], forward);
        (payments.Single().Amount, Word(payments.Single().Provider)).ShouldBe((Money.Parse("30.00"), "FB T0 50.00"));
        forward.ShouldBeEmpty();
    }

    [Fact]
    public void Within_one_cycle_the_second_payment_brings_in_what_the_first_left()
    {
        var (payments, forward) = Cut([Decided("B1", -50), Decided("B2", 70)], [], most: 1);
        payments.Select(payment => $"{payment.Amount} {Word(payment.Provider)}").ShouldBe(["0.00 FB T0 -50.00", "20.00 FB T0 50.00"]);
        forward.ShouldBeEmpty();
    }

    [Fact]
    public void A_takeback_leaves_its_check_whole_and_is_kept_from_the_next_one()
    {
        var taken = Decided("B1", -50) with { MemberId = "TAKEBACK-M1", IsTest = true };
        var (payments, forward) = Cut([taken, Decided("B2", 70)], []);
        (payments.Single().Amount, Word(payments.Single().Provider)).ShouldBe((Money.Parse("70.00"), $"WO {taken.Icn} -50.00"));

        (payments, forward) = Cut([Decided("B3", 40)], forward);
        (payments.Single().Amount, Word(payments.Single().Provider)).ShouldBe((Money.Zero, $"WO {taken.Icn} 50.00, FB T0 -10.00"));
        Word(forward).ShouldBe("FB T0 -10.00");
    }

    [Fact]
    public void Reversals_come_first_and_the_rest_by_claim_number() =>
        Cut([Decided("B2", 10), Decided("B9", -10), Decided("B1", 10)], []).Payments.Single()
            .Claims.Select(claim => claim.Advice.PatientControlNumber).ShouldBe(["B9", "B1", "B2"]);

    [Fact]
    public void Without_decisions_there_is_no_payment_and_what_was_forward_stays()
    {
        ImmutableList<ProviderAdjustment> forward = [new("FB", "T", Money.Parse("-5.00"))];
        var cut = Cut([], forward);
        cut.Payments.ShouldBeEmpty();
        cut.Forward.ShouldBe(forward);
    }

    private static (ImmutableList<CyclePayment> Payments, ImmutableList<ProviderAdjustment> Forward) Cut(
        DecidedClaim[] decided, ImmutableList<ProviderAdjustment> forward, int most = 100) =>
        CyclePayments.Of(decided, forward, most, place => $"T{place}");

    private static string Word(ImmutableList<ProviderAdjustment> provider) =>
        string.Join(", ", provider.Select(plb => $"{plb.Code} {plb.Reference} {plb.Amount}"));

    private static DecidedClaim Decided(string number, int dollars)
    {
        var decided = A.Member().Gets(A.Claim(number)).Decides().Decisions.Single();
        return decided with
        {
            Advice = decided.Advice with { Status = dollars < 0 ? "22" : "1", Paid = Money.OfCents(dollars * 100) },
        };
    }
}
