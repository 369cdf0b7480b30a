using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Charges;
using ClaimsCluster.Domain.Deciding;
using Microsoft.Extensions.Logging;

namespace ClaimsCluster.Hosting;

/// <summary>What a cluster is started with.</summary>
public sealed record ClaimsClusterOptions
{
    /// <summary>Where silos log; null: nowhere. Nothing logged holds PHI.</summary>
    public ILoggerProvider? Log { get; init; }

    /// <summary>Same seed, same run: ids, plans and coverages of simulated members derive from it.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>
    /// Simulated patients get the statements and pay, most at the first, some never (<c>PatientHabits</c>); without them
    /// a patient pays when somebody says so.
    /// </summary>
    public bool PatientsPay { get; init; } = true;

    /// <summary>The tenant that the embedded commands work for.</summary>
    public string Tenant { get; init; } = "default";

    /// <summary>For tests: true of a command that is to fail as if its rules had a fault.</summary>
    internal Func<EntityId, Command, bool>? FailPoint { get; init; }

    /// <summary>Whom claims go to, and how they decide.</summary>
    public PayerDirectory Payers { get; init; } = PayerDirectory.Default;

    /// <summary>What the practices of visits charge.</summary>
    public Chargemaster Prices { get; init; } = Chargemaster.Default;
}
