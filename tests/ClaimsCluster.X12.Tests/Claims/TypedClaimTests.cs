using ClaimsCluster.X12.Claims;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Tests.Scanning;

namespace ClaimsCluster.X12.Tests.Claims;

/// <summary>Claims read straight from a file are those that are parsed from their parts.</summary>
public sealed class TypedClaimTests
{
    [Fact]
    public void The_published_claims_are_those_of_their_parts()
    {
        var count = 0;
        foreach (var sample in Samples.Of("837P"))
        {
            var claims = Read(new MemoryStream(sample.Bytes));
            using var records = new ClaimRecordReader(sample.Bytes);
            foreach (var claim in claims)
            {
                records.TryRead(out var record).ShouldBeTrue();
                while (!record.Set.Group.Version.StartsWith("005010X222", StringComparison.Ordinal))
                    records.TryRead(out record).ShouldBeTrue();
                Some.Json(claim).ShouldBe(Some.Json(record.ToProfessional()), $"{sample} {record.ClaimNumber}");
                count++;
            }
        }

        count.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Claims_of_one_provider_share_it_and_what_comes_again()
    {
        var claims = Read(new SplitStream(Some.Bytes(Some.TwoClaims), 3));
        claims.Select(claim => claim.ClaimNumber).ShouldBe(["ACC1", "ACC2"]);
        claims[0].BillingProvider.ShouldBeSameAs(claims[1].BillingProvider);
        claims[0].Lines[0].Qualifier.ShouldBeSameAs(claims[1].Lines[0].Qualifier);
        claims[0].Patient.ShouldBeNull();
        claims[1].Patient.ShouldNotBeNull().FirstName.ShouldBe("KIM");
    }

    [Fact]
    public void A_claim_keeps_nothing_of_the_one_before_it()
    {
        var file = Some.Bytes(Some.TwoClaims);
        var alone = Some.Claims(file).Select(claim => Some.Json(ProfessionalClaim.Parse(claim.Parts))).ToList();
        var again = string.Concat(Enumerable.Repeat(Some.Cut("ST*", "GE*"), 3));
        Read(new MemoryStream(Some.Bytes(Some.Cut("ISA*", "ST*") + again)))
            .Select(claim => Some.Json(claim)).ShouldBe([.. alone, .. alone, .. alone]);
    }

    [Fact]
    public void Sets_of_other_guides_are_passed_over() =>
        Samples.Of("837I", "835").SelectMany(sample => Read(new MemoryStream(sample.Bytes))).ShouldBeEmpty();

    [Theory]
    [InlineData("CLM*", "HI*")]
    [InlineData("HL*2*", "SBR*")]
    [InlineData("LX*1", "DTP*")]
    public void A_file_that_is_cut_gives_what_is_there(string from, string to)
    {
        var cut = Some.TwoClaims.IndexOf(from, StringComparison.Ordinal);
        cut = Some.TwoClaims.IndexOf(to, cut, StringComparison.Ordinal);
        using var reader = new TypedClaimReader(Some.Bytes(Some.TwoClaims[..cut]));
        reader.TryRead(out _).ShouldBe(from != "HL*2*");
        reader.TryRead(out _).ShouldBeFalse();
        reader.Stopped.ShouldBe(StopReason.EndOfData);
    }

    private static List<ProfessionalClaim> Read(Stream stream)
    {
        using (stream)
        {
            using var reader = new TypedClaimReader(stream);
            var claims = new List<ProfessionalClaim>();
            while (reader.TryRead(out var claim)) claims.Add(claim);
            return claims;
        }
    }
}
