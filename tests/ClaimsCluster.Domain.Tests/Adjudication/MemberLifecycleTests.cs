using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Remittance;

namespace ClaimsCluster.Domain.Tests.Adjudication;

public class MemberLifecycleTests
{
    [Fact]
    public void A_claim_waits_for_the_cycle_and_is_decided_at_22_hours()
    {
        var member = A.Member().Gets(A.Claim("C1"));
        member.Timer.ShouldBe(new DateTimeOffset(2026, 1, 10, 22, 0, 0, TimeSpan.Zero));
        member.Index.State.ShouldBe("Waiting");
        member.Decides().Timer.ShouldBeNull();
        member.Decisions.Single().Cycle.ShouldBe(new DateOnly(2026, 1, 10));
        member.Index.Queues.ShouldBe([new QueuePlace("remit/1234567893/20260110", "C1")]);
    }

    [Fact]
    public void A_met_deductible_leaves_coinsurance() =>
        Adjustments(A.Member(metPercent: 100), A.Claim("C1")).ShouldBe("1 49.60: CO-45 38.00, PR-2 12.40");

    [Fact]
    public void An_open_deductible_comes_first() =>
        Adjustments(A.Member(metPercent: 0), A.Claim("C1")).ShouldBe("1 0.00: CO-45 38.00, PR-1 62.00");

    [Fact]
    public void An_office_visit_has_one_copay_and_no_deductible() =>
        Adjustments(A.Member(metPercent: 0), A.Claim("C1", "M1", A.Line("99213", "100.00", place: "11"), A.Line("99215", "100.00", place: "11")))
            .ShouldBe("1 94.00: CO-45 38.00, PR-3 30.00, CO-45 38.00");

    [Fact]
    public void Prevention_is_free() =>
        Adjustments(A.Member(metPercent: 0), A.Claim("C1", "M1", A.Line("G0439", "100.00", place: "11"))).ShouldBe("1 62.00: CO-45 38.00");

    [Fact]
    public void Another_name_or_birth_date_under_the_same_id_is_not_our_patient()
    {
        Adjustments(A.Member(), A.Claim("C1") with { Subscriber = A.Person("RING", "RUBY") }).ShouldBe("4 0.00: CO-31 100.00");
        Adjustments(A.Member(), A.Claim("C1") with { Subscriber = A.Person("RING", "DIAMOND", "1981-01-01") }).ShouldBe("4 0.00: CO-31 100.00");
    }

    [Fact]
    public void A_name_is_the_same_in_other_letters() =>
        A.Member().Gets(A.Claim("C1") with { Subscriber = A.Person("Ring ", "dia-mond") }).Decides().Decisions.Single().Advice.Status.ShouldBe("1");

    [Fact]
    public void A_dependent_is_enrolled_once_and_then_known_by_his_birth_date()
    {
        var member = A.Member().Gets(A.Claim("C1") with { Dependent = A.Person("RING", "RUBY", "2015-05-05") })
            .Gets(A.Claim("C2", "M1", A.Line("97140", "60.00")) with { Dependent = A.Person("RING", "RUBY", "2016-05-05") }).Decides();
        member.State.Dependents.Count.ShouldBe(1);
        member.Decisions.Select(decided => decided.Advice.Status).ShouldBe(["1", "4"]);
    }

    [Fact]
    public void Services_before_and_after_the_coverage_are_denied() =>
        Adjustments(A.Member(coveredTo: new(2026, 1, 1)), A.Claim("C1", "M1",
            A.Line("97110", "100.00", "2026-01-02"), A.Line("97110", "100.00", "2024-12-31"), A.Line("97110", "100.00", "2026-01-01")))
            .ShouldBe("1 49.60: PR-27 100.00, PR-26 100.00, CO-45 38.00, PR-2 12.40");

    [Fact]
    public void The_same_service_twice_is_a_duplicate_even_in_one_cycle()
    {
        var member = A.Member().Gets(A.Claim("C2")).Gets(A.Claim("C1")).Decides();
        member.Decisions.Select(decided => $"{decided.Advice.PatientControlNumber} {decided.Advice.Lines[0].Adjustments[0].Reason}")
            .ShouldBe(["C1 CO-45", "C2 OA-18"]);
    }

    [Fact]
    public void A_late_claim_is_denied()
    {
        var member = A.Member().Gets(A.Claim("C1"), new DateOnly(2026, 7, 2)).Decides();
        member.Decisions.Single().Advice.Lines[0].Adjustments.Single().Reason.ShouldBe("CO-29");
        A.Member().Gets(A.Claim("C1"), new DateOnly(2026, 7, 1)).Decides().Decisions.Single().Advice.Paid.ShouldBe(Money.Parse("49.60"));
    }

    [Fact]
    public void A_claim_is_taken_once()
    {
        var member = A.Member().Gets(A.Claim("C1"));
        member.Reply(A.Claim("C1")).ShouldBeOfType<Repeated>();
        member.Decides().Reply(A.Claim("C1")).ShouldBeOfType<Repeated>();
    }

    [Fact]
    public void A_claim_received_on_the_cycle_day_waits_for_the_next()
    {
        var member = A.Member().Gets(A.Claim("C1")).Gets(A.Claim("C2", "M1", A.Line("97140", "60.00")), new DateOnly(2026, 1, 10)).Decides();
        member.Decisions.Select(decided => decided.Cycle.Day).ShouldBe([10, 17]);
    }

    [Fact]
    public void A_decided_claim_stays_for_its_run_for_a_week()
    {
        var member = A.Member().Gets(A.Claim("C1")).Decides();
        member.Gets(A.Claim("C2", "M1", A.Line("97140", "60.00")), new DateOnly(2026, 1, 11)).State.Decided.Count.ShouldBe(1);
        member.Gets(A.Claim("C3", "M1", A.Line("97150", "60.00")), new DateOnly(2026, 1, 17)).State.Decided.ShouldBeEmpty();
    }

    [Fact]
    public void A_decision_explains_itself() =>
        A.Member().Gets(A.Claim("C1")).Decides().Decisions.Single().Steps.Select(step => $"{step.Stage}.{step.Line} {step.Outcome}").ShouldBe(
        [
            "2.0 recognised, plan PPO-GOLD", "16.1 allowed 62.00", "17.1 copay 0.00, deductible 0.00, coinsurance 12.40, paid 49.60",
            "22.0 status 1, charge 100.00, paid 49.60, patient 12.40",
        ]);

    [Fact]
    public void A_new_year_begins_with_a_full_deductible()
    {
        var member = A.Member(metPercent: 100).Gets(A.Claim("C1", "M1", A.Line("97110", "100.00", "2025-12-31"))).Decides();
        member.Decisions.Single().Advice.Lines[0].Adjustments.Select(cas => cas.Reason).ShouldBe(["CO-45", "PR-1"]);
    }

    private static string Adjustments(A member, BilledClaim claim)
    {
        var advice = member.Gets(claim).Decides().Decisions.Single().Advice;
        RemittanceBalance.OfClaim(advice).ShouldBeNull();
        return $"{advice.Status} {advice.Paid}: "
            + string.Join(", ", advice.Lines.SelectMany(line => line.Adjustments).Select(cas => $"{cas.Reason} {cas.Amount}"));
    }
}
