using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Remittance;

namespace ClaimsCluster.Domain.Tests.Adjudication;

/// <summary>Frequency 7 and 8 at the payer (D§4.7, 7.4).</summary>
public class ReplacementTests
{
    private static readonly DateOnly Later = new(2026, 1, 12);

    private static string IcnOf(string number, DateOnly? day = null) => Icn.From("PPO01", number, day ?? A.Received);

    private static BilledClaim Successor(string number, string frequency, string? original, string charge = "150.00") =>
        A.Claim(number, "M1", A.Line("97110", charge)) with { Frequency = frequency, OriginalReference = original };

    [Fact]
    public void A_replacement_reverses_the_original_and_is_then_decided_in_one_cycle()
    {
        var member = A.Member().Gets(A.Claim("C1")).Decides().Gets(Successor("C2", "7", IcnOf("C1")), Later).Decides();
        member.Decisions.Select(decided => $"{decided.Advice.PatientControlNumber} {decided.Icn == IcnOf("C1")} {MagicMemberTests.Told(decided.Advice)}")
            .ShouldBe(
            [
                "C1 True 1 49.60: CO-45 38.00, PR-2 12.40",
                "C1 True 22 -49.60: CO-45 -38.00, PR-2 -12.40",
                "C2 False 1 74.40: CO-45 57.00, PR-2 18.60",
            ]);
        member.Decisions[1].Cycle.ShouldBe(member.Decisions[2].Cycle);
        member.Decisions.ShouldAllBe(decided => RemittanceBalance.OfClaim(decided.Advice, 1) == null);
    }

    [Fact]
    public void The_same_services_again_are_no_duplicate_of_what_they_replace()
    {
        var member = A.Member().Gets(A.Claim("C1")).Decides().Gets(Successor("C2", "7", IcnOf("C1"), "100.00"), Later).Decides();
        member.Decisions[^1].Advice.Paid.ShouldBe(Money.Parse("49.60"));
    }

    [Fact]
    public void A_void_is_a_reversal_and_nothing_else()
    {
        var member = A.Member().Gets(A.Claim("C1")).Decides().Gets(Successor("C2", "8", IcnOf("C1")), Later).Decides();
        member.Decisions.Select(decided => $"{decided.Advice.PatientControlNumber} {decided.Advice.Status}").ShouldBe(["C1 1", "C1 22"]);
        member.State.Waiting.ShouldBeEmpty();
        member.Timer.ShouldBeNull();
    }

    [Fact]
    public void A_void_gives_back_exactly_what_the_original_took()
    {
        var member = A.Member(metPercent: 0).Gets(A.Claim("C1")).Gets(A.Claim("C2", "M1", A.Line("97140", "80.00"))).Decides();
        var before = A.Member(metPercent: 0).Gets(A.Claim("C2", "M1", A.Line("97140", "80.00"))).Decides().State.Years;
        member.Gets(Successor("C3", "8", IcnOf("C1")), Later).Decides();
        Canonical.Of(member.State.Years).ShouldBe(Canonical.Of(before));
    }

    [Fact]
    public void What_is_not_decided_yet_cannot_be_replaced()
    {
        var member = A.Member().Gets(A.Claim("C1"));
        Code(member.Reply(Successor("C2", "7", IcnOf("C1")))).ShouldBe(MemberLifecycle.OriginalOpen);
    }

    [Fact]
    public void What_is_not_known_cannot_be_replaced_or_voided()
    {
        var member = A.Member().Gets(A.Claim("C1")).Decides();
        Code(member.Reply(Successor("C2", "7", "26005999999999999"), Later)).ShouldBe(MemberLifecycle.OriginalUnknown);
        Code(member.Reply(Successor("C2", "8", null), Later)).ShouldBe(MemberLifecycle.OriginalUnknown);
    }

    [Fact]
    public void Nothing_is_reversed_twice()
    {
        var member = A.Member().Gets(A.Claim("C1")).Decides().Gets(Successor("C2", "7", IcnOf("C1")), Later);
        Code(member.Reply(Successor("C3", "8", IcnOf("C1")), Later)).ShouldBe(MemberLifecycle.OriginalOpen);
        Code(member.Decides().Reply(Successor("C3", "8", IcnOf("C1")), new(2026, 1, 19))).ShouldBe(MemberLifecycle.OriginalUnknown);
        member.Decisions.Count(decided => decided.Advice.IsReversal).ShouldBe(1);
    }

    [Fact]
    public void A_replacement_can_be_voided_in_its_turn()
    {
        var member = A.Member().Gets(A.Claim("C1")).Decides().Gets(Successor("C2", "7", IcnOf("C1")), Later).Decides()
            .Gets(Successor("C3", "8", IcnOf("C2", Later)), new(2026, 1, 19)).Decides();
        member.Decisions.Sum(decided => decided.Advice.Paid).ShouldBe(Money.Zero);
        member.State.History.ShouldBeEmpty();
    }

    [Fact]
    public void What_a_replacement_reverses_the_payer_does_not_take_back_again()
    {
        var member = A.Member().Gets(A.Claim("C1", "REV-20-M1")).Decides(until: new(2026, 1, 11))
            .Gets(Successor("C2", "7", IcnOf("C1")) with { MemberId = "REV-20-M1" }, Later).Decides();
        member.Decisions.Where(decided => decided.Icn == IcnOf("C1")).Select(decided => decided.Advice.Status).ShouldBe(["1", "22"]);
    }

    private static string Code(Reply reply) => reply.ShouldBeOfType<Refused>().Code;
}
