using System.Text;
using ClaimsCluster.X12.Acknowledgments;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Validation;

namespace ClaimsCluster.X12.Tests.Acknowledgments;

public sealed class AcknowledgmentTests
{
    [Fact]
    public void An_interchange_answer_comes_back_from_our_file_as_it_was()
    {
        var answer = InterchangeAcknowledgment.To(FileInspection.Inspect(Some.Bytes(Some.TwoClaims)).Interchanges[0]);
        var written = Some.Written(output => InterchangeAcknowledgment.Write(output, Some.Header(), [answer]));
        InterchangeAcknowledgment.Read(written).ShouldBe([new("000000007", "260115", "0930", 'A', "000")]);
        FileInspection.Inspect(written).Kind.ShouldBe(TransactionKind.Ta1);
        FileInspection.Inspect(written).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void A_group_answer_comes_back_from_our_file_as_it_was()
    {
        var file = Some.Changed("DTP*472*D8*20260110", "DTP*472*D8*20260230")
            .Replace("HI*ABK:J069", "ZZZ*J069", StringComparison.Ordinal);
        foreach (var text in new[] { Some.TwoClaims, file, Some.Changed("SE*45", "SE*44") })
        {
            var answers = ImplementationAcknowledgment.To(FileInspection.Inspect(Some.Bytes(text)).Interchanges[0]);
            var written = Write(answers);
            FileInspection.Inspect(written).Faults.ShouldBeEmpty();
            Some.Json(ImplementationAcknowledgment.Read(written)).ShouldBe(Some.Json(answers));
        }
    }

    [Fact]
    public void A_bad_date_is_answered_with_its_segment_claim_and_element()
    {
        var file = Some.Changed("DTP*472*D8*20260112", "DTP*472*D8*20260230");
        var answers = ImplementationAcknowledgment.To(FileInspection.Inspect(Some.Bytes(file)).Interchanges[0]);
        Encoding.ASCII.GetString(Write(answers)).ShouldContain(
            "AK1*HC*70*005010X222A1~AK2*837*0001*005010X222A1~IK3*DTP*44*2400*8~CTX*CLM01:ACC2~IK4*3*1251*8*20260230~"
            + "IK5*E*5~AK9*E*1*1*1~SE*9*0001~");
    }

    [Fact]
    public void What_a_partner_sent_is_answered_though_it_holds_our_separators()
    {
        var name = new AcknowledgmentParty("A:B", "1234567893");
        var claim = new AcknowledgedClaim(
            name, "1^2", "A3", "21", null, null, 1m, null, "DOE:ROE", "J~", null, null, null);
        var answer = new ClaimAcknowledgment("R:1", null, null, name, name, [claim]);
        var written = Some.Written(output => ClaimAcknowledgmentWriter.Write(output, Some.Header(), [answer]));
        FileInspection.Inspect(written).Faults.ShouldBeEmpty();
        ClaimAcknowledgment.Read(written)[0].Claims[0].ClaimNumber.ShouldBe("1 2");
    }

    [Fact]
    public void A_published_group_answer_is_read()
    {
        var answer = ImplementationAcknowledgment.Read(
            Samples.Read("999/stupidedi-response-to-functional-group-containing-3-837s.edi")).ShouldHaveSingleItem();
        (answer.GroupControl, answer.Status, answer.IncludedSets, answer.AcceptedSets).ShouldBe(("17456", 'P', 3, 1));
        answer.Sets.Select(set => (set.Control, set.Status)).ShouldBe([("0001", 'A'), ("0002", 'R'), ("0003", 'R')]);
        answer.Sets[1].Errors.ShouldHaveSingleItem().ClaimNumber.ShouldBe("123456789");
    }

    [Fact]
    public void A_published_claim_answer_is_read()
    {
        var file = Samples.Read("277CA/edi-lens-277CA.test.0001.edi");
        var answer = ClaimAcknowledgment.Read(file).ShouldHaveSingleItem();
        (answer.Reference, answer.Source.Id, answer.Receiver.Id).ShouldBe(("2002020542857", "CLHR00", "S00001"));
        answer.Claims.Select(claim => (claim.ClaimNumber, claim.Category, claim.Charge, claim.IsAccepted)).ShouldBe(
        [
            ("4001/1339", "A0", 200m, true),
            ("2890/4", "A3", 500m, false),
            ("00000000000000000000", "A3", 300m, false),
        ]);
        answer.Claims[0].ServiceTo.ShouldBe(new DateOnly(2006, 1, 31));
        answer.Claims[0].Icn.ShouldBe("22029500123407X");
    }

    [Fact]
    public void A_claim_answer_for_two_providers_comes_back_from_our_file_as_it_was()
    {
        var day = new DateOnly(2026, 1, 16);
        AcknowledgmentParty one = new("GOOD CLINIC", "1234567893"), two = new("FINE CLINIC", "1730123456");
        AcknowledgmentParty source = new("CLAIMSCLUSTER", "CC1"), receiver = new("SENDING OFFICE", "S1");
        var answer = new ClaimAcknowledgment("BATCH1", day, day, source, receiver,
        [
            new(one, "ACC1", "A1", "19", null, day, 125.5m, "ICN1", "DOE", "JANE", "M1", day, day),
            new(one, "ACC2", "A7", "562", "85", day, 90m, null, "ROE", "KIM", "M2", day, day.AddDays(1)),
            new(two, "ACC3", "A2", "20", "PR", day, 10m, null, "POE", "EDGAR", "M3", day, day),
        ]);
        var written = Some.Written(output => ClaimAcknowledgmentWriter.Write(output, Some.Header(), [answer]));
        FileInspection.Inspect(written).Faults.ShouldBeEmpty();
        Some.Json(ClaimAcknowledgment.Read(written).ShouldHaveSingleItem()).ShouldBe(Some.Json(answer));
        var text = Encoding.ASCII.GetString(written);
        text.ShouldContain("STC*A1:19*20260116*WQ*225.5~QTY*90*2~QTY*AA*1~AMT*YU*135.5~AMT*YY*90~HL*3*2*19*1~");
        text.ShouldContain("HL*6*2*19*1~NM1*85*2*FINE CLINIC*****XX*1730123456~HL*7*6*PT*0~");
    }

    [Fact]
    public void A_claim_answer_says_unknown_where_the_guide_asks_for_what_the_claim_does_not_give()
    {
        var day = new DateOnly(2026, 1, 16);
        AcknowledgmentParty source = new("CLAIMSCLUSTER", "CC1"), receiver = new("SENDING OFFICE", "S1");
        var answer = new ClaimAcknowledgment("BATCH1", day, day, source, receiver,
        [
            new(new("", ""), "ACC1", "A6", "164", "IL", day, null, null, null, null, null, null, null),
            new(new("GOOD CLINIC", "1234567890"), "ACC2", "A7", "562", "85", day, 90m, null, "ROE", "KIM", "M2", day, day),
        ]);
        var written = Some.Written(output => ClaimAcknowledgmentWriter.Write(output, Some.Header(), [answer]));
        FileInspection.Inspect(written, new InspectionOptions { TakesAll = true, Snip = 5, CodeSets = FormCodeSets.Instance }).Faults.ShouldBeEmpty();
        var text = Encoding.ASCII.GetString(written);
        text.ShouldContain("NM1*85*2*UNKNOWN*****SV*UNKNOWN~");
        text.ShouldContain("NM1*QC*1*UNKNOWN*****MI*UNKNOWN~TRN*2*ACC1~STC*A6:164:IL*20260116*U*0~DTP*472*D8*20260116~");
        text.ShouldContain("NM1*85*2*GOOD CLINIC*****SV*1234567890~", Case.Sensitive, "no NPI: its check digit is wrong");
    }

    private static byte[] Write(IReadOnlyList<ImplementationAcknowledgment> answers) =>
        Some.Written(output => ImplementationAcknowledgmentWriter.Write(output, Some.Header(), answers));
}
