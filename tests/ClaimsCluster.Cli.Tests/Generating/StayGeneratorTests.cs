using System.Text;
using ClaimsCluster.Simulation.Generating.Stays;
using ClaimsCluster.Domain.Reference;
using ClaimsCluster.X12.Claims;

namespace ClaimsCluster.Cli.Tests.Generating;

public class StayGeneratorTests
{
    private static readonly byte[] s_thousand = Of(1_000, 1);
    private static readonly List<string[][]> s_claims = Claims(s_thousand);

    [Fact]
    public void The_same_count_and_seed_give_the_same_bytes()
    {
        Of(150, 7).ShouldBe(Of(150, 7));
        Of(150, 8).ShouldNotBe(Of(150, 7));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    public void The_validator_finds_nothing_to_say(int count)
    {
        var inspection = Validated.Inspect(Of(count, 3));
        inspection.Faults.Select(fault => fault.ToString()).ShouldBeEmpty();
        inspection.Sets.Sum(set => set.ClaimCount).ShouldBe(count);
    }

    [Fact]
    public void A_smaller_file_is_the_start_of_a_larger_one() =>
        Claims(Of(230, 1)).Select(Text).ShouldBe(s_claims.Take(230).Select(Text));

    [Fact]
    public void A_stay_as_an_object_loses_nothing_of_its_segments()
    {
        using var typed = new TypedClaimReader(s_thousand);
        using var records = new ClaimRecordReader(s_thousand);
        var count = 0;
        for (; records.TryRead(out var record); count++)
        {
            typed.TryReadInstitutional(out var claim).ShouldBeTrue();
            claim.ToParts().ShouldBe(record.ToParts(), record.ClaimNumber);
        }

        count.ShouldBe(1_000);
    }

    [Fact]
    public void Lines_add_up_to_the_charge_of_each_claim() => s_claims.ShouldAllBe(claim =>
        decimal.Parse(claim[0][2]) == claim.Where(segment => segment[0] == "SV2").Sum(line => decimal.Parse(line[3])));

    [Fact]
    public void An_inpatient_has_what_his_guide_asks_for()
    {
        var stays = s_claims.Where(claim => claim[0][5] == "11:A:1").ToList();
        stays.Count.ShouldBeGreaterThan(150);
        foreach (var stay in stays)
        {
            foreach (var start in new[] { "DTP*096*TM*", "DTP*434*RD8*", "DTP*435*DT*", "CL1*", "HI*ABK:", "HI*ABJ:", "HI*DR:", "HI*BE:80:", "NM1*71*1*" })
                stay.ShouldContain(segment => Text(segment).StartsWith(start, StringComparison.Ordinal), start);
        }

        stays.ShouldContain(stay => stay.Any(segment => Text(segment).StartsWith("HI*BBR:", StringComparison.Ordinal)));
        stays.ShouldContain(stay => stay.Any(segment => segment[0] == "HI" && segment[1].EndsWith(":::::::Y", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_outpatient_has_procedures_and_where_he_came_unplanned_his_reason()
    {
        var visits = s_claims.Where(claim => claim[0][5] == "13:A:1").ToList();
        visits.Count.ShouldBeGreaterThan(500);
        visits.ShouldAllBe(visit => visit.Any(segment => segment[0] == "SV2" && segment[2].StartsWith("HC:", StringComparison.Ordinal)));
        visits.Where(visit => visit.Any(segment => segment[0] == "SV2" && segment[1] == "0450"))
            .ShouldAllBe(visit => visit.Any(segment => segment[0] == "HI" && segment[1].StartsWith("APR:", StringComparison.Ordinal)));
    }

    [Fact]
    public void Patients_are_subscribers_and_dependents_of_several_hospitals_with_sound_numbers()
    {
        var segments = Segments(s_thousand);
        segments.Count(segment => segment[0] == "PAT").ShouldBeGreaterThan(50);
        segments.Count(segment => segment[0] == "SBR" && segment[2] == "18").ShouldBeGreaterThan(500);
        segments.Where(segment => segment[0] == "NM1" && segment[1] == "85").Select(segment => segment[9]).Distinct().Count().ShouldBe(5);
        segments.Where(segment => segment is ["NM1", _, _, _, _, _, _, _, "XX", ..]).ShouldAllBe(segment => Npi.IsValid(segment[9]));
        s_claims.Select(claim => claim[0][1]).ShouldBeUnique();
    }

    private static byte[] Of(int count, long seed)
    {
        using var stream = new MemoryStream();
        StayGenerator.Write(stream, count, seed);
        return stream.ToArray();
    }

    private static string[][] Segments(byte[] file) =>
        [.. Encoding.ASCII.GetString(file).Split('~', StringSplitOptions.RemoveEmptyEntries).Select(segment => segment.Split('*'))];

    /// <summary>CLM to the segment before the next HL, or SE.</summary>
    private static List<string[][]> Claims(byte[] file)
    {
        var claims = new List<List<string[]>>();
        var isIn = false;
        foreach (var segment in Segments(file))
        {
            if (segment[0] == "CLM") claims.Add([]);
            isIn = segment[0] is not ("HL" or "SE") && (isIn || segment[0] == "CLM");
            if (isIn) claims[^1].Add(segment);
        }

        return [.. claims.Select(claim => claim.ToArray())];
    }

    private static string Text(string[] segment) => string.Join('*', segment);

    private static string Text(string[][] claim) => string.Join('~', claim.Select(Text));
}
