using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Charges;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Coding;
using ClaimsCluster.Domain.Tenancy;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Encounters;

/// <summary>What a visit is judged by.</summary>
/// <param name="Coding">What is taken from a note without a coder.</param>
/// <param name="Prices">The practices' price list.</param>
/// <param name="Payers">Whom claims go to.</param>
public sealed record VisitRules(CodingPolicy Coding, Chargemaster Prices, PayerDirectory Payers)
{
    /// <summary>What the claim's payer asks of it.</summary>
    /// <param name="tenant">Whose claim.</param>
    /// <param name="claim">The claim that a visit becomes.</param>
    public IntakeProfile Profile(string tenant, ProfessionalClaim claim) => IntakeProfile.Of(
        Payers.For(claim.Payer.Id ?? "", claim.Payer.Name ?? ""), warnOnNpi: false,
        Tenant.IsTest(tenant) && MagicMember.Parse(claim.Subscriber.MemberId ?? "") is not null);
}
