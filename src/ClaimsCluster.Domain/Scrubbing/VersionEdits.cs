using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Scrubbing;

/// <summary>Edits on what a claim is beside others (D§5.3): a replacement, a secondary, a possible duplicate.</summary>
internal static class VersionEdits
{
    /// <summary>In the order of the catalogue.</summary>
    public static IReadOnlyList<Edit> All { get; } =
    [
        new("CLM-11", FrequencyIsKnown),
        new("CLM-12", ReplacementNamesTheOriginal),
        new("CLM-13", OriginalIsDecided),
        new("DUP-02", NumberIsNotUsedTwice),
        new("COB-01", PriorPayerHasSpoken),
    ];

    private static IEnumerable<Finding> FrequencyIsKnown(ProfessionalClaim claim, ScrubContext _)
    {
        if (claim.FrequencyCode is not ("1" or "7" or "8"))
            yield return new("2300 CLM05-3", claim.FrequencyCode ?? "", "1, 7 or 8");
    }

    private static IEnumerable<Finding> ReplacementNamesTheOriginal(ProfessionalClaim claim, ScrubContext _)
    {
        if (claim.FrequencyCode is "7" or "8" && string.IsNullOrWhiteSpace(claim.OriginalReference))
            yield return new("2300 REF*F8", "", "the payer's number of the original claim");
    }

    private static IEnumerable<Finding> OriginalIsDecided(ProfessionalClaim claim, ScrubContext context)
    {
        if (context.OriginalUndecided)
            yield return new("2300 CLM05-3", claim.FrequencyCode ?? "", "an original that its payer has decided");
    }

    private static IEnumerable<Finding> NumberIsNotUsedTwice(ProfessionalClaim claim, ScrubContext context)
    {
        if (context.TwinOf is { } twin)
            yield return new("2300 CLM01", claim.ClaimNumber, $"a number that claim {twin} does not have with other content");
    }

    private static IEnumerable<Finding> PriorPayerHasSpoken(ProfessionalClaim claim, ScrubContext _)
    {
        if (claim.Subscriber.PayerResponsibility is not ("S" or "T")) yield break;
        if (!claim.OtherPayers.Any(payer => payer.Paid is not null) && !claim.Lines.Any(line => line.PriorPayments.Count > 0))
            yield return new("2320", "", "what the prior payer paid: AMT*D or 2430");
    }
}
