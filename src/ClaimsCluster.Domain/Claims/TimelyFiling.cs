using Orleans;

namespace ClaimsCluster.Domain.Claims;

/// <summary>
/// How long after a service its payer takes the claim (D§13.2). Tenant data, never a constant of ours.
/// </summary>
[GenerateSerializer, Immutable, Alias("filing-limit")]
public abstract record FilingLimit
{
    private FilingLimit() { } // Closed: these are all the cases there are.

    /// <summary>One calendar year after the service (Medicare).</summary>
    [GenerateSerializer, Immutable, Alias("filing-limit-year")]
    public sealed record CalendarYear : FilingLimit;

    /// <summary>A number of days after the service (contracts).</summary>
    /// <param name="Count">Days, 0 or more; 90 days after 2025-11-20 is 2026-02-18.</param>
    [GenerateSerializer, Immutable, Alias("filing-limit-days")]
    public sealed record Days([property: Id(0)] int Count) : FilingLimit;
}

/// <summary>The last day on which a payer must have a claim.</summary>
public static class TimelyFiling
{
    /// <summary>The last acceptable receipt date, itself still in time.</summary>
    /// <param name="dateOfService">Of the primary: the service; of a secondary: the primary's decision.</param>
    /// <param name="rule">The payer's limit.</param>
    /// <remarks>Source: 42 CFR 424.44; a service of 29 February is filed by 28 February (G44).</remarks>
    public static DateOnly LastDay(DateOnly dateOfService, FilingLimit rule) => rule switch
    {
        FilingLimit.CalendarYear => dateOfService.AddYears(1), // 29 February becomes 28 February.
        FilingLimit.Days days => dateOfService.AddDays(days.Count),
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };
}
