using ClaimsCluster.Simulation.Generating;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Cli.Tests.Generating;

public class MagicMixTests
{
    [Fact]
    public void So_many_of_a_hundred_ask_for_every_outcome_in_turn()
    {
        var asked = Members(1_000, faultPercent: 0m, magicPercent: 11m).Select(MagicMember.Parse).OfType<MagicMember>().ToArray();
        asked.Length.ShouldBe(110);
        asked.Select(magic => magic.Outcome).Distinct().ShouldBe(
            Enum.GetValues<MagicOutcome>().Where(outcome => outcome != MagicOutcome.Eligibility), ignoreOrder: true); // That one is of inquiries.
        MagicMix.Prefixes.ShouldAllBe(prefix => MagicMember.Parse(prefix + "W1") != null);
    }

    [Fact]
    public void A_smaller_file_is_the_start_of_a_larger_one() =>
        Members(700, 6m, 20m).Take(300).ShouldBe(Members(300, 6m, 20m));

    [Fact]
    public void Without_any_the_file_is_as_it_was() => Bytes(200, 6m, 0m).ShouldBe(GeneratedClaims.Of(200).Bytes);

    [Fact]
    public void All_may_ask() => Members(150, 0m, 100m).ShouldAllBe(member => MagicMember.Parse(member) != null);

    private static byte[] Bytes(int count, decimal faultPercent, decimal magicPercent)
    {
        using var file = new MemoryStream();
        ClaimGenerator.Write(file, count, seed: 1, faultPercent, magicPercent);
        return file.ToArray();
    }

    private static string[] Members(int count, decimal faultPercent, decimal magicPercent)
    {
        var bytes = Bytes(count, faultPercent, magicPercent);
        using var reader = new ProfessionalClaimReader(bytes, FileInspection.Inspect(bytes));
        var members = new List<string>();
        while (reader.TryRead(out var claim)) members.Add(ProfessionalClaim.Parse(claim.Parts).Subscriber.MemberId!);
        return [.. members];
    }
}
