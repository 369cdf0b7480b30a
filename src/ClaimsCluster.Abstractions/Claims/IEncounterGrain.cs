using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Domain.Registration;

namespace ClaimsCluster.Abstractions.Claims;

/// <summary>A visit until it is a claim.</summary>
[Alias("encounter-grain")]
public interface IEncounterGrain : IEntityGrain
{
    /// <summary>
    /// Its inquiries to a payer that are not answered; it stands in the queue <c>eligibility/PAYER</c> while there are any.
    /// </summary>
    [Alias("inquiries")]
    ValueTask<IReadOnlyList<EligibilityInquiry>> Inquiries(string payerId);
}
