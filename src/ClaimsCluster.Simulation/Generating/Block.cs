using System.Collections.Immutable;

namespace ClaimsCluster.Simulation.Generating;

/// <summary>
/// A hundred claims of one practice. It depends on seed, faults and its ordinal alone, never on how many are asked for.
/// </summary>
internal static class Block
{
    /// <summary>Claims of a block.</summary>
    public const int Size = 100;

    private const int DaysBetweenVisits = 4; // Of one patient: none of his lines is like another by chance.

    /// <summary>Its visits by day; what a planted fault refers to stands before it.</summary>
    /// <param name="seed">Of the file.</param>
    /// <param name="ordinal">From 0.</param>
    /// <param name="faultPercent">0 to <see cref="FaultMix.LargestPercent"/>.</param>
    public static ImmutableArray<Visit> Of(long seed, int ordinal, decimal faultPercent)
    {
        var practice = Practices.All[ordinal % Practices.All.Length];
        var chance = Chance.Of(seed, "faults", ordinal);
        var planted = FaultMix.Parts.ToDictionary(
            part => part.Fault, part => chance.Around(Size * faultPercent * part.Sixths / 600m));
        var visits = Visits(practice, seed, ordinal, Size - planted[PlantedFault.SentTwice]);
        return [.. Planting.In(visits, planted, chance)];
    }

    /// <summary>Its visits by day, without faults.</summary>
    public static List<Visit> Visits(Practice practice, long seed, int ordinal, int count)
    {
        var chance = Chance.Of(seed, "visits", ordinal);
        List<Visit> visits = [];
        for (var household = 0L; visits.Count < count; household++)
        {
            foreach (var patient in Household.Of(practice, ((long)ordinal * Size * 2) + household, seed, chance))
                visits.AddRange(VisitsOf(practice, patient, chance));
        }

        return [.. visits.Take(count).OrderBy(visit => visit.Day)]; // Stable: of one day in the order drawn.
    }

    private static IEnumerable<Visit> VisitsOf(Practice practice, Patient patient, Chance chance)
    {
        var visits = new VisitDrawing(practice, patient, chance);
        foreach (var day in Days(practice, chance))
        {
            if (visits.On(day) is { } visit) yield return visit;
        }
    }

    // One to four days, in order.
    private static List<DateOnly> Days(Practice practice, Chance chance)
    {
        int[] weights = [46, 30, 15, 9];
        var count = chance.Of([1, 2, 3, 4], number => weights[number - 1]);
        var open = practice.Patterns.Any(pattern => pattern.Place == "23") ? Calendar.AllDays : Calendar.OfficeDays;
        List<DateOnly> days = [];
        for (var drawn = 0; drawn < count; drawn++)
        {
            var day = chance.Of(open);
            if (days.All(other => Math.Abs(other.DayNumber - day.DayNumber) >= DaysBetweenVisits)) days.Add(day);
        }

        days.Sort();
        return days;
    }
}
