namespace ClaimsCluster.Cli.Generating.Visits;

/// <summary>Chooses the visits of a block that get a fault.</summary>
internal static class VisitPlanting
{
    /// <summary>The fault of each visit, by its place.</summary>
    /// <param name="visits">By day.</param>
    /// <param name="practice">Whose.</param>
    /// <param name="percent">Of a hundred.</param>
    /// <param name="chance">Decides which.</param>
    /// <remarks>A fault that needs a sound visit beside it leaves that patient's other visits alone.</remarks>
    public static VisitFault[] In(IReadOnlyList<Visit> visits, Practice practice, decimal percent, Chance chance)
    {
        var faults = new VisitFault[visits.Count];
        HashSet<Patient> kept = [];
        foreach (var (fault, _) in VisitFaultMix.Parts)
        {
            var left = chance.Around(VisitFaultMix.MeanOf(fault, practice, percent));
            var candidates = Enumerable.Range(0, visits.Count).Where(place => CanTake(visits, place, fault)).ToList();
            while (left > 0 && candidates.Count > 0)
            {
                var place = candidates[chance.Below(candidates.Count)];
                candidates.Remove(place);
                if (faults[place] != VisitFault.None || kept.Contains(visits[place].Patient)) continue;
                if (NeedsOthers(fault))
                {
                    if (Of(visits, visits[place].Patient).Any(other => faults[other] != VisitFault.None)) continue;
                    kept.Add(visits[place].Patient);
                }

                faults[place] = fault;
                left--;
            }
        }

        return faults;
    }

    private static bool NeedsOthers(VisitFault fault) => fault is VisitFault.WrongBirthDate or VisitFault.SecondRecord;

    private static bool CanTake(IReadOnlyList<Visit> visits, int place, VisitFault fault)
    {
        var (visit, of) = (visits[place], Of(visits, visits[place].Patient).ToList());
        return VisitFaultMix.Fits(fault, visit.Pattern) && fault switch
        {
            VisitFault.MissingAuthorization or VisitFault.AuthorizationOver => VisitCoverages.WantsAuthorization(visit.Patient),
            VisitFault.WrongBirthDate => of[0] != place,
            VisitFault.SecondRecord => of.Count > 1 && of[^1] == place, // After it the first number would be the second.
            _ => true,
        };
    }

    private static IEnumerable<int> Of(IReadOnlyList<Visit> visits, Patient patient) =>
        Enumerable.Range(0, visits.Count).Where(place => visits[place].Patient == patient);
}
