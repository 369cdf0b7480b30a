namespace ClaimsCluster.Domain.Adjudication;

/// <summary>What a later payer pays of a line, and what of it is whose.</summary>
/// <param name="Paid">By this payer.</param>
/// <param name="Patient">What then is left of the patient's responsibility.</param>
/// <param name="PriorImpact">OA-23: what the payers before paid and took off.</param>
public readonly record struct CoordinatedBenefit(Money Paid, Money Patient, Money PriorImpact);

/// <summary>
/// What a plan pays after others have (D§6.7). It never pays more than they left to the patient, the rest.
/// </summary>
public static class CoordinationOfBenefits
{
    /// <summary>Standard: what the plan would pay alone, up to the rest.</summary>
    /// <param name="charge">Of the line.</param>
    /// <param name="normal">What the plan would pay alone.</param>
    /// <param name="rest">What the payers before left to the patient.</param>
    /// <remarks>G28: 160.00 charged, 80.00 alone, 50.00 left: paid 50.00, OA-23 110.00.</remarks>
    public static CoordinatedBenefit Standard(Money charge, Money normal, Money rest) =>
        Of(charge, rest, normal);

    /// <summary>Maintenance of benefits: the plan's benefit of its allowed amount less what was paid before.</summary>
    /// <param name="charge">Of the line.</param>
    /// <param name="benefit">What the plan pays of that difference.</param>
    /// <param name="rest">What the payers before left to the patient.</param>
    public static CoordinatedBenefit Maintenance(Money charge, Money benefit, Money rest) =>
        Of(charge, rest, benefit);

    /// <summary>Non-duplication: what the plan would pay alone, less what was paid before.</summary>
    /// <param name="charge">Of the line.</param>
    /// <param name="normal">What the plan would pay alone.</param>
    /// <param name="priorPaid">What the payers before paid.</param>
    /// <param name="rest">What the payers before left to the patient.</param>
    public static CoordinatedBenefit NonDuplication(Money charge, Money normal, Money priorPaid, Money rest) =>
        Of(charge, rest, Money.Max(Money.Zero, normal - priorPaid));

    private static CoordinatedBenefit Of(Money charge, Money rest, Money benefit)
    {
        var paid = Money.Min(benefit, rest);
        return new(paid, rest - paid, charge - rest);
    }
}
