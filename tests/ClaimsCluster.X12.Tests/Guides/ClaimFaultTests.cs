namespace ClaimsCluster.X12.Tests.Guides;

public sealed class ClaimFaultTests
{
    [Theory]
    [InlineData("DTP*472*D8*20260110", "DTP*472*D8*20260230", "SYN-13", "2400", "DTP", 3, "8")]
    [InlineData("RD8*20260110-20260111", "RD8*20260111-20260110", "SYN-13", "2400", "DTP", 3, "8")]
    [InlineData("CLM*ACC1*125.5", "CLM*ACC1*12,5", "SYN-11", "2300", "CLM", 2, "6")]
    [InlineData("CLM*ACC1*125.5", "CLM*ACC1*", "SYN-09", "2300", "CLM", 2, "1")]
    [InlineData("DMG*D8*19700102", "DMG*D8*19700230", "SYN-13", "2010BA", "DMG", 2, "8")]
    [InlineData("HI*ABK:E119", "ZZZ*ABK:E119", "SYN-06", "2300", "ZZZ", 0, null)]
    [InlineData("SV1*HC:36415*25.5*UN*1***1~\n", "", "SYN-07", "2400", "SV1", 0, null)]
    public void A_fault_of_one_claim_is_told_once_and_leaves_its_neighbour_alone(
        string right, string wrong, string edit, string loop, string segment, int element, string? ik4)
    {
        var file = Some.Changed(right, wrong);
        if (wrong.Length == 0) file = file.Replace("SE*45", "SE*44", StringComparison.Ordinal);
        var set = Some.OnlySet(file);
        (set.Status, set.IsAccepted, set.FaultyClaimCount).ShouldBe(('E', true, 1));
        var fault = set.Faults.ShouldHaveSingleItem();
        (fault.Code, fault.Loop, fault.Segment, fault.Element, fault.Ik4).ShouldBe((edit, loop, segment, element, ik4));

        var claims = Some.Claims(Some.Bytes(file));
        claims[0].Faults.ShouldBe([fault]);
        claims[1].Faults.ShouldBeEmpty();
    }

    [Fact]
    public void A_claim_without_a_line_is_at_fault_alone()
    {
        var lines = Some.Cut("LX*1", "HL*3");
        var file = Some.Changed(lines, "").Replace("SE*45", "SE*38", StringComparison.Ordinal);
        var fault = Some.OnlySet(file).Faults.ShouldHaveSingleItem();
        (fault.Segment, fault.Ik3, fault.ClaimNumber).ShouldBe(("LX", "3", "ACC1"));
        Some.Claims(Some.Bytes(file))[1].Faults.ShouldBeEmpty();
    }

    [Fact]
    public void A_set_whose_claims_are_all_at_fault_is_refused()
    {
        var set = Some.OnlySet(Some.Changed("DTP*472*D8*", "DTP*472*D8*9"));
        (set.Status, set.FaultyClaimCount).ShouldBe(('R', 2));
        set.Codes.ShouldBe(["5"]);
    }

    [Fact]
    public void A_fault_says_where_what_and_what_instead()
    {
        var file = Some.Changed("DTP*472*D8*20260112", "DTP*472*D8*20260230");
        Some.OnlySet(file).Faults.ShouldHaveSingleItem().ToString().ShouldBe(
            $"SYN-13 at 2400 DTP03, segment 44 of set 0001, byte {file.IndexOf("20260230", StringComparison.Ordinal)}: "
            + "found \"20260230\", expected a day CCYYMMDD of the calendar, because the qualifier is D8.");
    }

    [Fact]
    public void A_byte_that_would_become_a_separator_is_a_fault_of_its_claim()
    {
        var file = Some.Changed("WELBY", "WEL_BY").Replace('*', '|').Replace('_', '*');
        var claims = Some.Claims(Some.Bytes(file));
        claims[0].Faults.ShouldHaveSingleItem().Code.ShouldBe("SYN-11");
        claims[1].Faults.ShouldBeEmpty();
    }
}
