using ClaimsCluster.Domain.Adjudication;

namespace ClaimsCluster.Domain.Tests.Adjudication;

public class RosterTests
{
    private static readonly PayerProfile Ppo = PayerDirectory.Default.For("PPO01", "");
    private static readonly RosterMember Ring = new("PPO01", "M1", A.Person("RING", "DIAMOND"), "F", "PPO-HDHP", new(2026, 1, 1), null);
    private static readonly RosterMember Ruby = Ring with { Person = A.Person("RING", "RUBY", "2015-05-05") };

    [Fact]
    public void A_member_of_the_roster_has_its_plan_and_coverage()
    {
        var member = A.Stranger(Payers(isRosterOnly: true, Ring)).Gets(A.Claim("C1", "M1", A.Line("97110", "100.00"), A.Line("97110", "100.00", "2025-12-31"))).Decides();
        MagicMemberTests.Told(member.Decisions.Single().Advice).ShouldBe("1 0.00: CO-45 38.00, PR-1 62.00, PR-26 100.00");
    }

    [Fact]
    public void A_payer_with_a_roster_knows_nobody_else()
    {
        var member = A.Stranger(Payers(isRosterOnly: true, Ring)).Gets(A.Claim("C1", "M2")).Decides();
        MagicMemberTests.Told(member.Decisions.Single().Advice).ShouldBe("4 0.00: CO-31 100.00");
        member.State.Enrolment.ShouldBeNull();
    }

    [Fact]
    public void A_payer_that_enrols_has_a_roster_besides()
    {
        var payers = Payers(isRosterOnly: false, Ring);
        A.Stranger(payers).Gets(A.Claim("C1")).Decides().State.Enrolment.ShouldBe(Ring.Enrolment);
        A.Stranger(payers).Gets(A.Claim("C1", "M2")).Decides().State.Enrolment!.FirstYear.ShouldBe(2026);
    }

    [Fact]
    public void A_family_of_the_roster_is_those_who_are_listed()
    {
        var member = A.Stranger(Payers(isRosterOnly: true, Ring, Ruby))
            .Gets(A.Claim("C1") with { Dependent = Ruby.Person })
            .Gets(A.Claim("C2") with { Dependent = A.Person("RING", "OPAL", "2017-07-07") }).Decides();
        member.Decisions.Select(decided => decided.Advice.Status).ShouldBe(["1", "4"]);
    }

    [Fact]
    public void The_first_contract_that_fits_payee_and_day_counts()
    {
        var payer = Ppo with
        {
            Contracts = [new("1234567893", 0.9m, new(2026, 1, 1), new(2026, 6, 30)), new(Contract.Everybody, 0.5m)],
        };
        payer.PercentOfCharge("1234567893", new(2026, 6, 30)).ShouldBe(0.9m);
        payer.PercentOfCharge("1234567893", new(2026, 7, 1)).ShouldBe(0.5m);
        payer.PercentOfCharge("1558598797", new(2026, 6, 30)).ShouldBe(0.5m);
    }

    private static PayerDirectory Payers(bool isRosterOnly, params RosterMember[] roster) =>
        new([Ppo with { IsRosterOnly = isRosterOnly }], Ppo, roster);
}
