using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Scrubbing;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Domain.Tests.Scrubbing;

/// <summary>The published 837P examples of stupidedi: most carry an NPI with a wrong check digit.</summary>
public class PublishedFilesTests
{
    [Fact]
    public void Three_published_claims_pass_intake_and_the_scrub() =>
        Taken().Select(taken => taken.File).ShouldBe(
        [
            "stupidedi-drug-administered-in-the-physician-office.edi",
            "stupidedi-home-infusion-therapy-pharmacy--adjudicated-with-HCPCS-in-loop-2400-or.edi",
            "stupidedi-home-infusion-therapy-pharmacy--adjudicated-with-NDC-in-loop-2410.edi",
        ]);

    [Fact]
    public void Every_other_claim_is_refused_for_an_NPI_at_least()
    {
        var refused = Scrubbed().Where(claim => FrontDoor.Refusals(claim.Scrub).Count > 0).ToArray();
        refused.Length.ShouldBe(13);
        refused.ShouldAllBe(claim => claim.Scrub.Hits.Any(hit => hit.EditId == "PRV-02"));
    }

    /// <summary>The claims that are taken, with the day on which their file enters.</summary>
    internal static IReadOnlyList<(string File, ProfessionalClaim Claim, DateOnly Day)> Taken() =>
        [.. Scrubbed().Where(claim => claim.Scrub.IsClean).Select(claim => (claim.File, claim.Claim, claim.Day))];

    private static IEnumerable<(string File, ProfessionalClaim Claim, DateOnly Day, ScrubResult Scrub)> Scrubbed()
    {
        foreach (var path in Directory.GetFiles(SharedFiles.Path("x12/837P"), "stupidedi*.edi").Order(StringComparer.Ordinal))
        {
            var bytes = File.ReadAllBytes(path);
            var inspection = FileInspection.Inspect(bytes);
            using var claims = new ProfessionalClaimReader(bytes, inspection);
            while (claims.TryRead(out var received))
            {
                var claim = ProfessionalClaim.Parse(received.Parts);
                var payer = PayerDirectory.Default.For(claim.Payer.Id ?? "", claim.Payer.Name ?? "");
                var day = inspection.LatestDate!.Value;
                yield return (Path.GetFileName(path), claim, day, Scrubber.Scrub(claim, new(day, payer.FilingLimit)));
            }
        }
    }
}
