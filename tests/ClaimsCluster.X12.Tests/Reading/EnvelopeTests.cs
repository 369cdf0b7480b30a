using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Tests.Reading;

public sealed class EnvelopeTests
{
    [Theory]
    [InlineData("SE*45*0001", "SE*44*0001", "4", "SYN-05", 1)]
    [InlineData("SE*45*0001", "SE*45*0002", "3", "SYN-05", 2)]
    [InlineData("SE*45*0001", "SE*X*0001", "4", "SYN-05", 1)]
    public void A_wrong_set_trailer_refuses_the_set(string right, string wrong, string code, string edit, int element)
    {
        var file = Some.Changed(right, wrong);
        var set = Some.OnlySet(file);
        (set.Status, set.IsAccepted).ShouldBe(('R', false));
        set.Codes.ShouldBe([code]);
        var fault = set.Faults.ShouldHaveSingleItem();
        (fault.Code, fault.Segment, fault.Element).ShouldBe((edit, "SE", element));
        (fault.SegmentInSet, fault.SegmentInFile).ShouldBe((45, 47));
        file[(int)fault.Offset..((int)fault.Offset + fault.Length)].ShouldBe(fault.Found);
    }

    [Theory]
    [InlineData("GE*1*70", "GE*2*70", "5", 1)]
    [InlineData("GE*1*70", "GE*1*71", "4", 2)]
    public void A_wrong_group_trailer_refuses_the_group(string right, string wrong, string code, int element)
    {
        var inspection = Inspect(right, wrong);
        var group = inspection.Interchanges[0].Groups.ShouldHaveSingleItem();
        (group.Status, inspection.Interchanges[0].Status).ShouldBe(('R', 'A'));
        group.Codes.ShouldBe([code]);
        group.Faults.ShouldHaveSingleItem().Element.ShouldBe(element);
        inspection.AcceptedClaimCount.ShouldBe(0);
    }

    [Theory]
    [InlineData("IEA*1*000000007", "IEA*2*000000007", "021", "SYN-03")]
    [InlineData("IEA*1*000000007", "IEA*1*000000008", "001", "SYN-02")]
    public void A_wrong_interchange_trailer_rejects_all_in_it(string right, string wrong, string note, string edit)
    {
        var inspection = Inspect(right, wrong);
        var interchange = inspection.Interchanges.ShouldHaveSingleItem();
        (interchange.Status, interchange.Note).ShouldBe(('R', note));
        interchange.Faults.ShouldHaveSingleItem().Code.ShouldBe(edit);
        inspection.AcceptedClaimCount.ShouldBe(0);
    }

    [Fact]
    public void A_missing_group_trailer_lets_the_whole_sets_before_it_stand()
    {
        var inspection = Inspect("GE*1*70~\n", "");
        var interchange = inspection.Interchanges.ShouldHaveSingleItem();
        (interchange.Status, interchange.Groups[0].Status).ShouldBe(('A', 'E'));
        interchange.Groups[0].Codes.ShouldBe(["3"]);
        inspection.AcceptedClaimCount.ShouldBe(2);
    }

    [Fact]
    public void An_interchange_without_trailer_is_answered_and_so_is_the_next_one()
    {
        var inspection = FileInspection.Inspect(Some.Bytes(
            Some.Changed("IEA*1*000000007~", "") + Some.TwoClaims));
        inspection.Interchanges.Select(i => (i.Status, i.Note)).ShouldBe([('E', "023"), ('A', "000")]);
        inspection.AcceptedClaimCount.ShouldBe(4);
    }

    [Fact]
    public void A_control_number_used_twice_in_a_group_refuses_the_second_set()
    {
        var set = Some.Cut("ST*", "GE*");
        var inspection = Inspect("GE*1*70", set + "GE*2*70");
        inspection.Sets.Select(s => s.Status).ShouldBe(['A', 'R']);
        inspection.Sets.Last().Codes.ShouldBe(["23"]);
        inspection.Interchanges[0].Groups[0].Status.ShouldBe('P');
    }

    [Theory]
    [InlineData("NM1*41*2*SENDING OFFICE*****46*S1~\n", "1000A", "NM1*41")]
    [InlineData("NM1*40*2*RECEIVING HOUSE*****46*R1~\n", "1000B", "NM1*40")]
    [InlineData("BHT*0019*00*BATCH1*20260115*0930*CH~\n", "", "BHT")]
    [InlineData("NM1*85*2*GOOD CLINIC*****XX*1234567893~\n", "2010AA", "NM1*85")]
    public void A_missing_bone_of_the_set_is_one_fault_and_refuses_it(string segment, string loop, string expected)
    {
        var file = Some.Changed(segment, "").Replace("SE*45", "SE*44", StringComparison.Ordinal);
        var set = Some.OnlySet(file);
        set.Status.ShouldBe('R');
        var fault = set.Faults.ShouldHaveSingleItem();
        (fault.Code, fault.Ik3, fault.Loop, fault.Expected).ShouldBe(("SYN-07", "3", loop, expected));
    }

    [Fact]
    public void A_segment_beyond_the_cap_is_a_fault_of_structure_and_the_whole_sets_before_it_stand()
    {
        var inspection = Inspect("GE*1*70", new string('A', X12Reader.SegmentCap + 1));
        var interchange = inspection.Interchanges.ShouldHaveSingleItem();
        (interchange.Status, interchange.Note).ShouldBe(('E', "022"));
        interchange.Groups[0].Sets.ShouldHaveSingleItem().IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public void An_interchange_acknowledgment_may_stand_before_the_group()
    {
        var inspection = Inspect("GS*HC", "TA1*000000001*260101*1200*A*000~\nGS*HC");
        inspection.Faults.ShouldBeEmpty();
        inspection.Interchanges[0].AcknowledgmentCount.ShouldBe(1);
    }

    [Fact]
    public void The_latest_date_is_that_of_the_sets()
    {
        FileInspection.Inspect(Some.Bytes(Some.TwoClaims)).LatestDate.ShouldBe(new DateOnly(2026, 1, 15));
        Inspect("BATCH1*20260115", "BATCH1*20991399").LatestDate.ShouldBe(new DateOnly(2026, 1, 15));
    }

    private static FileInspection Inspect(string right, string wrong) =>
        FileInspection.Inspect(Some.Bytes(Some.Changed(right, wrong)));
}
