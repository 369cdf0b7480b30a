namespace ClaimsCluster.Domain.Remittance;

/// <summary>
/// A payer cannot send a check below 0.00: what it takes back beyond its payments moves to a later 835 (D§7.4, G35).
/// </summary>
public static class ForwardBalance
{
    /// <summary>The FB triplet that lifts a payment to 0.00; null when it needs none.</summary>
    /// <param name="claims">All CLP.</param>
    /// <param name="provider">The PLB triplets so far, with what came in from the last 835.</param>
    /// <param name="reference">PLB03-2: names the balance, so that both 835s can be tied.</param>
    public static ProviderAdjustment? Defer(
        IReadOnlyList<ClaimAdvice> claims, IReadOnlyList<ProviderAdjustment> provider, string? reference) =>
        RemittanceBalance.Payment(claims, provider) is var payment && payment < Money.Zero
            ? new("FB", reference, payment)
            : null;

    /// <summary>What the next 835 brings in: each deferred balance with the other sign.</summary>
    public static IReadOnlyList<ProviderAdjustment> BroughtForward(IReadOnlyList<ProviderAdjustment> provider) =>
    [
        .. provider.Where(plb => plb.Code == "FB" && plb.Amount < Money.Zero)
            .Select(plb => plb with { Amount = -plb.Amount }),
    ];
}
