using System.Collections.Immutable;
using ClaimsCluster.Domain.Adjudication;
using Orleans;

namespace ClaimsCluster.Domain.Claims;

/// <summary>What the tenant and the payer ask of a claim at intake.</summary>
/// <param name="FilingLimit">How long after the service the payer takes it.</param>
/// <param name="WarnOnNpi">A wrong NPI check digit holds nothing up (the profile's npiCheck: warn).</param>
[GenerateSerializer, Immutable, Alias("intake-profile")]
public sealed record IntakeProfile([property: Id(0)] FilingLimit FilingLimit, [property: Id(1)] bool WarnOnNpi)
{
    /// <summary>Procedures that the payer wants to have agreed to whatever the patient's plan.</summary>
    [Id(2)]
    public ImmutableList<string> AuthRequired { get; init; } = [];

    /// <summary>What a payer asks.</summary>
    /// <param name="payer">The payer.</param>
    /// <param name="warnOnNpi">The tenant's own wish: a wrong check digit holds nothing up.</param>
    /// <param name="asksForOutcome">Its member id asks the simulated payer for an outcome: no rule of ours stands in its way.</param>
    public static IntakeProfile Of(PayerProfile payer, bool warnOnNpi, bool asksForOutcome) =>
        new(payer.FilingLimit, warnOnNpi || payer.WarnOnNpi) { AuthRequired = asksForOutcome ? [] : [.. payer.AlwaysAuthRequired] };
}
