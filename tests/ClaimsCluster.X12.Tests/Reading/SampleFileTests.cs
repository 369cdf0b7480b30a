using System.Globalization;
using System.Text.RegularExpressions;
using ClaimsCluster.X12.Acknowledgments;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Tests.Reading;

public sealed partial class SampleFileTests
{
    [Fact]
    public void Every_public_file_is_inspected_and_read_without_an_exception()
    {
        var count = 0;
        foreach (var sample in Samples.All)
        {
            var bytes = sample.Bytes;
            var inspection = FileInspection.Inspect(bytes);
            foreach (var selection in Enum.GetValues<ClaimSelection>())
            {
                foreach (var claim in Some.Claims(bytes, selection)) ProfessionalClaim.Parse(claim.Parts);
            }

            Some.Advices(bytes);
            InterchangeAcknowledgment.Read(bytes);
            ImplementationAcknowledgment.Read(bytes);
            ClaimAcknowledgment.Read(bytes);
            inspection.Interchanges.ShouldNotBeEmpty(sample.File);
            count++;
        }

        count.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void A_claim_file_that_others_accept_is_accepted_without_a_fault()
    {
        foreach (var sample in Samples.Of("837P").Where(sample => sample.Valid == "yes"))
        {
            var inspection = FileInspection.Inspect(sample.Bytes);
            inspection.Faults.ShouldBeEmpty(sample.File);
            inspection.Kind.ShouldBe(TransactionKind.Professional837, sample.File);
            inspection.Sets.ShouldAllBe(set => set.IsAccepted, sample.File);
            Some.Claims(sample.Bytes).Count.ShouldBe(ClaimCount(sample), sample.File);
        }
    }

    [Fact]
    public void An_acknowledgment_or_remittance_that_others_accept_is_accepted()
    {
        foreach (var sample in Samples.Of("835", "999", "277CA").Where(sample => sample.Valid != "no"))
            FileInspection.Inspect(sample.Bytes).Sets.ShouldAllBe(set => set.IsAccepted, sample.File);
    }

    [Fact]
    public void Every_count_and_control_number_that_the_manifest_calls_wrong_is_found_in_its_place()
    {
        var found = 0;
        foreach (var sample in Samples.Of("837P", "837I", "835", "999", "TA1"))
        {
            // A line break inside a segment is wrapping to us, not a value.
            if (sample.Notes.Contains("<LF>", StringComparison.Ordinal)) continue;

            var faults = FileInspection.Inspect(sample.Bytes).Faults.ToList();
            foreach (Match said in WrongCount().Matches(sample.Notes))
            {
                var places = faults.Select(fault => $"{fault.Segment}{fault.Element:00}");
                places.ShouldContain(said.Groups[1].Value, sample.File);
                found++;
            }
        }

        found.ShouldBeGreaterThan(8);
    }

    [Fact]
    public void A_claim_file_of_another_guide_or_version_is_refused_and_its_claims_are_still_listed()
    {
        var old = Samples.Of("837P").Where(sample => sample.Notes.Contains("004010", StringComparison.Ordinal));
        foreach (var sample in Samples.Of("837D", "837I").Concat(old))
        {
            FileInspection.Inspect(sample.Bytes).Sets.ShouldAllBe(set => !set.IsAccepted, sample.File);
            Some.Claims(sample.Bytes).ShouldBeEmpty(sample.File);
            Some.Claims(sample.Bytes, ClaimSelection.Refused).ShouldNotBeEmpty(sample.File);
        }
    }

    [Fact]
    public void Files_outside_the_product_are_never_taken_for_claims()
    {
        foreach (var sample in Samples.Of("834", "820", "278", "275", "824", "997", "envelope"))
            FileInspection.Inspect(sample.Bytes).AcceptedClaimCount.ShouldBe(0, sample.File);
    }

    [Theory]
    [InlineData("837P/epv-valid_837.edi", 'R', "024")]
    [InlineData("837P/vgi-truncated.edi", 'R', "023")]
    [InlineData("TA1/staedi-x12_interchange_ack.edi", 'R', "021")]
    [InlineData("837P/moov-sample.edi", 'A', "000")]
    public void The_interchange_answer_is_the_manifests(string file, char status, string note)
    {
        var interchange = FileInspection.Inspect(Samples.Read(file)).Interchanges.ShouldHaveSingleItem();
        (interchange.Status, interchange.Note).ShouldBe((status, note));
    }

    [Theory]
    [InlineData("837P/scribe-x12_005010x222_example_01_synthetic.edi", "I6")]
    [InlineData("837P/edi-lens-837p.test.0002.edi", "4")]
    [InlineData("837P/staedi-837-header-ref-only.edi", "5")]
    [InlineData("837P/vgi-truncated.edi", "2")]
    public void The_set_answer_is_the_manifests(string file, string code)
    {
        var set = FileInspection.Inspect(Samples.Read(file)).Sets.First();
        set.Status.ShouldBe('R');
        set.Codes.ShouldContain(code);
    }

    private static int ClaimCount(Sample sample) =>
        Claims().Match(sample.Notes) is { Success: true } said
            ? int.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture)
            : 1;

    [GeneratedRegex(@"(\d+) claims")]
    private static partial Regex Claims();

    [GeneratedRegex(@"(?:AK9|IK5|TA1) ((?:SE|GE|IEA)0[12])(?:@\d+)? code")]
    private static partial Regex WrongCount();
}
