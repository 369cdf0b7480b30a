using System.Text;
using ClaimsCluster.X12.Claims;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;
using CsCheck;

namespace ClaimsCluster.X12.Tests.Guides;

/// <summary>An 837I claim as an object says what its segments say, and is written as them again.</summary>
public sealed class InstitutionalClaimTests
{
    // What the public files have that no object names: repricing, and a number at the payer.
    private static readonly string[] Untyped = ["HCP*", "REF*G2*330127"];

    // One HI of all kinds of codes; a type of bill in CLM04; components that ISA16 does not separate.
    private static readonly string[] Misplaced = ["hi_components", "edi-lens", "lfh-out-of", "lfh-ppo"];

    [Fact]
    public void A_claim_with_all_that_the_guide_knows_comes_back_from_our_file_as_it_was()
    {
        var file = Write(Stays.Full);
        FileInspection.Inspect(file, new InspectionOptions { TakesAll = true, Snip = 5 }).Faults.ShouldBeEmpty();
        var read = Read(file).ShouldHaveSingleItem();
        Some.Json(read with { Npis = [] }).ShouldBe(Some.Json(Stays.Full));
        read.Npis.Select(one => one.EntityCode).ShouldBe(["85", "71", "72", "ZZ", "82", "77", "DN", "72", "ZZ", "82", "DN"]);
        read.TypeOfBill.ShouldBe("117");
    }

    [Fact]
    public void Any_claim_comes_back_whatever_the_separators_are()
    {
        var marks = Gen.Shuffle("*|!+;<=>?@`{}%&\"".ToCharArray(), 3);
        Gen.Select(Stays.Any, Stays.Any, marks).Sample((one, other, mark) =>
        {
            var text = Encoding.UTF8.GetString(Write(one, other))
                .Replace('*', '\u0002').Replace(':', '\u0003').Replace('^', '\u0004')
                .Replace('\u0002', mark[0]).Replace('\u0003', mark[1]).Replace('\u0004', mark[2]);
            var read = Read(Encoding.UTF8.GetBytes(text));
            read.ConvertAll(claim => Some.Json(claim with { Npis = [] })).ShouldBe([Some.Json(one), Some.Json(other)]);
        });
    }

    [Fact]
    public void What_the_published_claims_say_is_written_again()
    {
        var count = 0;
        foreach (var sample in Samples.Of("837I"))
        {
            foreach (var parts in Parts(sample.Bytes))
            {
                var claim = InstitutionalClaim.Parse(parts);
                var written = claim.ToParts();
                InstitutionalClaim.Parse(written).ToParts().ShouldBe(written, sample.File);
                var lost = Segments(parts).Except(Segments(written)).Where(segment => !Untyped.Any(segment.StartsWith)).ToList();
                if (!Misplaced.Any(file => sample.File.Contains(file, StringComparison.Ordinal))) lost.ShouldBeEmpty(sample.File);
                count++;
            }
        }

        count.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Codes_are_told_by_their_kind_wherever_they_stand()
    {
        var parts = Parts(Samples.Read("837I/scribe-sample_837i_hi_components.edi")).ShouldHaveSingleItem();
        var claim = InstitutionalClaim.Parse(parts);
        claim.PrincipalDiagnosis.ShouldBe(new Diagnosis("ABK", "R079"));
        claim.Conditions.ShouldBe(["01"]);
        claim.Occurrences.ShouldBe([new Occurrence("11", new DateOnly(2026, 6, 1))]);
        claim.Values.ShouldBe([new ValueCode("A1", 2500m)]);
        claim.PrincipalProcedure.ShouldBe(new InpatientProcedure("BBR", "0WQF0ZZ", new DateOnly(2026, 6, 2)));
        claim.DiagnosisRelatedGroup.ShouldBe("470");
        (claim.AdmissionType, claim.AdmissionSource, claim.PatientStatus).ShouldBe(("1", "7", "30"));
    }

    [Fact]
    public void Claims_of_both_guides_in_one_file_are_told_apart()
    {
        var institutional = Encoding.ASCII.GetString(Write(Stays.Full));
        var file = Some.Bytes(Some.TwoClaims + institutional + Some.TwoClaims);
        using var reader = new TypedClaimReader(file);
        List<string?> numbers = [];
        while (reader.TryRead(out var professional, out var claim))
        {
            (professional is null).ShouldBe(claim is not null);
            numbers.Add(professional?.ClaimNumber ?? claim?.ClaimNumber);
        }

        numbers.ShouldBe(["ACC1", "ACC2", "STAY1", "ACC1", "ACC2"]);
        Read(file).ShouldHaveSingleItem().ClaimNumber.ShouldBe("STAY1");
    }

    [Fact]
    public void The_payers_number_is_put_in_its_place_behind_the_admission()
    {
        var claim = Stays.Full with { OriginalReference = null, References = [], Notes = [] };
        var outbound = OutboundClaim.Of(claim) with { OriginalReference = "ICN77", LineControlNumbers = ["K1"] };
        var text = Encoding.ASCII.GetString(Write([outbound]));
        text.ShouldContain("CL1*1*7*30~AMT*F3*200.5~REF*9F*RF1~REF*G1*PA1~REF*F8*ICN77~REF*EA*MR1~HI*");
        text.ShouldContain("SV2*0120**4000*DA*4**100~DTP*472*RD8*20260105-20260109~REF*6R*K1~");
    }

    [Fact]
    public void What_stands_below_a_segment_that_was_left_out_is_written_with_it()
    {
        var parts = new ClaimParts([], [], [], Some.Bytes(
            "CLM*A*9~SBR*S*01~NM1*IL~N3*1 MAIN STREET~N4*ALBANY*NY*12207~NM1*PR*2*OTHER*****PI*1~LX*1~SV2*0250~LIN**N4~CTP****2*ML~"));
        var claim = InstitutionalClaim.Parse(parts);
        var again = InstitutionalClaim.Parse(claim.ToParts());
        again.OtherPayers.ShouldHaveSingleItem().SubscriberAddress.ShouldBe(new PostalAddress("1 MAIN STREET", null, "ALBANY", "NY", "12207"));
        (again.Lines[0].DrugQuantity, again.Lines[0].DrugUnit).ShouldBe((2m, "ML"));
        again.ToParts().ShouldBe(claim.ToParts());
    }

    [Fact]
    public void A_value_with_a_separator_in_it_is_refused() =>
        Should.Throw<ArgumentException>(() => (Stays.Full with { ClaimNumber = "A*B" }).ToParts());

    [Fact]
    public void Nonsense_gives_nulls_not_exceptions()
    {
        var nonsense = Some.Bytes("CLM~SV2*~LX*-5~SV2**X~REF~HI~HI*::::~NM1*71~DTP*434*RD8*1-2~DTP*435*DT*9~DTP*096~CTP~LIN~SVD~~*~:~");
        var claim = InstitutionalClaim.Parse(new ClaimParts(nonsense, nonsense, nonsense, nonsense));
        (claim.Charge, claim.StatementFrom, claim.AdmissionDate, claim.PrincipalDiagnosis).ShouldBe((null, null, null, null));
        claim.Lines.ShouldHaveSingleItem().Number.ShouldBe(0);
    }

    private static byte[] Write(params InstitutionalClaim[] claims) => Write([.. claims.Select(OutboundClaim.Of)]);

    private static byte[] Write(IReadOnlyList<OutboundClaim> claims) => Some.Written(output => InstitutionalClaimWriter.Write(
        output, Some.Header(), Some.Submitter, Some.Receiver, [new OutboundSet("0001", "REF1", claims)]));

    private static List<InstitutionalClaim> Read(byte[] file)
    {
        using var reader = new TypedClaimReader(file);
        var claims = new List<InstitutionalClaim>();
        while (reader.TryReadInstitutional(out var claim)) claims.Add(claim);
        return claims;
    }

    private static List<ClaimParts> Parts(byte[] file)
    {
        using var reader = new ClaimRecordReader(file);
        var parts = new List<ClaimParts>();
        while (reader.TryRead(out var record))
        {
            if (record.Set.Group.Version.StartsWith("005010X223", StringComparison.Ordinal)) parts.Add(record.ToParts());
        }

        return parts;
    }

    /// <summary>Its segments, amounts without zeros at their end and a day of a statement as a period.</summary>
    private static List<string> Segments(ClaimParts parts)
    {
        var text = Encoding.UTF8.GetString([.. parts.BillingProvider, .. parts.Subscriber, .. parts.Patient, .. parts.Claim]);
        return [.. text.Split('~', StringSplitOptions.RemoveEmptyEntries).Select(segment => Plain(segment.TrimEnd('*')))];
    }

    private static string Plain(string segment) => string.Join('*', segment.Split('*').Select(element =>
        element.Contains('.', StringComparison.Ordinal) && decimal.TryParse(element, out var number) ? $"{number:0.######}" : element))
        .Replace("434*D8*", "434*RD8*", StringComparison.Ordinal).Replace("-19960911", "", StringComparison.Ordinal);
}
