using System.Collections.Immutable;

namespace ClaimsCluster.Simulation.Generating.Stays;

/// <summary>A line as it is billed.</summary>
internal sealed record BilledStayLine(StayLine Line, DateOnly Day, int Units, decimal Charge);

/// <summary>A stay, or a visit to a hospital, that becomes an institutional claim.</summary>
internal sealed record Stay(
    Hospital Hospital, Patient Patient, StayPattern Pattern, DateOnly From, DateOnly To, int AdmissionHour, int DischargeHour,
    Clinician Attending, Clinician? Operating)
{
    /// <summary>Nights in it, 0 or more.</summary>
    public int Nights => To.DayNumber - From.DayNumber;

    /// <summary>What was done, in the order of revenue codes.</summary>
    public ImmutableArray<BilledStayLine> Lines { get; } =
        [.. Pattern.Lines.OrderBy(line => line.Revenue, StringComparer.Ordinal).Select(line =>
        {
            var units = line.IsDaily ? Math.Max(1, To.DayNumber - From.DayNumber) : line.Units;
            return new BilledStayLine(line, From, units, decimal.Round(line.Price * Hospital.PriceLevel, 2, MidpointRounding.AwayFromZero) * units);
        })];

    /// <summary>CLM02: the sum of the lines.</summary>
    public decimal Charge => Lines.Sum(line => line.Charge);
}

/// <summary>Draws the stays of a hospital, a hundred at a time.</summary>
internal static class StayDrawing
{
    private const int SecondPercent = 20; // Of patients: they come back.
    private const int FewestDaysBetween = 5, MostDaysBetween = 14; // All is over before the day of entry.

    // Households of the practices count from 0: no number of a patient or a policy is given twice.
    private const long FirstHousehold = 20_000_000;

    /// <summary>The stays of a block, patient by patient.</summary>
    public static ImmutableArray<Stay> Of(long seed, int block)
    {
        var hospital = Hospitals.All[block % Hospitals.All.Length];
        var chance = Chance.Of(seed, "stays", block);
        List<Stay> stays = [];
        for (var household = FirstHousehold + ((long)block * Block.Size * 2); stays.Count < Block.Size; household++)
        {
            foreach (var patient in Household.Of(hospital.Payee, household, seed, chance)) stays.AddRange(Of(hospital, patient, chance));
        }

        return [.. stays.Take(Block.Size)];
    }

    private static IEnumerable<Stay> Of(Hospital hospital, Patient patient, Chance chance)
    {
        var first = On(hospital, patient, Calendar.FirstDay.AddDays(chance.Below(30)), chance);
        yield return first;
        if (chance.Percent(SecondPercent)) yield return On(hospital, patient, first.To.AddDays(chance.Between(FewestDaysBetween, MostDaysBetween)), chance);
    }

    private static Stay On(Hospital hospital, Patient patient, DateOnly day, Chance chance)
    {
        var pattern = chance.Of([.. StayPatterns.All.Where(one => one.Fits(patient, day))], one => one.Weight);
        return new(
            hospital, patient, pattern, day, day.AddDays(chance.Between(pattern.FromNights, pattern.ToNights)),
            chance.Between(6, 22), chance.Between(9, 18), chance.Of(hospital.Attending),
            pattern.HasSurgeon ? chance.Of(hospital.Operating) : null);
    }
}
