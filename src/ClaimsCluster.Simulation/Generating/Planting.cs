namespace ClaimsCluster.Simulation.Generating;

/// <summary>Plants faults in the visits of a block.</summary>
internal static class Planting
{
    /// <summary>The visits with so many of each fault, those sent twice added.</summary>
    /// <param name="visits">By day.</param>
    /// <param name="counts">How many of each.</param>
    /// <param name="chance">Decides which.</param>
    /// <remarks>A fault that needs a sound claim beside it spoils no other: that claim is left alone.</remarks>
    public static IEnumerable<Visit> In(List<Visit> visits, Dictionary<PlantedFault, int> counts, Chance chance)
    {
        var faults = new PlantedFault[visits.Count];
        var kept = new bool[visits.Count];
        foreach (var (fault, _) in FaultMix.Parts)
        {
            var candidates = Enumerable.Range(0, visits.Count).Where(place => CanTake(visits, place, fault)).ToList();
            for (var left = counts[fault]; left > 0 && candidates.Count > 0;)
            {
                var place = candidates[chance.Below(candidates.Count)];
                candidates.Remove(place);
                if (faults[place] != PlantedFault.None || kept[place]) continue;

                faults[place] = fault;
                left--;
                foreach (var other in OfTheMember(visits, place)) kept[other] |= fault == PlantedFault.WrongBirthDate;
            }
        }

        return visits.SelectMany((visit, place) => faults[place] == PlantedFault.SentTwice
            ? [visit, visit with { Fault = PlantedFault.SentTwice }]
            : new[] { visit with { Fault = faults[place] } });
    }

    private static bool CanTake(List<Visit> visits, int place, PlantedFault fault) =>
        fault != PlantedFault.WrongBirthDate || IsKnownBefore(visits, place);

    // A payer learns a birth date from the first claim of a person; that of a dependent tells none of the holder.
    private static bool IsKnownBefore(List<Visit> visits, int place)
    {
        var visit = visits[place];
        var before = OfTheMember(visits, place).Where(other => visits[other].Day < visit.Day).ToArray();
        if (!visit.Patient.IsHolder) return before.Any(other => visits[other].Patient == visit.Patient);

        var onFirstDay = before.Where(other => visits[other].Day == before.Min(each => visits[each].Day)).ToArray();
        return onFirstDay.Length > 0 && onFirstDay.All(other => visits[other].Patient.IsHolder);
    }

    private static IEnumerable<int> OfTheMember(List<Visit> visits, int place)
    {
        var memberId = visits[place].Patient.Policy.MemberId;
        return Enumerable.Range(0, visits.Count)
            .Where(other => other != place && visits[other].Patient.Policy.MemberId == memberId);
    }
}
