using System.Collections.Immutable;

namespace ClaimsCluster.Simulation.Generating;

/// <summary>The days of generated data.</summary>
internal static class Calendar
{
    private const int Span = 60; // Days of services: within every payer's limit to file.

    private static readonly DateOnly[] Holidays = [new(2025, 11, 27), new(2025, 12, 25), new(2026, 1, 1)];

    /// <summary>BHT04 and ISA09: the day on which <c>run --generate</c> takes the claims in (INTERFACE §1).</summary>
    public static DateOnly Entry { get; } = new(2026, 1, 5);

    /// <summary>The first day of service.</summary>
    public static DateOnly FirstDay { get; } = Entry.AddDays(-Span);

    /// <summary>The days before the entry on which an office is open.</summary>
    public static ImmutableArray<DateOnly> OfficeDays { get; } =
        [.. Days.Where(day => day.DayOfWeek is > DayOfWeek.Sunday and < DayOfWeek.Saturday && !Holidays.Contains(day))];

    /// <summary>All days before the entry.</summary>
    public static ImmutableArray<DateOnly> AllDays { get; } = [.. Days];

    private static IEnumerable<DateOnly> Days => Enumerable.Range(0, Span).Select(day => FirstDay.AddDays(day));
}
