using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Registration;
using A = ClaimsCluster.Domain.Tests.Adjudication.A;

namespace ClaimsCluster.Domain.Tests.Registration;

public class MemberInquiryTests
{
    private static readonly DateOnly Day = new(2026, 1, 2);
    private static readonly BilledPerson Ruby = A.Person("RING", "RUBY", "2015-05-05");

    [Fact]
    public void A_known_member_is_told_his_plan_and_what_is_left_of_it()
    {
        var said = A.Member(metPercent: 40).Asks(Day);
        (said.Coverage, said.Plan, said.RejectReason).ShouldBe((CoverageAnswer.Active, "PPO-GOLD", null));
        said.Benefits.Select(Told).ShouldBe(
        [
            "1 30", "C IND 30 23 500.00", "C IND 30 29 300.00", "C FAM 30 23 1000.00", "C FAM 30 29 600.00", "G IND 30 23 4000.00",
            "G IND 30 29 3800.00", "G FAM 30 23 8000.00", "G FAM 30 29 7600.00", "A 30 20%", "B 98 27 30.00",
            "CB Y 72148", "CB Y 74177", "CB Y 93306", "CB Y 97161", "CB Y 97110",
        ]);
    }

    [Fact]
    public void A_paid_claim_is_seen_in_the_next_answer()
    {
        var member = A.Member(metPercent: 0);
        Left(member.Asks(Day), "C").ShouldBe("500.00");
        member.Gets(A.Claim("C1", "M1", A.Line("97110", "400.00"))).Decides();
        Left(member.Asks(Day), "C").ShouldBe("252.00"); // 62% of 400.00 are allowed.
        Left(member.Asks(Day), "G").ShouldBe("3752.00");
        Left(member.Asks(Day.AddYears(1)), "C").ShouldBe("500.00");
    }

    [Fact]
    public void An_inquiry_of_a_known_member_changes_nothing()
    {
        var member = A.Member();
        var before = Canonical.Of(member.State);
        member.Asks(Day);
        member.Asks(Day.AddDays(3));
        Canonical.Of(member.State).ShouldBe(before);
    }

    [Fact]
    public void An_inquiry_enrols_as_a_first_claim_of_that_day_does()
    {
        for (var number = 0; number < 200; number++)
        {
            var id = $"M{number}";
            var asked = A.Stranger(PayerDirectory.Default);
            asked.Asks(Day, dependent: Ruby, memberId: id);
            var billed = A.Stranger(PayerDirectory.Default).Gets(A.Claim("C1", id) with { Dependent = Ruby }).Decides();
            asked.State.Enrolment.ShouldBe(billed.State.Enrolment);
            asked.State.Dependents.ShouldBe(billed.State.Dependents);
            asked.Gets(A.Claim("C1", id) with { Dependent = Ruby }).Decides();
            Canonical.Of(asked.Decisions).ShouldBe(Canonical.Of(billed.Decisions));
        }
    }

    [Fact]
    public void Who_lost_his_coverage_is_told_until_when_he_had_it()
    {
        var said = A.Member(coveredTo: new(2025, 12, 31)).Asks(Day);
        (said.Coverage, said.From, said.To).ShouldBe((CoverageAnswer.Inactive, new(2025, 1, 1), new(2025, 12, 31)));
        said.Benefits.Select(Told).ShouldBe(["6 30"]);
    }

    [Fact]
    public void Whoever_is_not_he_is_told_what_differs()
    {
        var member = A.Member();
        Reject(member.Asks(Day, A.Person("RING", "DIAMOND", "1981-01-01"))).ShouldBe("71");
        Reject(member.Asks(Day, A.Person("RONG", "DIAMOND"))).ShouldBe("73");
        Reject(member.Asks(Day, A.Person("", ""))).ShouldBe("73");
        Reject(member.Asks(Day, memberId: "")).ShouldBe("72");
        Reject(member.Asks(Day.AddYears(-4))).ShouldBe("62");
        Reject(member.Asks(Day.AddYears(2))).ShouldBe("62");
        Reject(member.Asks(Day, A.Person("RING", "DIAMOND", "2026-01-03"))).ShouldBe("60");
        member.Asks(Day, dependent: Ruby).Coverage.ShouldBe(CoverageAnswer.Active);
        Reject(member.Asks(Day, dependent: Ruby with { BirthDate = new(2016, 6, 6) })).ShouldBe("71");
    }

    [Fact]
    public void A_payer_with_a_roster_knows_no_other()
    {
        var ppo = PayerDirectory.Default.Other with { IsRosterOnly = true };
        var payers = new PayerDirectory([ppo], ppo, [new("PPO01", "M1", A.Person("RING", "DIAMOND"), null, "PPO-HDHP", null, null)]);
        Reject(A.Stranger(payers).Asks(Day, memberId: "M2")).ShouldBe("75");
        Reject(A.Stranger(payers).Asks(Day, dependent: Ruby)).ShouldBe("75");
        A.Stranger(payers).Asks(Day).Plan.ShouldBe("PPO-HDHP");
    }

    [Fact]
    public void A_member_id_of_a_test_tenant_asks_for_its_answer()
    {
        var member = A.Stranger(PayerDirectory.Default);
        Reject(member.Asks(Day, memberId: "AAA-42-W1")).ShouldBe("42");
        member.State.Enrolment.ShouldBeNull();
        member.Asks(Day, memberId: "AAA-42-W1", isTest: false).Coverage.ShouldNotBe(CoverageAnswer.Rejected);
        A.Stranger(PayerDirectory.Default).Asks(Day, memberId: "DENY-50-W1").Coverage.ShouldBe(CoverageAnswer.Active);
    }

    private static string? Reject(MemberBenefits said) => said.RejectReason;

    private static string Left(MemberBenefits said, string information) => said.Benefits.Single(
        benefit => benefit.Information == information && benefit is { Level: "IND", Period: "29" }).Amount.ToString()!;

    private static string Told(Benefit benefit) => string.Join(' ', new[]
    {
        benefit.Information, benefit.Level, benefit.ServiceType, benefit.Period, benefit.Amount?.ToString(),
        benefit.Percent is { } part ? $"{part * 100:0}%" : null, benefit.NeedsAuthorization is true ? "Y" : null, benefit.Procedure,
    }.Where(part => !string.IsNullOrEmpty(part)));
}
