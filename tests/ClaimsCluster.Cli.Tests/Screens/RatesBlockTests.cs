using ClaimsCluster.Cli.Screens;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Denials;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Hosting.Exporting;

namespace ClaimsCluster.Cli.Tests.Screens;

public sealed class RatesBlockTests
{
    [Theory]
    [InlineData(9)]
    [InlineData(99_999)]
    [InlineData(999_999)]
    [InlineData(1_653_036)]
    [InlineData(6_630_026)]
    [InlineData(23_456_789)]
    [InlineData(323_456_789)]
    public void Any_sum_fits_100_columns_side_by_side_or_one_below_the_other(long dollars)
    {
        foreach (var denied in new[] { dollars, Math.Max(1, dollars / 20), 1 })
        {
            var lines = RatesBlock.Blocks(Counts(dollars, denied), new VisitTotals(), Paint.Plain).SelectMany(block => block).ToList();
            lines.Max(line => line.Length).ShouldBeLessThanOrEqualTo(100);
            lines.ShouldContain(line => line.Contains("PR-27", StringComparison.Ordinal) && line.EndsWith(Figures.Amount(Dollars(denied)), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Without_a_denial_the_rates_stand_alone() =>
        RatesBlock.Blocks(new KpiCounts(), new VisitTotals(), Paint.Plain).ShouldHaveSingleItem().ShouldContain("  denied, claims              -        0 of       0");

    private static KpiCounts Counts(long charge, long denied)
    {
        var counts = new KpiCounts();
        var advice = new ClaimAdvice { PatientControlNumber = "A", Status = "1", Charge = Dollars(charge), Paid = Money.Zero };
        counts.Take(new FilingEvent.Remitted(advice, "identity", "trace", [], []) { Clm01 = "A" });
        var day = new DateOnly(2026, 1, 5);
        counts.Take(new DenialOpened(new(1, "PR", "27", [], "eligibility", Dollars(denied), day, day, "Call", DenialState.Open), "trace"));
        return counts;
    }

    private static Money Dollars(long dollars) => Money.OfCents(dollars * 100);
}
