using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Tests.Adjudication;

/// <summary>A plan that pays after others (D§6.7).</summary>
public class CoordinationTests
{
    // 100.00 charged, 62.00 allowed here, 20% coinsurance: alone the plan pays 49.60.
    [Theory]
    [InlineData("20.00", "2 20.00: OA-23 80.00")]
    [InlineData("55.00", "2 49.60: OA-23 45.00, PR-2 5.40")]
    [InlineData("90.00", "2 49.60: OA-23 10.00, PR-2 12.40, CO-45 28.00")]
    [InlineData("0.00", "2 0.00: OA-23 100.00")]
    public void A_second_payer_pays_what_it_would_alone_up_to_what_is_left(string left, string decision)
    {
        var advice = A.Member().Gets(Second(left)).Decides().Decisions.Single().Advice;
        MagicMemberTests.Told(advice).ShouldBe(decision);
        RemittanceBalance.OfClaim(advice).ShouldBeNull();
    }

    [Fact]
    public void Limits_take_only_what_is_the_members_here()
    {
        var member = A.Member(metPercent: 0).Gets(Second("10.00")).Decides(); // Alone: all of 62.00 to the deductible.
        MagicMemberTests.Told(member.Decisions.Single().Advice).ShouldBe("2 0.00: OA-23 90.00, PR-1 10.00");
        member.State.Years.Single().FamilyDeductible.ShouldBe(Money.Parse("990.00"));
    }

    [Fact]
    public void A_second_payer_who_is_not_told_the_first_decision_denies()
    {
        var claim = A.Claim("C1") with { Responsibility = "S" };
        var advice = A.Member().Gets(claim).Decides().Decisions.Single().Advice;
        MagicMemberTests.Told(advice).ShouldBe("2 0.00: CO-16 100.00");
        advice.Lines[0].Remarks.ShouldBe(["MA04"]);
    }

    [Fact]
    public void The_same_payer_may_be_first_and_second() =>
        A.Member().Gets(A.Claim("C1")).Gets(Second("20.00") with { ClaimNumber = "C2" }).Decides().Decisions
            .Select(decided => decided.Advice.Status).ShouldBe(["1", "2"]);

    [Fact]
    public void The_limit_of_a_second_payer_runs_from_the_first_decision()
    {
        var received = new DateOnly(2026, 8, 1); // 180 days after the service it would be too late.
        var line = A.Line("97110", "100.00") with { Prior = new("F1", Money.Parse("20.00"), new(2026, 6, 30)) };
        A.Member().Gets(A.Claim("C1", "M1", line) with { Responsibility = "S" }, received).Decides()
            .Decisions.Single().Advice.Paid.ShouldBe(Money.Parse("20.00"));
    }

    [Fact]
    public void What_the_payer_before_left_is_read_of_each_line()
    {
        var prior = PriorDecision.Of(Billed("SBR*P*18~AMT*D*90~NM1*PR*2*FIRST*****PI*F1~",
            "LX*1~SV1*HC:99213*100~SVD*F1*60~CAS*CO*45*20~CAS*PR*2*15**1*5~DTP*573*D8*20260110~LX*2~SV1*HC:36415*40~SVD*F1*30~CAS*PR*3*10~"));
        prior.Select(one => $"{one!.PayerId} {one.PatientResponsibility} {one.DecidedOn:MM-dd}").ShouldBe(["F1 20.00 01-10", "F1 10.00 "]);
    }

    [Fact]
    public void What_is_told_of_the_claim_as_a_whole_is_shared_out()
    {
        const string Lines = "LX*1~SV1*HC:99213*100~LX*2~SV1*HC:36415*50~";
        Left("SBR*P*18~CAS*CO*45*60~CAS*PR*2*30~AMT*D*60~NM1*PR*2*FIRST*****PI*F1~", Lines).ShouldBe(["20.00", "10.00"]);
        Left("SBR*P*18~AMT*D*60~NM1*PR*2*FIRST*****PI*F1~", Lines).ShouldBe(["60.00", "30.00"]);
        Left("SBR*P*18~NM1*PR*2*FIRST*****PI*F1~", Lines).ShouldBe([null, null]);
        Left("SBR*T*18~AMT*D*60~NM1*PR*2*THIRD*****PI*F3~", Lines).ShouldBe([null, null]);
    }

    private static BilledClaim Second(string left) => A.Claim("C1", "M1", A.Line("97110", "100.00") with
    {
        Prior = new("F1", Money.Parse(left), new(2026, 1, 3)),
    }) with
    { Responsibility = "S" };

    private static string?[] Left(string payer, string lines) =>
        [.. PriorDecision.Of(Billed(payer, lines)).Select(one => one?.PatientResponsibility.ToString())];

    private static ProfessionalClaim Billed(string payer, string lines) => ProfessionalClaim.Parse(new(
        [], "SBR*S*18~"u8.ToArray(), [], System.Text.Encoding.ASCII.GetBytes($"CLM*A*150~{payer}{lines}")));
}
