using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Tests.Guides;

namespace ClaimsCluster.X12.Tests.Validation;

/// <summary>A claim that is larger than memory is held for is not judged by half, and that is said.</summary>
public sealed class UnjudgedClaimTests
{
    [Fact]
    public void A_claim_of_more_segments_than_are_held_has_one_warning_of_its_own_and_its_neighbour_none()
    {
        var payment = Stays.Full.Lines[1].PriorPayments[0] with { BundledInto = null, Adjustments = [.. Reasons("CO", "CR", "OA", "PI", "PR")] };
        var line = Stays.Full.Lines[1] with { PriorPayments = [.. Enumerable.Repeat(payment, 15)] };
        var large = Stays.Full with { ClaimNumber = "LARGE", Lines = [.. Enumerable.Range(1, 999).Select(number => line with { Number = number, LineControlNumber = $"L{number}" })] };
        var file = Some.Written(output => InstitutionalClaimWriter.Write(
            output, Some.Header(), Some.Submitter, Some.Receiver,
            [new OutboundSet("0001", "REF1", [OutboundClaim.Of(large), OutboundClaim.Of(Stays.Full)])]));

        var inspection = FileInspection.Inspect(file, new InspectionOptions { TakesAll = true, Snip = 5 });
        var fault = inspection.Faults.ShouldHaveSingleItem();
        (fault.Code, fault.IsWarning, fault.Snip, fault.Loop, fault.Segment, fault.ClaimNumber).ShouldBe(("LIM-01", true, 3, "2300", "CLM", "LARGE"));
        fault.Detail.ShouldBe("more than 100,000 segments: sums and situations are not judged");
        inspection.Sets.ShouldHaveSingleItem().FaultyClaimCount.ShouldBe(0);
        FileInspection.Inspect(file, new InspectionOptions { TakesAll = true, Snip = 2 }).Faults.ShouldBeEmpty();
    }

    private static IEnumerable<ClaimAdjustment> Reasons(params string[] groups) => groups.Select(group => new ClaimAdjustment(group, "45", 1m, null));
}
