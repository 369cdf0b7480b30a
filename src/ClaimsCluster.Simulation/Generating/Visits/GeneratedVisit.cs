namespace ClaimsCluster.Simulation.Generating.Visits;

/// <summary>A visit of a file.</summary>
/// <param name="Visit">As a practice sends it.</param>
/// <param name="Fault">What was planted in it.</param>
internal sealed record GeneratedVisit(Domain.Encounters.Visit Visit, VisitFault Fault);

/// <summary>A planted fault.</summary>
/// <param name="EncounterId">The practice's number of the visit.</param>
/// <param name="Fault">In words: "wrong birth date".</param>
/// <param name="Step">Where it must be found: registration, documentation, coding, charges, submission or denials.</param>
internal sealed record PlantedVisit(string EncounterId, string Fault, string Step)
{
    /// <summary>The visit that was sent under this number too; null: none was.</summary>
    public string? Twin { get; init; }
}

/// <summary>What was written.</summary>
/// <param name="Visits">Lines of the file.</param>
/// <param name="Patients">Record numbers.</param>
/// <param name="Children">Visits of patients under 18.</param>
/// <param name="Secondaries">Visits with more than one coverage.</param>
/// <param name="Planted">The faults, in the order of their visits.</param>
internal sealed record GeneratedVisits(int Visits, int Patients, int Children, int Secondaries, IReadOnlyList<PlantedVisit> Planted);
