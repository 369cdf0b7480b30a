using System.Text.RegularExpressions;
using ClaimsCluster.Simulation.Generating;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Reference;
using ClaimsCluster.Domain.Scrubbing;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Cli.Tests.Generating;

public partial class ClaimGeneratorTests
{
    private static readonly DateOnly Entry = new(2026, 1, 5);

    [Fact]
    public void The_same_count_and_seed_give_the_same_bytes()
    {
        GeneratedClaims.Of(250, seed: 7).Bytes.ShouldBe(GeneratedClaims.Of(250, seed: 7).Bytes);
        GeneratedClaims.Of(250, seed: 8).Bytes.ShouldNotBe(GeneratedClaims.Of(250, seed: 7).Bytes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(137)]
    [InlineData(1_000)]
    public void A_smaller_file_is_the_start_of_a_larger_one(int count) =>
        GeneratedClaims.Of(count).Parts.ShouldBe(GeneratedClaims.Of(1_400).Parts.Take(count));

    [Theory]
    [InlineData(4_999, 1)]
    [InlineData(5_000, 1)]
    [InlineData(5_001, 2)]
    public void A_set_holds_at_most_5000_claims_and_none_is_lost_between_sets(int count, int sets)
    {
        var file = GeneratedClaims.Of(count);
        file.Inspection.Sets.Count().ShouldBe(sets);
        file.Inspection.AcceptedClaimCount.ShouldBe(count);
        file.Claims.Select(claim => claim.ClaimNumber).ShouldBeUnique();
    }

    [Fact]
    public void Our_inspection_finds_no_fault_and_the_day_of_entry()
    {
        GeneratedClaims.Usual.Inspection.Faults.ShouldBeEmpty();
        GeneratedClaims.Usual.Inspection.LatestDate.ShouldBe(Entry);
    }

    [Fact]
    public void A_file_without_faults_passes_every_edit() =>
        GeneratedClaims.Sound.Claims.SelectMany(claim => Scrub(claim).Hits).ShouldBeEmpty();

    [Fact]
    public void The_edits_find_what_was_planted_and_nothing_else()
    {
        var hits = GeneratedClaims.Usual.Claims.SelectMany(claim => Scrub(claim).Hits).CountBy(hit => hit.EditId);
        hits.ToDictionary().ShouldBe(
            new Dictionary<string, int> { ["PRV-02"] = 10, ["CLM-03"] = 10, ["COB-01"] = 10 }, ignoreOrder: true);
    }

    [Fact]
    public void Each_hundred_has_its_faults_in_their_parts()
    {
        for (var ordinal = 0; ordinal < 40; ordinal++)
        {
            var faults = Block.Of(1, ordinal, FaultMix.DefaultPercent).CountBy(visit => visit.Fault).ToDictionary();
            faults.Values.Sum().ShouldBe(Block.Size);
            foreach (var (fault, sixths) in FaultMix.Parts) faults[fault].ShouldBe(sixths, $"{fault} in block {ordinal}");
        }
    }

    [Fact]
    public void With_the_most_faults_a_block_is_still_a_hundred_claims()
    {
        for (var ordinal = 0; ordinal < 20; ordinal++)
            Block.Of(3, ordinal, FaultMix.LargestPercent).Count(visit => visit.Fault != PlantedFault.None).ShouldBe(30);
    }

    [Fact]
    public void Every_NPI_has_its_check_digit_but_where_one_was_planted()
    {
        GeneratedClaims.Sound.Claims.SelectMany(claim => claim.Npis).ShouldAllBe(use => Npi.IsValid(use.Npi));
        GeneratedClaims.Usual.Claims.Count(claim => claim.Npis.Any(use => !Npi.IsValid(use.Npi))).ShouldBe(10);
    }

    [Fact]
    public void Medicare_members_have_a_beneficiary_identifier_of_their_own()
    {
        var members = GeneratedClaims.Sound.Claims.Select(claim => claim.Subscriber)
            .DistinctBy(holder => (holder.MemberId, holder.LastName, holder.FirstName)).ToArray();
        members.Select(holder => holder.MemberId).ShouldBeUnique();
        members.Where(holder => holder.FilingIndicator == "MB").ShouldAllBe(holder => Mbi().IsMatch(holder.MemberId!));
    }

    [Fact]
    public void Services_are_of_the_sixty_days_before_the_entry_and_after_birth() =>
        GeneratedClaims.Usual.Claims.ShouldAllBe(claim =>
            claim.FirstServiceDate < Entry && claim.FirstServiceDate >= Entry.AddDays(-60)
            && claim.PatientBirthDate < claim.FirstServiceDate);

    [Fact]
    public void No_service_is_billed_twice_by_chance() =>
        GeneratedClaims.Sound.Claims.SelectMany(claim => claim.Lines.Select(line =>
            (claim.Subscriber.MemberId, claim.PatientFirstName, line.ServiceFrom, line.Code))).ShouldBeUnique();

    [Fact]
    public void What_is_told_of_the_file_is_what_it_holds()
    {
        var (file, claims) = (GeneratedClaims.Usual.File, GeneratedClaims.Usual.Claims);
        file.Claims.ShouldBe(claims.Count);
        file.Lines.ShouldBe(claims.Sum(claim => claim.Lines.Count));
        file.Charge.ShouldBe(Money.Exactly(claims.Sum(claim => claim.Charge ?? 0m)));
        file.Patients.ShouldBe(claims.Select(claim => claim.MedicalRecordNumber).Distinct().Count());
        file.Payers.ShouldBe(claims.Select(claim => claim.Payer.Id!).Distinct().Order(StringComparer.Ordinal));
        file.Payers.ShouldBe(PayerDirectory.Default.Known.Select(payer => payer.Id));
    }

    [Theory]
    [InlineData(0, "6")]
    [InlineData(10_000_001, "6")]
    [InlineData(1, "-1")]
    [InlineData(1, "30.1")]
    public void Counts_and_shares_out_of_range_are_refused(int count, string faultPercent) =>
        Should.Throw<ArgumentOutOfRangeException>(
            () => ClaimGenerator.Write(Stream.Null, count, 1, decimal.Parse(faultPercent)));

    private static ScrubResult Scrub(ProfessionalClaim claim) => Scrubber.Scrub(
        claim, new ScrubContext(Entry, PayerDirectory.Default.For(claim.Payer.Id!, claim.Payer.Name!).FilingLimit));

    // D§5.3 SUB-03.
    [GeneratedRegex("^[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y][0-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y][0-9][AC-HJKMNP-RT-Y]{2}[0-9]{2}$")]
    private static partial Regex Mbi();
}
