using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Cluster.Tests.Payers;

/// <summary>What a payer makes of replacements, voids and second turns, and when it answers.</summary>
public sealed class PayerAnswersTests
{
    private static readonly DateOnly First = new(2026, 1, 5);

    [Fact]
    public async Task A_replacement_comes_as_a_reversal_and_a_correction_in_one_payment()
    {
        await using var payer = await PayerAlone.Start();
        await payer.Send(9, new PayerClaim("C1", "PAY-W1"));
        await payer.Send(9, new PayerClaim("C2", "PAY-W1") { Frequency = "7", Original = PayerAlone.IcnOf("C1", First), Charge = "300" });
        var payments = await payer.Payments();
        payments.Select(Told).ShouldBe(["99.00: C1 1 99.00", "49.50: C1 22 -99.00, C2 1 148.50"]);
        (await payer.Acknowledged()).ShouldBe(["C1 A2:20", "C2 A2:20"]);
    }

    [Fact]
    public async Task A_void_comes_as_a_reversal_whose_money_is_carried_forward()
    {
        await using var payer = await PayerAlone.Start();
        await payer.Send(9, new PayerClaim("C1", "PAY-W1"));
        await payer.Send(9, new PayerClaim("C2", "PAY-W1") { Frequency = "8", Original = PayerAlone.IcnOf("C1", First) });
        await payer.Send(9, new PayerClaim("C3", "PAY-W2") { Charge = "400" });
        var payments = await payer.Payments();
        payments.Select(Told).ShouldBe(["99.00: C1 1 99.00", "0.00: C1 22 -99.00, FB -99.00", "99.00: C3 1 198.00, FB 99.00"]);
    }

    [Fact]
    public async Task What_cannot_be_replaced_is_rejected_by_the_277CA()
    {
        await using var payer = await PayerAlone.Start();
        await payer.Send(
            9, new PayerClaim("C1", "PAY-W1"),
            new PayerClaim("C2", "PAY-W1") { Frequency = "7", Original = PayerAlone.IcnOf("C1", First) },
            new PayerClaim("C3", "PAY-W1") { Frequency = "8", Original = "26005000000000000" },
            new PayerClaim("C4", "PAY-W1") { Frequency = "8" });
        (await payer.Acknowledged()).ShouldBe(["C1 A2:20", "C2 A3:54", "C3 A7:464", "C4 A6:464"]);
        (await payer.Payments()).Select(Told).ShouldBe(["99.00: C1 1 99.00"]);
    }

    [Fact]
    public async Task A_second_payer_pays_what_the_first_left()
    {
        const string Before = "SBR*P*18*******CI~CAS*CO*45*60~CAS*PR*2*40~AMT*D*100~OI***Y***Y~NM1*IL*1*FAMILY*PERSON****MI*X1~NM1*PR*2*FIRST*****PI*F1~DTP*573*D8*20260103~";
        await using var payer = await PayerAlone.Start();
        await payer.Send(9, new PayerClaim("C1", "LATE-1-W7") { Before = Before });
        var claim = (await payer.Payments()).ShouldHaveSingleItem().Claims.ShouldHaveSingleItem();
        (claim.StatusCode, claim.Paid).ShouldBe(("2", 40m));
        claim.Lines[0].Adjustments.ShouldBe([new ClaimAdjustment("OA", "23", 160m, null)]);
    }

    [Fact]
    public async Task A_999_comes_the_same_day_and_the_277CA_days_later()
    {
        var hmo = PayerDirectory.Default.For("HMO01", "") with { AckDelayDays = 3 };
        await using var payer = await PayerAlone.Start(new PayerDirectory([hmo], hmo));
        await payer.Send(2, new PayerClaim("C1", "PAY-W1"), new PayerClaim("C2", "LATE-4-W1"));
        (await payer.Answers()).Count.ShouldBe(1);
        (await payer.Acknowledged()).ShouldBeEmpty();
        await payer.Send(2, new PayerClaim("C3", "SILENT-W1"));
        (await payer.Acknowledged()).ShouldBe(["C1 A2:20"]);
        await payer.Send(9, new PayerClaim("C4", "SILENT-W1"));
        (await payer.Acknowledged()).ShouldBe(["C1 A2:20", "C2 A2:20"]);
    }

    [Theory]
    [InlineData(false, "C1 A7:562")]
    [InlineData(true, "C1 A2:20")]
    public async Task A_wrong_NPI_is_rejected_unless_the_payer_only_warns(bool warns, string answer)
    {
        var hmo = PayerDirectory.Default.For("HMO01", "") with { WarnOnNpi = warns };
        await using var payer = await PayerAlone.Start(new PayerDirectory([hmo], hmo));
        await payer.Send(1, new PayerClaim("C1", "PAY-W1") { Payee = "1234567894" });
        (await payer.Acknowledged()).ShouldBe([answer]);
    }

    private static string Told(RemittanceAdvice payment) => FormattableString.Invariant($"{payment.Amount:0.00}: ") + string.Join(", ",
        payment.Claims.Select(claim => FormattableString.Invariant($"{claim.ClaimNumber} {claim.StatusCode} {claim.Paid:0.00}"))
            .Concat(payment.ProviderAdjustments.Select(plb => FormattableString.Invariant($"{plb.Code} {plb.Amount:0.00}"))));
}
