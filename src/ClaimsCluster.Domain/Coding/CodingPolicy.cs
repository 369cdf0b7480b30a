namespace ClaimsCluster.Domain.Coding;

/// <summary>What a tenant lets be coded without a person.</summary>
/// <param name="TakesLevel">A visit level that the note speaks for is taken; else a coder is asked.</param>
/// <param name="TakesUnspecified">A leaf without its side is taken wherever there is one; else only where payers take it.</param>
/// <param name="AddsMissedCharges">A service that the note tells as done and nobody gave is added.</param>
public sealed record CodingPolicy(bool TakesLevel, bool TakesUnspecified, bool AddsMissedCharges)
{
    /// <summary>Levels and sides are asked for; missed charges are added.</summary>
    public static CodingPolicy Default { get; } = new(TakesLevel: false, TakesUnspecified: false, AddsMissedCharges: true);
}
