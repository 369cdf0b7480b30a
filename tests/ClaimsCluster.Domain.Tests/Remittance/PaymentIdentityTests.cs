using ClaimsCluster.Domain.Remittance;
using static ClaimsCluster.Domain.Tests.Remittance.Some;

namespace ClaimsCluster.Domain.Tests.Remittance;

public class PaymentIdentityTests
{
    private static readonly PaymentIdentity Payment = new("1351234567", "EFT777", new(2025, 11, 3), Dollars("53.91"));

    [Fact]
    public void The_key_reads_back_to_a_person() => Payment.Key.ShouldBe("1351234567:20251103:53.91:EFT777");

    [Fact]
    public void Another_trace_date_amount_or_payer_is_another_payment() =>
        new[]
        {
            Payment, Payment with { Trace = "EFT778" }, Payment with { PaidOn = new(2025, 11, 4) },
            Payment with { Amount = Dollars("53.90") }, Payment with { PayerTaxId = "1351234568" },
        }.Select(payment => payment.Key).Distinct().Count().ShouldBe(5);

    [Fact]
    public void A_reversal_and_its_correction_are_two_postings() =>
        new PostingIdentity(Payment, 1, "A2001", "ICN1", "22").Key
            .ShouldNotBe(new PostingIdentity(Payment, 1, "A2001", "ICN1", "1").Key);

    [Fact]
    public void No_claim_number_is_in_a_posting_identity() =>
        new PostingIdentity(Payment, 1, "A2001", "ICN1", "1").Key.ShouldNotContain("A2001");
}
