using ClaimsCluster.Domain.Adjudication;

namespace ClaimsCluster.Simulation.Generating.Visits;

/// <summary>Writes synthetic but realistic visits (INTERFACE §8): the practices and families of the generated claims.</summary>
/// <remarks>
/// The same count, seed and faults give the same bytes; the first thousand visits of two thousand are those of one thousand.
/// What the simulated payers do of themselves, such as coverage that ended, comes beside the planted faults.
/// </remarks>
internal static class VisitGenerator
{
    /// <summary>More than this no one file holds.</summary>
    public const int LargestCount = 1_000_000;

    private const int Grown = 18;

    /// <summary>Writes a file, one visit a line.</summary>
    /// <param name="output">Where to; one block of visits is in memory, however many there are.</param>
    /// <param name="count">1 to <see cref="LargestCount"/>.</param>
    /// <param name="seed">Any.</param>
    /// <param name="faultPercent">Planted faults in a hundred visits: 0 to <see cref="FaultMix.LargestPercent"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Count or faults are out of range.</exception>
    public static GeneratedVisits Write(Stream output, int count, long seed, decimal faultPercent = VisitFaultMix.DefaultPercent)
    {
        var buffer = new StreamOutput(output);
        using var writer = new VisitJsonWriter(buffer);
        var (children, secondaries) = (0, 0);
        HashSet<(string, string)> patients = [];
        List<PlantedVisit> planted = [];
        var before = "";
        foreach (var made in Of(count, seed, faultPercent))
        {
            var (visit, fault) = made;
            writer.Write(visit);
            patients.Add((visit.Encounter.Billing.TaxId, visit.Patient.Mrn));
            if (visit.Age < Grown) children++;
            if (visit.Coverages.Count > 1) secondaries++;
            if (fault != VisitFault.None)
            {
                planted.Add(new(visit.Encounter.Id, VisitFaultMix.WordsOf(fault), VisitFaultMix.StepOf(fault))
                {
                    Twin = fault == VisitFault.SentTwice ? before : null,
                });
            }

            before = visit.Encounter.Id;
        }

        buffer.Flush();
        return new(count, patients.Count, children, secondaries, planted);
    }

    /// <summary>The visits of a file, one after the other.</summary>
    public static IEnumerable<GeneratedVisit> Of(int count, long seed, decimal faultPercent = VisitFaultMix.DefaultPercent)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, LargestCount);
        ArgumentOutOfRangeException.ThrowIfNegative(faultPercent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(faultPercent, FaultMix.LargestPercent);
        return Blocks(seed, faultPercent).Take(count);
    }

    private static IEnumerable<GeneratedVisit> Blocks(long seed, decimal faultPercent)
    {
        for (var block = 0; ; block++)
        {
            var practice = Practices.All[block % Practices.All.Length];
            var visits = Block.Visits(practice, seed, block, Block.Size);
            var faults = VisitPlanting.In(visits, practice, faultPercent, new AutoEnrolment(seed), Chance.Of(seed, "visit faults", block));
            for (var place = 0; place < visits.Count; place++)
            {
                var ordinal = ((long)block * Block.Size) + place + 1;
                var of = faults[place] == VisitFault.SentTwice ? 1 : 0; // It is the one before, once more.
                yield return new VisitMaking(visits[place - of], faults[place], $"V{ordinal:000000}", ordinal - of, seed).Make();
            }
        }
    }
}
