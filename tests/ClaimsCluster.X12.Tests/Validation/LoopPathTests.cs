using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Tests.Validation;

/// <summary>The loops that a fault names are those that its segment belongs to.</summary>
public sealed class LoopPathTests
{
    [Theory]
    [InlineData("LX*1~\nSV1*HC:99213:25*100*UN*1***1:2~", "SV1*HC:99213:25*100*UN*1***1:2~\nLX*1~", "SYN-06", "SV1", "2000A[1]/2000B[1]/2300[1]/2400")]
    [InlineData("LX*2~\nSV1*HC:36415*25.5*UN*1***1~", "SV1*HC:36415*25.5*UN*1***1~\nLX*2~", "SYN-06", "SV1", "2000A[1]/2000B[1]/2300[1]/2400[1]")]
    [InlineData("HI*ABK:E119*ABF:I10~\nNM1*82*1*WELBY*MARCUS****XX*1730123454~", "NM1*82*1*WELBY*MARCUS****XX*1730123454~\nHI*ABK:E119*ABF:I10~", "SYN-06", "HI", "2000A[1]/2000B[1]/2300[1]")]
    [InlineData("PRV*PE*PXC*208D00000X~", "AMT*F5*5~", "SYN-06", "AMT", "2000A[1]/2000B[1]/2300[1]")]
    public void A_segment_out_of_its_order_is_named_with_the_loop_it_would_stand_in(string right, string wrong, string code, string segment, string path)
    {
        var faults = FileInspection.Inspect(Some.Bytes(Some.Changed(right, wrong)), new InspectionOptions { TakesAll = true, Snip = 2 }).Faults;
        var fault = faults.Where(one => !one.IsWarning).ShouldHaveSingleItem();
        (fault.Code, fault.Segment, fault.LoopPath).ShouldBe((code, segment, path));
    }
}
