using System.Text;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;
using CsCheck;

namespace ClaimsCluster.X12.Tests.Guides;

public sealed class ClaimRoundTripTests
{
    private static readonly string[] Ends = ["~", "~\n", "~\r\n", "\n", "\r\n", "'", "'  \n", "\u001C"];

    [Fact]
    public void Every_accepted_claim_comes_back_from_our_file_byte_for_byte()
    {
        foreach (var sample in Samples.Of("837P"))
        {
            var parts = Some.Claims(sample.Bytes).ConvertAll(claim => claim.Parts);
            if (parts.Count == 0) continue;

            var written = Write([.. parts.Select(OutboundClaim.AsReceived)]);
            FileInspection.Inspect(written).Faults.ShouldBeEmpty(sample.File);
            Some.Claims(written).ConvertAll(claim => claim.Parts).ShouldBe(parts, sample.File);
        }
    }

    [Fact]
    public void Any_delimiters_and_line_ends_give_the_same_parts()
    {
        var expected = Some.Claims(Some.Bytes(Some.TwoClaims)).ConvertAll(claim => claim.Parts);
        var marks = Gen.Shuffle("*|!+;<=>?@`{}%&\"".ToCharArray(), 3);
        var ends = Gen.Int[0, Ends.Length - 1].Select(index => Ends[index]);
        Gen.Select(marks, ends).Sample((mark, end) =>
        {
            var text = Some.Changed("~\n", "\u0001").TrimEnd('\n')
                .Replace('~', '\u0001').Replace('*', '\u0002').Replace(':', '\u0003').Replace('^', '\u0004')
                .Replace("\u0001", end, StringComparison.Ordinal)
                .Replace('\u0002', mark[0]).Replace('\u0003', mark[1]).Replace('\u0004', mark[2]);
            var claims = Some.Claims(Some.Bytes(text));
            claims.ConvertAll(claim => claim.Parts).ShouldBe(expected);
            claims.SelectMany(claim => claim.Faults).ShouldBeEmpty();
        });
    }

    [Fact]
    public void Our_numbers_stand_in_the_place_of_the_senders_and_nothing_else_changes()
    {
        var parts = Some.Claims(Some.Bytes(Some.TwoClaims))[0].Parts;
        var written = Write([new(parts, "CC0000000001", "7", "ICN77", ["K1", "K2"])]);
        Encoding.ASCII.GetString(Some.Claims(written).ShouldHaveSingleItem().Parts.Claim).ShouldBe(
            "CLM*CC0000000001*125.5***11:B:7*Y*A*Y*Y~REF*F8*ICN77~HI*ABK:E119*ABF:I10~"
            + "NM1*82*1*WELBY*MARCUS****XX*1730123454~PRV*PE*PXC*208D00000X~"
            + "LX*1~SV1*HC:99213:25*100*UN*1***1:2~DTP*472*D8*20260110~REF*6R*K1~"
            + "LX*2~SV1*HC:36415*25.5*UN*1***1~DTP*472*RD8*20260110-20260111~REF*6R*K2~");
    }

    [Theory]
    [InlineData("REF*G1*A~REF*D9*B~", "OLD", "REF*G1*A~REF*F8*OLD~REF*D9*B~")]
    [InlineData("REF*F8*X~REF*D9*B~", "OLD", "REF*F8*OLD~REF*D9*B~")]
    [InlineData("REF*D9*B~REF*F8*X~", "OLD", "REF*D9*B~REF*F8*OLD~")]
    [InlineData("REF*F8*X~REF*D9*B~", null, "REF*D9*B~")]
    [InlineData("AMT*F5*5~K3*T~", "OLD", "AMT*F5*5~REF*F8*OLD~K3*T~")]
    public void The_original_reference_stands_in_its_legal_place(string given, string? original, string expected)
    {
        var claim = $"CLM*A*9***11:B:1*Y*A*Y*Y~{given}HI*ABK:E119~SBR*S*18~REF*F8*OTHER~LX*1~SV1*HC:1*9*UN*1***1~";
        var parts = new ClaimParts([], [], [], Some.Bytes(claim));
        var written = Encoding.ASCII.GetString(Write([new(parts, "A", "1", original, [])]));
        written.ShouldContain($"*Y*Y~{expected}HI*ABK:E119~SBR*S*18~REF*F8*OTHER~LX*1~");
    }

    [Fact]
    public void Levels_and_counts_are_the_writers_and_one_provider_stands_once()
    {
        var parts = Some.Claims(Some.Bytes(Some.TwoClaims)).ConvertAll(claim => OutboundClaim.AsReceived(claim.Parts));
        var written = Write([.. parts, .. parts]);
        var text = Encoding.ASCII.GetString(written);
        text.Split('~').Where(segment => segment.StartsWith("HL*", StringComparison.Ordinal)).ShouldBe(
            ["HL*1**20*1", "HL*2*1*22*0", "HL*3*1*22*1", "HL*4*3*23*0", "HL*5*1*22*0", "HL*6*1*22*1", "HL*7*6*23*0"]);
        Python.Check837(written).ShouldBe(["4 claims, 0 faults"]);
    }

    [Fact]
    public void Skipping_claims_hands_out_the_rest_with_their_ordinals()
    {
        var file = Write([.. Enumerable.Repeat(Some.Claims(Some.Bytes(Some.TwoClaims)), 3).SelectMany(claims => claims)
            .Select(claim => OutboundClaim.AsReceived(claim.Parts))]);
        var all = Some.Claims(file);
        for (var skipped = 0; skipped <= all.Count; skipped++)
        {
            using var reader = new ProfessionalClaimReader(file, FileInspection.Inspect(file));
            reader.Skip(skipped);
            foreach (var expected in all.Skip(skipped))
            {
                reader.TryRead(out var claim).ShouldBeTrue();
                (claim with { Faults = expected.Faults }).ShouldBe(expected);
            }

            reader.TryRead(out _).ShouldBeFalse();
        }
    }

    [Fact]
    public void The_byte_range_of_a_claim_is_that_of_its_segments()
    {
        var claim = Some.Claims(Some.Bytes(Some.TwoClaims))[1];
        var range = Some.TwoClaims.Substring((int)claim.Offset, claim.Length);
        range.ShouldStartWith("CLM*ACC2");
        range.ShouldEndWith("DTP*472*D8*20260112");
    }

    private static byte[] Write(IReadOnlyList<OutboundClaim> claims)
    {
        var set = new OutboundSet("0001", "REF1", claims);
        return Some.Written(output =>
            ProfessionalClaimWriter.Write(output, Some.Header(), Some.Submitter, Some.Receiver, [set]));
    }
}
