using ClaimsCluster.Simulation.Generating;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Cli.Tests.Generating;

public class GeneratedRemittanceTests
{
    private static readonly byte[] s_usual = Of(1_000, 1), s_sound = Of(1_000, 1, 0m);

    [Fact]
    public void The_same_count_and_seed_give_the_same_bytes()
    {
        Of(150, 7).ShouldBe(Of(150, 7));
        Of(150, 8).ShouldNotBe(Of(150, 7));
    }

    [Fact]
    public void The_validator_finds_nothing_to_say()
    {
        Validated.Inspect(s_usual).Faults.Select(fault => fault.ToString()).ShouldBeEmpty();
        Validated.Inspect(s_sound).Faults.Select(fault => fault.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void Every_sound_claim_is_answered_once_as_it_was_sent()
    {
        var answers = Advices(s_sound).SelectMany(advice => advice.Claims).ToDictionary(claim => claim.ClaimNumber);
        var claims = GeneratedClaims.Sound.Claims;
        answers.Count.ShouldBe(claims.Count);
        foreach (var claim in claims)
        {
            var answer = answers[claim.ClaimNumber];
            answer.Charge.ShouldBe(claim.Charge!.Value);
            answer.Lines.Select(line => (line.LineControlNumber, line.Code, line.Charge))
                .ShouldBe(claim.Lines.Select(line => (line.LineControlNumber, line.Code, line.Charge!.Value)));
        }
    }

    [Fact]
    public void What_is_refused_or_held_is_not_answered()
    {
        var answered = Advices(s_usual).SelectMany(advice => advice.Claims).Select(claim => claim.ClaimNumber).ToHashSet();
        answered.Count.ShouldBe(970);
        answered.IsSubsetOf(GeneratedClaims.Usual.Claims.Select(claim => claim.ClaimNumber)).ShouldBeTrue();
    }

    [Fact]
    public void Each_payment_balances_and_is_of_one_payer_and_provider()
    {
        var advices = Advices(s_usual);
        advices.Count.ShouldBeGreaterThan(20);
        foreach (var advice in advices)
        {
            advice.Amount.ShouldBe(advice.Claims.Sum(claim => claim.Paid));
            advice.ProviderAdjustments.ShouldBeEmpty();
            advice.PayerAddress.ShouldNotBeNull();
            advice.PayerContactPhone.ShouldNotBeNull();
            foreach (var claim in advice.Claims)
                claim.Paid.ShouldBe(claim.Charge - claim.Lines.Sum(line => line.Adjustments.Sum(adjustment => adjustment.Amount)));
        }

        advices.Select(advice => (advice.PayerId, advice.PayeeNpi)).ShouldBeUnique();
        advices.Select(advice => advice.TraceNumber).ShouldBeUnique();
        advices.SelectMany(advice => advice.Claims).Count(claim => claim.Paid > 0).ShouldBeGreaterThan(800);
    }

    private static byte[] Of(int count, long seed, decimal faultPercent = FaultMix.DefaultPercent)
    {
        using var stream = new MemoryStream();
        GeneratedRemittance.Write(stream, count, seed, faultPercent);
        return stream.ToArray();
    }

    private static List<RemittanceAdvice> Advices(byte[] file)
    {
        using var reader = new RemittanceReader(file, Validated.Inspect(file));
        var advices = new List<RemittanceAdvice>();
        while (reader.TryRead(out var advice)) advices.Add(advice);
        return advices;
    }
}
