using ClaimsCluster.Domain.Adjudication;

namespace ClaimsCluster.Domain.Tests.Adjudication;

public class MagicMemberTests
{
    [Theory]
    [InlineData("PAY-W1", MagicOutcome.Pay)]
    [InlineData("DENY-50-W1", MagicOutcome.Deny)]
    [InlineData("DENY-B7-W1", MagicOutcome.Deny)]
    [InlineData("REJ-A7-562-W1", MagicOutcome.Reject)]
    [InlineData("SILENT-W1", MagicOutcome.Silent)]
    [InlineData("LATE-5-W1", MagicOutcome.Late)]
    [InlineData("REV-10-W1", MagicOutcome.Reverse)]
    [InlineData("DUP835-W1", MagicOutcome.Twice)]
    [InlineData("UNBAL-125-W1", MagicOutcome.Unbalanced)]
    [InlineData("NOMOD-W1", MagicOutcome.NoModifiers)]
    [InlineData("NO6R-W1", MagicOutcome.NoLineKeys)]
    [InlineData("PART-W1", MagicOutcome.Part)]
    [InlineData("TAKEBACK-W1", MagicOutcome.TakeBack)]
    public void An_outcome_is_asked_by_prefix(string memberId, MagicOutcome outcome) =>
        MagicMember.Parse(memberId)!.Outcome.ShouldBe(outcome);

    [Theory]
    [InlineData("W123456789")]
    [InlineData("PAY")]
    [InlineData("pay-W1")]
    [InlineData("DENY-XX-W1")]
    [InlineData("DENY-50")]
    [InlineData("DENY-50.L0-W1")]
    [InlineData("DENY-50.??-W1")]
    [InlineData("REJ-A2-20-W1")]
    [InlineData("REJ-A7-W1")]
    [InlineData("LATE--W1")]
    [InlineData("REV-x-W1")]
    [InlineData("UNBAL-0-W1")]
    public void What_is_not_quite_well_formed_is_an_ordinary_id(string memberId) => MagicMember.Parse(memberId).ShouldBeNull();

    [Fact]
    public void A_denial_names_reason_remark_group_and_line()
    {
        var denial = MagicMember.Parse("DENY-96.N130.PR.L2-W1")!;
        (denial.Carc, denial.Remark, denial.Group, denial.Line).ShouldBe(("96", "N130", "PR", 2));
        (denial.Denies(1), denial.Denies(2)).ShouldBe((false, true));
        MagicMember.Parse("DENY-96-W1")!.Denies(7).ShouldBeTrue();
    }

    [Theory]
    [InlineData("PAY-M1", "1 49.60: CO-45 38.00, PR-2 12.40")]
    [InlineData("PART-M1", "1 24.80: CO-45 38.00, PR-2 12.40, CO-151 24.80")]
    [InlineData("DENY-50.N115-M1", "1 0.00: CO-50 100.00")]
    [InlineData("DENY-96.PR-M1", "1 0.00: PR-96 100.00")]
    [InlineData("DENY-50.L2-M1", "1 49.60: CO-45 38.00, PR-2 12.40")] // There is no line 2.
    [InlineData("M1", "4 0.00: CO-31 100.00")]
    public void The_member_id_decides_though_nobody_of_that_name_is_insured(string memberId, string decision)
    {
        var claim = A.Claim("C1", memberId) with { Subscriber = A.Person("NOBODY", "KNOWN") };
        var advice = A.Member().Gets(claim).Decides().Decisions.Single().Advice;
        Told(advice).ShouldBe(decision);
        if (memberId.Contains("N115", StringComparison.Ordinal)) advice.Lines[0].Remarks.ShouldBe(["N115"]);
    }

    [Fact]
    public void What_is_to_be_paid_is_no_duplicate()
    {
        var member = A.Member().Gets(A.Claim("C1", "PAY-M1")).Gets(A.Claim("C2", "PAY-M1")).Decides();
        member.Decisions.ShouldAllBe(decided => decided.Advice.Paid == Money.Parse("49.60"));
    }

    [Fact]
    public void A_payment_is_taken_back_in_the_first_cycle_after_so_many_days()
    {
        var member = A.Member().Gets(A.Claim("C1", "REV-8-M1")).Decides();
        member.Decisions.Select(decided => $"{decided.Cycle:MM-dd} {decided.Advice.Status} {decided.Advice.Paid}").ShouldBe(["01-10 1 49.60", "01-24 22 -49.60"]);
        member.Timer.ShouldBeNull();
        member.Index.Queues.ShouldContain(place => place.Queue == "remit/1234567893/20260124");
    }

    internal static string Told(Domain.Remittance.ClaimAdvice advice) => $"{advice.Status} {advice.Paid}: "
        + string.Join(", ", advice.Lines.SelectMany(line => line.Adjustments).Select(cas => $"{cas.Reason} {cas.Amount}"));
}
