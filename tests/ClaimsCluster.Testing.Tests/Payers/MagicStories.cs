using ClaimsCluster.Domain.Claims;

namespace ClaimsCluster.Testing.Tests.Payers;

/// <summary>The simulated payer does what a member id asks for.</summary>
public sealed class MagicStories
{
    private static readonly string[] Compared = ["claims.jsonl", "ledger.csv", "worklist.jsonl"];

    [Theory]
    [InlineData("PAY-W1", FilingState.Paid, null)]
    [InlineData("DENY-50.N115-W1", FilingState.Denied, "denied")]
    [InlineData("REJ-A7-562-W1", FilingState.Rejected, "rejected")]
    [InlineData("SILENT-W1", FilingState.Received, "silent")]
    [InlineData("LATE-6-W1", FilingState.Paid, null)]
    [InlineData("REV-10-W1", FilingState.Reversed, null)]
    [InlineData("DUP835-W1", FilingState.Paid, null)]
    [InlineData("UNBAL-125-W1", FilingState.Accepted, "suspense")]
    public async Task A_member_id_brings_about_what_it_says(string member, FilingState state, string? work)
    {
        await using var cluster = await ClaimsTestCluster.Start();
        await cluster.Submit(Claims.Claim837.For("MCD01").Member(member).Number("PCN1").On(Some.Monday).Line("97110:GP", 200m));
        await cluster.Advance(days: 30);
        var kinds = (await cluster.Worklist()).Where(item => item.IsOurs).Select(item => item.Kind).ToList();
        if (work is null) kinds.ShouldBeEmpty();
        else kinds.ShouldContain(work);
        (await Some.EndOfOne(cluster)).Filing.State.ShouldBe(state);
    }

    [Fact]
    public async Task The_same_story_on_one_silo_and_on_three_is_the_same_to_the_byte()
    {
        var one = await Told(silos: 1);
        var three = await Told(silos: 3);
        three.ShouldBe(one);
    }

    private static async Task<string> Told(int silos)
    {
        await using var cluster = await ClaimsTestCluster.Start(options => options.Silos = silos);
        string[] members = ["PAY-W1", "DENY-16-W2", "REJ-A7-562-W3", "REV-10-W4", "W5", "W6"];
        await cluster.Submit([.. members.Select((member, place) =>
            Some.Visit.Number($"PCN{place}").Member(member).Patient($"DOE{place}", "JANE", new(1980, 1, 1 + place), "F"))]);
        await cluster.Advance(days: 3);
        await cluster.Resubmit("PCN2");
        await cluster.Advance(days: 30);
        await cluster.Correct("PCN1", "lines[1].modifiers=25");
        await cluster.Advance(days: 60);
        await Some.End(cluster);
        var folder = Directory.CreateTempSubdirectory("story-");
        try
        {
            await cluster.Export(folder.FullName);
            return string.Concat(Compared.Select(name => File.ReadAllText(Path.Combine(folder.FullName, name))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
