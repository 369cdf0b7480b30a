using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Testing;

/// <summary>The rules do not allow what the test asked for; nothing was changed.</summary>
/// <param name="refused">Why.</param>
public sealed class RefusedException(Refused refused) : Exception($"{refused.Code}: {refused.Reason}")
{
    /// <summary>Short and stable, e.g. "with-payer".</summary>
    public string Code { get; } = refused.Code;
}
