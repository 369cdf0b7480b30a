using ClaimsCluster.Domain.Reference;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Scrubbing;

/// <summary>Edits on who bills and who performs (D§5.3).</summary>
internal static class ProviderEdits
{
    /// <summary>In the order of the catalogue.</summary>
    public static IReadOnlyList<Edit> All { get; } =
    [
        new("PRV-01", BillingNpiIsPresent),
        new("PRV-02", EveryNpiHasItsCheckDigit),
        new("PRV-03", AnOrganisationNamesWhoPerforms),
    ];

    private static IEnumerable<Finding> BillingNpiIsPresent(ProfessionalClaim claim, ScrubContext _)
    {
        if (string.IsNullOrEmpty(claim.BillingProvider.Npi)) yield return new("2010AA NM109", "", "an NPI under XX");
    }

    private static IEnumerable<Finding> EveryNpiHasItsCheckDigit(ProfessionalClaim claim, ScrubContext _) =>
        claim.Npis.Distinct().Where(use => !Npi.IsValid(use.Npi))
            .Select(use => new Finding($"NM1*{use.EntityCode} NM109", use.Npi, "10 digits with a right check digit")
            {
                Entity = use.EntityCode,
            });

    private static IEnumerable<Finding> AnOrganisationNamesWhoPerforms(ProfessionalClaim claim, ScrubContext _)
    {
        var isNamed = claim.Rendering is not null || claim.Lines.All(line => line.RenderingNpi is not null);
        if (claim.BillingProvider.EntityType == "2" && !isNamed) yield return new("2310B", "", "a rendering provider");
    }
}
