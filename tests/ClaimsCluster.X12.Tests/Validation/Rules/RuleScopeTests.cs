namespace ClaimsCluster.X12.Tests.Validation.Rules;

public sealed class RuleScopeTests
{
    [Fact]
    public void A_payment_without_its_LX_is_told_that_and_no_balance()
    {
        var faults = ClaimFiles.Faults(ClaimFiles.Payment.With("LX*1~\n", ""));
        faults.ShouldNotBeEmpty();
        faults.ShouldAllBe(fault => fault.Snip <= 2);
    }

    [Fact]
    public void A_claim_that_is_built_wrongly_is_not_judged()
    {
        var file = ClaimFiles.Visit.With("CLM*ACC1*150*", "CLM*ACC1*151*").With("DTP*472*D8*20260110~\n", "");
        ClaimFiles.Faults(file).ShouldHaveSingleItem().Code.ShouldBe("SYN-07");
    }

    [Fact]
    public void What_is_wrong_above_two_claims_is_told_once_and_is_a_fault_of_both()
    {
        var claim = ClaimFiles.Visit[ClaimFiles.Visit.IndexOf("CLM*", StringComparison.Ordinal)..ClaimFiles.Visit.IndexOf("SE*0", StringComparison.Ordinal)];
        var file = ClaimFiles.Visit.With("SE*0", claim.With("ACC1", "ACC2") + "SE*0");
        ClaimFiles.Faults(file).ShouldBeEmpty();

        var set = ClaimFiles.Inspect(file.With("DMG*D8*19700102*F~\n", "")).Sets.ShouldHaveSingleItem();
        set.Faults.ShouldHaveSingleItem().Detail.ShouldBe("the patient's date of birth and sex are missing");
        set.FaultyClaimCount.ShouldBe(2);
    }

    [Fact]
    public void The_same_fault_above_the_claims_of_two_subscribers_is_told_twice()
    {
        var visit = ClaimFiles.Visit;
        var subscriber = visit[visit.IndexOf("HL*2", StringComparison.Ordinal)..visit.IndexOf("SE*0", StringComparison.Ordinal)];
        var file = visit.With("SE*0", subscriber.With("HL*2*", "HL*3*") + "SE*0");
        ClaimFiles.Faults(file).ShouldBeEmpty();

        var faults = ClaimFiles.Faults(file.Replace("******CI~", "~", StringComparison.Ordinal));
        faults.Select(fault => fault.Code).ShouldBe(["SUB-19", "SUB-19"]);
        faults[0].LoopPath.ShouldNotBe(faults[1].LoopPath);
    }
}
