using System.Collections.Immutable;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Encounters;
using Orleans;

namespace ClaimsCluster.Domain.Charges;

/// <summary>A priced service (D§4.1).</summary>
/// <param name="Number">From 1.</param>
/// <param name="Code">CPT or HCPCS.</param>
/// <param name="Modifiers">In their order.</param>
/// <param name="Units">A count of UN.</param>
/// <param name="Pointers">Diagnoses by their place, from 1.</param>
/// <param name="Charge">Over all units.</param>
[GenerateSerializer, Immutable, Alias("charge-line")]
public sealed record ChargeLine(
    [property: Id(0)] int Number, [property: Id(1)] string Code, [property: Id(2)] ImmutableList<string> Modifiers,
    [property: Id(3)] decimal Units, [property: Id(4)] ImmutableList<int> Pointers, [property: Id(5)] Money Charge);

/// <summary>The charges of a visit, and what is missing before they can be billed.</summary>
/// <param name="Lines">In the order of the services.</param>
/// <param name="Questions">Empty: it can be billed.</param>
[GenerateSerializer, Immutable, Alias("visit-charges")]
public sealed record VisitCharges(
    [property: Id(0)] ImmutableList<ChargeLine> Lines, [property: Id(1)] ImmutableList<VisitQuestion> Questions)
{
    /// <summary>Over all lines.</summary>
    public Money Total => Lines.Sum(line => line.Charge);
}

/// <summary>A claim that a visit became: most become one (D§4.2).</summary>
/// <param name="Number">CLM01 as received: the encounter's id, of a second claim with "-2", ...</param>
/// <param name="Record">Its segments.</param>
[GenerateSerializer, Immutable, Alias("built-claim")]
public sealed record BuiltClaim([property: Id(0)] string Number, [property: Id(1)] ClaimRecord Record);
