using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Testing.Payers;

/// <summary>A claim as a payer gets it.</summary>
/// <param name="Typed">All of it.</param>
/// <param name="Batch">BHT03 of its set: what a 277CA answers to.</param>
public sealed record ArrivedClaim(ProfessionalClaim Typed, string Batch)
{
    /// <summary>CLM01, our number of the filing.</summary>
    public string Number => Typed.ClaimNumber;

    /// <summary>CLM05-3: 1 original, 7 replacement, 8 void.</summary>
    public string Frequency => Typed.FrequencyCode ?? "";

    /// <summary>REF*F8: the payer's number of what it replaces or voids.</summary>
    public string? Original => Typed.OriginalReference;

    /// <summary>CLM02, dollars.</summary>
    public decimal Charge => Typed.Charge ?? 0m;

    internal static IEnumerable<ArrivedClaim> Read(byte[] file, FileInspection inspection)
    {
        var sets = inspection.Sets.ToDictionary(set => (set.InterchangeOrdinal, set.GroupOrdinal, set.Ordinal));
        using var reader = new ProfessionalClaimReader(file, inspection);
        while (reader.TryRead(out var claim))
            yield return new(ProfessionalClaim.Parse(claim.Parts), sets[(claim.InterchangeOrdinal, claim.GroupOrdinal, claim.SetOrdinal)].Reference);
    }
}
