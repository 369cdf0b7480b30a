using System.Text;
using ClaimsCluster.X12.Acknowledgments;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Tests.Acknowledgments;

/// <summary>The 999 that answers each of a set of faults, as a peer reads it.</summary>
public sealed class SnapshotTests
{
    private static readonly InspectionOptions s_options = new() { TakesAll = true, Snip = 2 };

    [Theory]
    [InlineData("N3*1 MAIN STREET~\n", "", 44,
        "IK3*N3*9*2010AA*3~IK5*R*5~AK9*R*1*1*0~")]
    [InlineData("DTP*472*D8*20260112", "DTP*472*D8*20241341", 45,
        "IK3*DTP*44*2400*8~CTX*CLM01:ACC2~IK4*3*1251*8*20241341~IK5*E*5~AK9*E*1*1*1~")]
    [InlineData("SE*45*0001", "SE*44*0001", 44,
        "IK5*R*4~AK9*R*1*1*0~")]
    [InlineData("HI*ABK:J069~\n", "ZZZ*1~\nHI*ABK:J069~\n", 46,
        "IK3*ZZZ*41*2300*1~CTX*CLM01:ACC2~IK5*E*5~AK9*E*1*1*1~")]
    [InlineData("N4*ALBANY*NY", "N4*ALBANY*NYC", 45,
        "IK3*N4*10*2010AA*8~IK4*2*156*5*NYC~IK5*R*5~AK9*R*1*1*0~")]
    [InlineData("LX*1~\nSV1*HC:99203*90*UN*1***1~\n", "SV1*HC:99203*90*UN*1***1~\nLX*1~\n", 45,
        "IK3*SV1*42*2400*7~CTX*CLM01:ACC2~IK5*E*5~AK9*E*1*1*1~")]
    [InlineData("DMG*D8*20150303", "DMG*D8*20150230", 45,
        "IK3*DMG*39*2010CA*8~IK4*2*1251*8*20150230~IK5*E*5~AK9*E*1*1*1~")]
    [InlineData("HI*ABK:J069", "HI*ABX:J069", 45,
        "IK3*HI*41*2300*8~CTX*CLM01:ACC2~IK4*1:1*1270*7*ABX~IK5*E*5~AK9*E*1*1*1~")]
    [InlineData("SV1*HC:99203*90", "SV1*HC:99203*9O", 45,
        "IK3*SV1*43*2400*8~CTX*CLM01:ACC2~IK4*2*782*6*9O~IK5*E*5~AK9*E*1*1*1~")]
    [InlineData("CLM*ACC2*90***11:B:1", "CLM*ACC2*90***11::1", 45,
        "IK3*CLM*40*2300*8~CTX*CLM01:ACC2~IK4*5:2*1332*1~IK5*E*5~AK9*E*1*1*1~")]
    [InlineData("PAT*19~", "PAT*19~\nPAT*19~", 46,
        "IK3*PAT*36*2000C*5~IK5*E*5~AK9*E*1*1*1~")]
    [InlineData("HL*3*1*22*1", "HL*3*9*22*1", 45,
        "IK3*HL*30*2000B*8~IK4*2*734*7*9~IK5*E*5~AK9*E*1*1*1~")]
    [InlineData("HL*4*3*23*0~\n", "", 44,
        "IK3*HL*34*2000C*3~IK5*E*5~AK9*E*1*1*1~")]
    public void A_fault_of_a_set_is_answered_by_this_999(string right, string wrong, int count, string answer)
    {
        var file = Some.Bytes(Some.Changed(right, wrong).Replace("SE*45*", $"SE*{count}*", StringComparison.Ordinal));
        var answers = ImplementationAcknowledgment.To(FileInspection.Inspect(file, s_options).Interchanges[0]);
        var written = Encoding.ASCII.GetString(Some.Written(output => ImplementationAcknowledgmentWriter.Write(output, Some.Header(), answers)));
        var from = written.IndexOf("AK2*837*0001*005010X222A1~", StringComparison.Ordinal) + "AK2*837*0001*005010X222A1~".Length;
        written[from..written.IndexOf("SE*", from, StringComparison.Ordinal)].ShouldBe(answer);
    }
}
