using ClaimsCluster.Testing.Claims;
using ClaimsCluster.Testing.Looking;
using ClaimsCluster.Testing.Payers;

namespace ClaimsCluster.Testing.Tests;

/// <summary>What most stories begin and end with.</summary>
internal static class Some
{
    public const string Plan = "PPO01", Second = "MCR01";

    public static DateOnly Monday { get; } = new(2026, 1, 5);

    /// <summary>One office visit of 125.00: PCN1.</summary>
    public static Claim837 Visit { get; } = Claim837.For(Plan).Number("PCN1").On(Monday).Line("99213", 125m);

    /// <summary>A visit of 125.00 and a blood draw of 40.00: PCN1.</summary>
    public static Claim837 VisitAndDraw { get; } = Visit.Line("36415", 40m);

    /// <summary>A cluster where the test speaks for PPO01.</summary>
    public static Task<ClaimsTestCluster> Cluster(params string[] scripted) => ClaimsTestCluster.Start(options =>
    {
        foreach (var payer in scripted.Prepend(Plan)) options.ScriptedPayers.Add(payer);
    });

    /// <summary>The claim is with the payer, who accepted it as ICN1.</summary>
    public static async Task<ArrivedClaim> Accepted(ClaimsTestCluster cluster, Claim837 claim)
    {
        await cluster.Submit(claim);
        await cluster.Advance(days: 1);
        var payer = cluster.Payer(Plan);
        await payer.Accept(payer.Newest, "ICN1");
        return payer.Newest;
    }

    /// <summary>The payer paid it 80.00, left the patient 20.00 and took 25.00 off, as ICN1; it is posted.</summary>
    public static async Task<ArrivedClaim> Paid(ClaimsTestCluster cluster)
    {
        var claim = await Accepted(cluster, Visit);
        await cluster.Payer(Plan).Pay(claim, "ICN1", paid: 80m, patient: 20m);
        await cluster.Advance(days: 1);
        return claim;
    }

    /// <summary>The payer denied it for CO-16 as ICN1; it is posted.</summary>
    public static async Task<ArrivedClaim> Denied(ClaimsTestCluster cluster)
    {
        var claim = await Accepted(cluster, Visit);
        await cluster.Payer(Plan).Deny(claim, "ICN1", "16");
        await cluster.Advance(days: 1);
        return claim;
    }

    /// <summary>How every story ends: the books prove, and each claim's charge is explained to the cent.</summary>
    public static async Task<IReadOnlyList<ClaimSnapshot>> End(ClaimsTestCluster cluster)
    {
        await cluster.Verify();
        var claims = await cluster.Claims();
        claims.ShouldAllBe(claim => claim.AddsUp);
        return claims;
    }

    /// <summary>The story's only claim, at its end.</summary>
    public static async Task<ClaimSnapshot> EndOfOne(ClaimsTestCluster cluster) => (await End(cluster)).ShouldHaveSingleItem();
}
