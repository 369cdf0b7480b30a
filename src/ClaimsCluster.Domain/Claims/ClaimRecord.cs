using ClaimsCluster.X12.Guides;
using Orleans;

namespace ClaimsCluster.Domain.Claims;

/// <summary>The segments of one claim, with our delimiters and without HL: nothing that the sender gave is dropped.</summary>
/// <param name="BillingProvider">Loop 2000A.</param>
/// <param name="Subscriber">Loop 2000B.</param>
/// <param name="Patient">Loop 2000C; empty when the subscriber is the patient.</param>
/// <param name="Claim">Loop 2300 to the end of its lines.</param>
[GenerateSerializer, Immutable, Alias("claim-record")]
public sealed record ClaimRecord(
    [property: Id(0)] byte[] BillingProvider, [property: Id(1)] byte[] Subscriber,
    [property: Id(2)] byte[] Patient, [property: Id(3)] byte[] Claim)
{
    /// <summary>As the codec reads it.</summary>
    public static ClaimRecord Of(ClaimParts parts) => new(parts.BillingProvider, parts.Subscriber, parts.Patient, parts.Claim);

    /// <summary>As the codec writes it.</summary>
    public ClaimParts Parts() => new(BillingProvider, Subscriber, Patient, Claim);
}
