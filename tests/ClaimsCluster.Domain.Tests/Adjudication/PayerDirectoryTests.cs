using ClaimsCluster.Domain.Adjudication;

namespace ClaimsCluster.Domain.Tests.Adjudication;

public class PayerDirectoryTests
{
    [Fact]
    public void Five_payers_are_built_in() =>
        PayerDirectory.Default.Known.Select(payer => payer.Id).ShouldBe(["BLU01", "HMO01", "MCD01", "MCR01", "PPO01"]);

    [Fact]
    public void An_unknown_payer_is_the_PPO_under_its_own_name()
    {
        var payer = PayerDirectory.Default.For("60054", "AETNA BETTER PLAN");
        (payer.Id, payer.Name, payer.ReceiverId).ShouldBe(("60054", "AETNA BETTER PLAN", "60054"));
        payer.Plans.ShouldBe(PayerDirectory.Default.For("PPO01", "").Plans);
    }

    [Fact]
    public void Every_payer_has_a_tax_id_of_its_own()
    {
        string[] ids = [.. PayerDirectory.Default.Known.Select(payer => payer.Id), "60054", "87726", "00803"];
        var taxIds = ids.Select(id => PayerDirectory.Default.For(id, "X").TaxId).ToArray();
        taxIds.ShouldAllBe(taxId => taxId.Length == 10 && taxId[0] == '1' && taxId.All(char.IsAsciiDigit));
        taxIds.ShouldBeUnique();
    }

    [Theory]
    [InlineData("2026-01-05", 7, "2026-01-10")]
    [InlineData("2026-01-10", 7, "2026-01-17")]
    [InlineData("2026-01-05", 1, "2026-01-06")]
    [InlineData("1999-12-30", 7, "2000-01-01")]
    [InlineData("2000-01-01", 14, "2000-01-15")]
    public void A_cycle_comes_after_the_day_of_receipt(string received, int cycleDays, string cycle) =>
        PayerCycle.Next(DateOnly.Parse(received), cycleDays).ShouldBe(DateOnly.Parse(cycle));

    [Fact]
    public void A_claim_number_is_made_of_content_and_day()
    {
        var icn = Icn.From("PPO01", "A1", new(2026, 1, 5));
        icn.ShouldStartWith("26005");
        icn.Length.ShouldBe(17);
        Icn.From("PPO01", "A1", new(2026, 1, 5)).ShouldBe(icn);
        Icn.From("PPO01", "A2", new(2026, 1, 5)).ShouldNotBe(icn);
    }

    [Fact]
    public void Members_get_plans_by_weight_and_three_in_a_hundred_lose_coverage()
    {
        var payer = PayerDirectory.Default.For("PPO01", "");
        var enrolled = Enumerable.Range(0, 5_000).Select(number => new AutoEnrolment(1).Of(payer, A.Claim("C", "M" + number))).ToArray();
        enrolled.Count(member => member.PlanId == "PPO-GOLD").ShouldBeInRange(2_850, 3_150);
        enrolled.Count(member => member.To is not null).ShouldBeInRange(110, 190);
        enrolled.Select(member => member.MetPercent).Distinct().Order().ShouldBe([0, 25, 50, 75, 100]);
    }

    [Fact]
    public void Another_seed_is_another_world()
    {
        var payer = PayerDirectory.Default.For("PPO01", "");
        Enumerable.Range(0, 100).Count(number =>
            new AutoEnrolment(1).Of(payer, A.Claim("C", "M" + number)) != new AutoEnrolment(2).Of(payer, A.Claim("C", "M" + number)))
            .ShouldBeGreaterThan(50);
    }
}
