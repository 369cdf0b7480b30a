using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Remittance;
using static ClaimsCluster.Domain.Tests.Remittance.Some;

namespace ClaimsCluster.Domain.Tests.Remittance;

public class RemittanceOutcomeTests
{
    [Theory]
    [InlineData("22", "-10.00", FilingHappening.EraReversal)]
    [InlineData("19", "10.00", FilingHappening.EraForwarded)]
    [InlineData("20", "0.00", FilingHappening.EraForwarded)]
    [InlineData("21", "10.00", FilingHappening.EraForwarded)]
    [InlineData("23", "0.00", FilingHappening.EraNotOurs)]
    [InlineData("4", "0.00", FilingHappening.EraDenied)]
    [InlineData("1", "10.00", FilingHappening.EraPaid)]
    [InlineData("2", "10.00", FilingHappening.EraPaid)]
    [InlineData("1", "0.00", FilingHappening.EraZero)]
    public void The_status_and_the_money_decide(string status, string paid, FilingHappening expected) =>
        RemittanceOutcome.Classify(Claim(status, paid, paid, null)).ShouldBe(expected);

    [Fact]
    public void All_lines_denied_is_a_denial() =>
        Classify(Line("50.00", "0.00", Cas("CO-97", "50.00")), Line("50.00", "0.00", Cas("PR-96", "50.00")))
            .ShouldBe(FilingHappening.EraDenied);

    [Fact]
    public void A_line_to_the_deductible_is_no_denial() =>
        Classify(Line("50.00", "0.00", Cas("CO-97", "50.00")), Line("50.00", "0.00", Cas("PR-1", "50.00")))
            .ShouldBe(FilingHappening.EraZero);

    [Fact]
    public void An_allowance_beside_a_denial_is_still_a_denial() =>
        Classify(Line("50.00", "0.00", Cas("CO-45", "10.00"), Cas("CO-50", "40.00"))).ShouldBe(FilingHappening.EraDenied);

    [Fact]
    public void A_line_of_no_charge_has_no_say() =>
        Classify(Line("0.00", "0.00"), Line("50.00", "0.00", Cas("CO-29", "50.00"))).ShouldBe(FilingHappening.EraDenied);

    [Fact]
    public void A_denial_of_the_claim_denies_its_lines() =>
        RemittanceOutcome.Classify(Claim("1", "50.00", "0.00", null, Cas("CO-29", "50.00")) with { Lines = [Line("50.00", "0.00")] })
            .ShouldBe(FilingHappening.EraDenied);

    private static FilingHappening Classify(params LineAdvice[] lines) =>
        RemittanceOutcome.Classify(Claim("1", "100.00", "0.00", null) with { Lines = [.. lines] });
}
