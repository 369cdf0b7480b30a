using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Hosting.Running;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>Where the visits stand on their way to be claims, step by step, and what became of the faults that were planted.</summary>
public sealed class VisitTotals
{
    private readonly StepTotals[] _steps = [new(), new(), new(), new()];
    private readonly SortedDictionary<string, int>[] _waits =
        [new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal)];
    private readonly Dictionary<string, (string VisitId, IReadOnlyList<VisitClaim> Claims)> _byNumber = new(StringComparer.Ordinal);

    /// <summary>Visits that came in and were taken.</summary>
    public int Taken { get; private set; }

    /// <summary>Refused at intake: not to be named or dated, or a claim already.</summary>
    public int Refused { get; internal set; }

    /// <summary>Content that we had before.</summary>
    public int Duplicates { get; internal set; }

    /// <summary>Became a claim.</summary>
    public int Billed { get; private set; }

    /// <summary>Needed no person, from the door to where their claims are now.</summary>
    public int Touchless { get; private set; }

    /// <summary>Days from the service to the claim, over all that were billed (D§4.1).</summary>
    public long ChargeLagDays { get; private set; }

    /// <summary>Faults that the generator planted.</summary>
    public int Planted { get; private set; }

    /// <summary>Of them, found in the step in which they must be.</summary>
    public int Found { get; private set; }

    /// <summary>Steps 1 to 4.</summary>
    public StepTotals this[VisitStep step] => _steps[(int)step];

    /// <summary>What waits in a step, by the code of its first question.</summary>
    public IReadOnlyDictionary<string, int> Waits(VisitStep step) => _waits[(int)step];

    /// <summary>Takes a visit in.</summary>
    /// <param name="visit">As it stands.</param>
    /// <param name="needsPerson">Whether one of its claims leaves work to a person.</param>
    internal void Take(Encounter visit, Func<VisitClaim, bool> needsPerson)
    {
        Taken++;
        var reached = visit.Step ?? VisitStep.Charges;
        foreach (var step in Enum.GetValues<VisitStep>().Where(step => step <= reached)) this[step].Count(1, step < reached || visit.Step is null ? 1 : 0);
        if (visit.Standing == EncounterStanding.Waiting) Add(_waits[(int)reached], visit.Questions[0].Code);
        if (visit.Standing == EncounterStanding.Billed) TakeBilled(visit, needsPerson);
        _byNumber[visit.Received!.Visit.Encounter.Id] = (visit.VisitId, visit.Claims);
    }

    /// <summary>Compares with what was planted.</summary>
    /// <param name="planted">By the plan of the run.</param>
    /// <param name="waitedAt">The steps in which a visit ever waited.</param>
    /// <param name="wasStopped">Whether a claim was ever held or sent back.</param>
    /// <param name="wasDenied">Whether a payer ever denied a line of a claim.</param>
    internal void Compare(
        IReadOnlyList<PlantedVisitFault> planted, Func<string, IReadOnlySet<VisitStep>> waitedAt, Func<VisitClaim, bool> wasStopped, Func<VisitClaim, bool> wasDenied)
    {
        foreach (var fault in planted)
        {
            Planted++;
            if (!_byNumber.TryGetValue(fault.Visit, out var visit)) continue;

            var isFound = fault.Step switch
            {
                PlantedVisitFault.Submission => visit.Claims.Any(wasStopped),
                PlantedVisitFault.Denials => visit.Claims.Concat(_byNumber.GetValueOrDefault(fault.Twin ?? "").Claims ?? []).Any(wasDenied),
                _ => waitedAt(visit.VisitId).Any(step => step.Word() == fault.Step),
            };
            if (isFound) Found++;
        }
    }

    private void TakeBilled(Encounter visit, Func<VisitClaim, bool> needsPerson)
    {
        Billed++;
        this[VisitStep.Charges].Finish(visit.Claims.Sum(claim => claim.Charge));
        ChargeLagDays += visit.Since.DayNumber - visit.Received!.Visit.Encounter.Date.DayNumber;
        if (visit.Received.Changes.IsEmpty && visit.Received.Released.IsEmpty && !visit.Claims.Any(needsPerson)) Touchless++;
    }

    private static void Add(SortedDictionary<string, int> counts, string code) => counts[code] = counts.GetValueOrDefault(code) + 1;
}
