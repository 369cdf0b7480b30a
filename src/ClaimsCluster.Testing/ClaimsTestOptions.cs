using ClaimsCluster.Domain.Adjudication;

namespace ClaimsCluster.Testing;

/// <summary>What a <see cref="ClaimsTestCluster"/> is started with.</summary>
public sealed class ClaimsTestOptions
{
    /// <summary>Same seed, same ids, plans and coverages.</summary>
    public long Seed { get; set; } = 1;

    /// <summary>How many silos, 1 or more. No outcome depends on it.</summary>
    public int Silos { get; set; } = 1;

    /// <summary>The first day: the clock stands at its 00:00 UTC.</summary>
    public DateOnly Start { get; set; } = new(2026, 1, 5);

    /// <summary>Whom claims go to, and how they decide; the built-in five: PPO01, MCR01, MCD01, HMO01, BLU01.</summary>
    public PayerDirectory Payers { get; set; } = PayerDirectory.Default;

    /// <summary>Payers by whose id the test itself answers (<see cref="ClaimsTestCluster.Payer"/>), not the simulator.</summary>
    public IList<string> ScriptedPayers { get; } = [];

    /// <summary>Simulated patients pay their statements. Otherwise nobody does until the test says so.</summary>
    public bool PatientsPay { get; set; }
}
