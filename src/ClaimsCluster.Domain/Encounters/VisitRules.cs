using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Charges;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Coding;

namespace ClaimsCluster.Domain.Encounters;

/// <summary>What a visit is judged by.</summary>
/// <param name="Coding">What is taken from a note without a coder.</param>
/// <param name="Prices">The practice's price list.</param>
/// <param name="Payers">Whom claims go to.</param>
/// <param name="Profile">What a payer asks of a claim, by its id and name.</param>
public sealed record VisitRules(
    CodingPolicy Coding, Chargemaster Prices, PayerDirectory Payers, Func<string, string, IntakeProfile> Profile);
