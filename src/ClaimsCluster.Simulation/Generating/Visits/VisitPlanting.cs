using ClaimsCluster.Domain.Adjudication;

namespace ClaimsCluster.Simulation.Generating.Visits;

/// <summary>Chooses the visits of a block that get a fault.</summary>
internal static class VisitPlanting
{
    /// <summary>The fault of each visit, by its place.</summary>
    /// <param name="visits">By day.</param>
    /// <param name="practice">Whose.</param>
    /// <param name="percent">Of a hundred.</param>
    /// <param name="enrolment">How payers enrol: whose coverage ended of itself gets no fault that comes later.</param>
    /// <param name="chance">Decides which.</param>
    /// <remarks>A fault that needs a sound visit beside it leaves that patient's other visits alone.</remarks>
    public static VisitFault[] In(IReadOnlyList<Visit> visits, Practice practice, decimal percent, AutoEnrolment enrolment, Chance chance)
    {
        var faults = new VisitFault[visits.Count];
        HashSet<Patient> kept = [];
        foreach (var (fault, _) in VisitFaultMix.Parts)
        {
            var left = chance.Around(VisitFaultMix.MeanOf(fault, practice, percent));
            var candidates = Enumerable.Range(0, visits.Count).Where(place => CanTake(visits, place, fault) && IsReached(visits[Source(place, fault)], fault, enrolment)).ToList();
            while (left > 0 && candidates.Count > 0)
            {
                var place = candidates[chance.Below(candidates.Count)];
                candidates.Remove(place);
                if (faults[place] != VisitFault.None || kept.Contains(visits[place].Patient)) continue;
                if (fault == VisitFault.SentTwice)
                {
                    if (faults[place - 1] != VisitFault.None || kept.Contains(visits[place - 1].Patient)) continue;
                    kept.UnionWith([visits[place - 1].Patient, visits[place].Patient]);
                }

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

    // A visit that is sent twice takes the place of the one behind it.
    private static int Source(int place, VisitFault fault) => fault == VisitFault.SentTwice ? place - 1 : place;

    /// <summary>Registration lets it through, so that the fault can be found in its own step.</summary>
    private static bool IsReached(Visit visit, VisitFault fault, AutoEnrolment enrolment)
    {
        var (policy, holder) = (visit.Patient.Policy, visit.Patient.Policy.Holder);
        return VisitFaultMix.StepOf(fault) == "registration"
            || enrolment.Of(policy.Payer, policy.MemberId, new(holder.LastName, holder.FirstName, holder.Birth), visit.Day).To is null;
    }

    private static bool CanTake(IReadOnlyList<Visit> visits, int place, VisitFault fault)
    {
        var (visit, of) = (visits[place], Of(visits, visits[place].Patient).ToList());
        return VisitFaultMix.Fits(fault, visit.Pattern) && fault switch
        {
            VisitFault.MissingAuthorization or VisitFault.AuthorizationOver => VisitCoverages.WantsAuthorization(visit.Patient),
            VisitFault.SentTwice => place > 0 && !visits[place - 1].Pattern.Lines.Any(line => VisitCoverages.IsAuthorized(line.Code)), // Its units would be used up.
            VisitFault.WrongBirthDate => of[0] != place,
            VisitFault.SecondRecord => of.Count > 1 && of[^1] == place, // After it the first number would be the second.
            _ => true,
        };
    }

    private static IEnumerable<int> Of(IReadOnlyList<Visit> visits, Patient patient) =>
        Enumerable.Range(0, visits.Count).Where(place => visits[place].Patient == patient);
}
