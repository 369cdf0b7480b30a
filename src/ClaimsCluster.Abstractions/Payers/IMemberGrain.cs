using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Domain.Adjudication;

namespace ClaimsCluster.Abstractions.Payers;

/// <summary>One policy at its payer. Key: payer:id / policy.</summary>
[Alias("member-grain")]
public interface IMemberGrain : IEntityGrain
{
    /// <summary>The policy's decisions of a cycle for one payee, in the order they were made.</summary>
    [Alias("decisions")]
    ValueTask<IReadOnlyList<DecidedClaim>> Decisions(string payeeNpi, DateOnly cycle);
}
