using ClaimsCluster.Domain.Remittance;
using static ClaimsCluster.Domain.Tests.Remittance.Some;

namespace ClaimsCluster.Domain.Tests.Remittance;

public class RemittanceBalanceTests
{
    private static readonly ClaimAdvice Paid =
        Claim("1", "250.00", "90.54", "23.10", Cas("CO-45", "134.51"), Cas("PR-2", "23.10"), Cas("CO-253", "1.85"));

    private static readonly ClaimAdvice Late = Claim("4", "90.00", "0.00", "0.00", Cas("CO-29", "90.00"));

    [Fact]
    public void G32_two_claims_recoupment_and_interest_balance() =>
        RemittanceBalance.OfPayment(Dollars("53.91"), [Paid, Late], [new("WO", null, Dollars("37.50")), new("L6", null, Dollars("-0.87"))])
            .ShouldBeNull();

    [Fact]
    public void A_wrong_payment_is_out_by_its_difference()
    {
        var gap = RemittanceBalance.OfPayment(Dollars("53.92"), [Paid, Late], [new("WO", null, Dollars("36.63"))])!;
        (gap.Equation, gap.Whole, gap.Explained, gap.Rest, gap.Gap)
            .ShouldBe((BalanceEquation.Transaction, Dollars("90.54"), Dollars("36.63"), Dollars("53.92"), Dollars("-0.01")));
    }

    [Fact]
    public void A_line_is_blamed_before_its_claim()
    {
        var claim = Claim("1", "100.00", "70.00", "20.00") with
        {
            Lines = [Line("60.00", "40.00", Cas("PR-1", "20.00")), Line("40.00", "30.00", Cas("CO-45", "9.00"))],
        };
        var gap = RemittanceBalance.OfClaim(claim)!;
        (gap.Equation, gap.LineOrdinal, gap.Gap).ShouldBe((BalanceEquation.Line, 2, Dollars("1.00")));
        gap.ToString().ShouldBe("Claim 1, line 2: charge 40.00 less adjustments 9.00 is not paid 30.00.");
    }

    [Fact]
    public void Lines_must_add_up_to_the_claim() =>
        RemittanceBalance.OfClaim(Claim("1", "100.00", "60.00", null) with { Lines = [Line("60.00", "60.00")] })!
            .Equation.ShouldBe(BalanceEquation.ClaimLines);

    [Fact]
    public void A_claim_without_lines_balances_by_itself() =>
        RemittanceBalance.OfClaim(Claim("1", "100.00", "60.00", null, Cas("CO-45", "39.00")))!
            .Equation.ShouldBe(BalanceEquation.Claim);

    [Fact]
    public void Patient_responsibility_is_the_sum_of_PR() =>
        RemittanceBalance.OfClaim(Claim("1", "100.00", "60.00", "39.00", Cas("PR-1", "40.00")))!
            .Equation.ShouldBe(BalanceEquation.PatientResponsibility);

    [Fact]
    public void G33_a_reversal_tells_no_patient_responsibility() =>
        RemittanceBalance.OfClaim(Claim("22", "-150.00", "-50.00", null, Cas("CO-45", "-75.00"), Cas("PR-1", "-25.00"))).ShouldBeNull();

    [Fact]
    public void G35_what_cannot_be_taken_now_is_taken_later()
    {
        ClaimAdvice[] claims =
        [
            Claim("22", "-500.00", "-320.00", null, Cas("CO-45", "-180.00")),
            Claim("1", "200.00", "120.00", "0.00", Cas("CO-45", "80.00")),
        ];
        var deferred = ForwardBalance.Defer(claims, [], "B1")!;
        deferred.ShouldBe(new("FB", "B1", Dollars("-200.00")));
        RemittanceBalance.Payment(claims, [deferred]).ShouldBe(Money.Zero);
        ForwardBalance.BroughtForward([deferred]).ShouldBe([new("FB", "B1", Dollars("200.00"))]);
        ForwardBalance.Defer([claims[1]], [], null).ShouldBeNull();
    }
}
