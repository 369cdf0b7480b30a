using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Reference;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Remittance;

/// <summary>What a payer's decision is to the filing (D§11.1, rows 17 to 22).</summary>
public static class RemittanceOutcome
{
    /// <summary>The happening of fsm.json that the claim of an 835 is.</summary>
    /// <remarks>
    /// Money decides over status 4: a payer who pays has not denied. A line of charge 0.00 has no say in "all lines".
    /// </remarks>
    public static FilingHappening Classify(ClaimAdvice claim) => claim.Status switch
    {
        "22" => FilingHappening.EraReversal,
        "19" or "20" or "21" => FilingHappening.EraForwarded,
        "23" => FilingHappening.EraNotOurs,
        _ when claim.Paid > Money.Zero => FilingHappening.EraPaid,
        "4" => FilingHappening.EraDenied,
        _ when IsDenied(claim) => FilingHappening.EraDenied,
        _ => FilingHappening.EraZero,
    };

    /// <summary>The same, of a claim as X12 carries it; null when an amount has a fraction of a cent.</summary>
    public static FilingHappening? Classify(RemittedClaim claim) =>
        AdviceReading.Read(claim) is { } advice ? Classify(advice) : null;

    /// <summary>A line that is paid nothing for a denial reason, and leaves the patient no share.</summary>
    public static bool IsDenied(ClaimAdvice claim, LineAdvice line) =>
        line.Paid.IsZero && IsDenial(line.Adjustments.Concat(claim.Adjustments));

    private static bool IsDenied(ClaimAdvice claim)
    {
        var charged = claim.Lines.Where(line => !line.Charge.IsZero).ToArray();
        return charged.Length == 0 ? IsDenial(claim.Adjustments) : charged.All(line => IsDenied(claim, line));
    }

    private static bool IsDenial(IEnumerable<Adjustment> adjustments)
    {
        CarcClass[] classes =
            [.. adjustments.Where(cas => !cas.Amount.IsZero).Select(cas => Carc.ClassOf(cas.Group, cas.Carc))];
        return classes.Contains(CarcClass.Denial) && !classes.Contains(CarcClass.Patient);
    }
}
