using ClaimsCluster.Domain.Claims;

namespace ClaimsCluster.Domain.Tests.Claims;

public class TimelyFilingTests
{
    [Theory] // G44
    [InlineData("2025-03-15", "2026-03-15")]
    [InlineData("2024-02-29", "2025-02-28")]
    public void Medicare_takes_a_claim_for_one_calendar_year(string service, string last) =>
        TimelyFiling.LastDay(Day(service), new FilingLimit.CalendarYear()).ShouldBe(Day(last));

    [Fact] // G44
    public void A_contract_counts_days() =>
        TimelyFiling.LastDay(Day("2025-11-20"), new FilingLimit.Days(90)).ShouldBe(Day("2026-02-18"));

    private static DateOnly Day(string day) => DateOnly.Parse(day);
}
