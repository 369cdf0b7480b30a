using Orleans;

namespace ClaimsCluster.Domain.Claims;

/// <summary>One change of a claim's content, as a person writes it: PATH=VALUE.</summary>
/// <param name="Path">E.g. "authorization", "lines[3].diagnosisPointers"; see <see cref="ClaimAmendment"/>.</param>
/// <param name="Value">The new value.</param>
[GenerateSerializer, Immutable, Alias("amendment")]
public sealed record Amendment([property: Id(0)] string Path, [property: Id(1)] string Value);
