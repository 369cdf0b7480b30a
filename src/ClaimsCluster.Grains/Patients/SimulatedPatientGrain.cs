using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Domain.PatientBilling;
using ClaimsCluster.Grains.Entities;
using Orleans.Placement;

namespace ClaimsCluster.Grains.Patients;

/// <summary>The patients' side of a simulated world, as payers have theirs; without it statements only leave the house.</summary>
/// <param name="Answers">Statements reach simulated patients.</param>
/// <param name="Seed">Same seed, same answers.</param>
internal sealed record SimulatedPatients(bool Answers, long Seed);

[GrainType("simulated-patient"), HashBasedPlacement]
internal sealed class SimulatedPatientGrain(
    [PersistentState("row", Kinds.Storage)] IPersistentState<Row<SimulatedPatient>> row, Shell shell, SimulatedPatients patients)
    : EntityGrain<SimulatedPatient, PatientCommand>(row, new SimulatedPatientLifecycle(PatientHabits.Usual, patients.Seed), shell);
