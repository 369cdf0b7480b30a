using Orleans;

namespace ClaimsCluster.Domain.Adjudication;

/// <summary>What is left of a member's limits in one plan year.</summary>
/// <param name="IndividualDeductible">Left of the person's deductible.</param>
/// <param name="FamilyDeductible">Left of the family's deductible.</param>
/// <param name="IndividualOutOfPocket">Left until the person pays no more.</param>
/// <param name="FamilyOutOfPocket">Left until the family pays no more.</param>
[GenerateSerializer, Immutable, Alias("accumulators")]
public readonly record struct Accumulators(
    [property: Id(0)] Money IndividualDeductible,
    [property: Id(1)] Money FamilyDeductible,
    [property: Id(2)] Money IndividualOutOfPocket,
    [property: Id(3)] Money FamilyOutOfPocket);

/// <summary>The terms of a plan for one line.</summary>
/// <param name="Copay">The fixed amount of this service; 0.00: none.</param>
/// <param name="DeductibleApplies">The deductible comes first.</param>
/// <param name="Coinsurance">The member's part of the rest, 0 to 1.</param>
/// <param name="IsEmbedded">A person has a deductible of his own inside the family's.</param>
public readonly record struct LineTerms(Money Copay, bool DeductibleApplies, decimal Coinsurance, bool IsEmbedded);

/// <summary>What a member owes of one line, and what the plan pays.</summary>
/// <param name="Copay">PR-3.</param>
/// <param name="Deductible">PR-1.</param>
/// <param name="Coinsurance">PR-2.</param>
/// <param name="Paid">Allowed less the member's share.</param>
/// <param name="Relief">What the out-of-pocket limit took off the share (RARC N16).</param>
/// <param name="After">What is left of the limits.</param>
public readonly record struct LineShare(
    Money Copay, Money Deductible, Money Coinsurance, Money Paid, Money Relief, Accumulators After)
{
    /// <summary>All that the member owes.</summary>
    public Money Patient => Copay + Deductible + Coinsurance;
}

/// <summary>
/// The member's liability (D§6.6): copay, then deductible, then coinsurance, up to the out-of-pocket limit.
/// </summary>
public static class MemberShare
{
    /// <summary>The share of one allowed amount.</summary>
    /// <param name="allowed">The plan's price of the line, 0.00 or more.</param>
    /// <param name="terms">The plan's terms for it.</param>
    /// <param name="left">What is left of the limits before it.</param>
    /// <remarks>
    /// The limit takes off coinsurance first, then deductible, then copay; the deductible counts only what is kept.
    /// G26: 1,000.00 allowed, 500.00 deductible left, 30%, 450.00 to the limit: PR-1 450.00, paid 550.00.
    /// </remarks>
    public static LineShare Of(Money allowed, LineTerms terms, Accumulators left)
    {
        var copay = Money.Min(terms.Copay, allowed);
        var deductible = terms.DeductibleApplies ? Money.Min(DeductibleLeft(terms, left), allowed - copay) : Money.Zero;
        var coinsurance = Money.Round((allowed - copay - deductible) * terms.Coinsurance);

        return Limited(allowed, new(copay, deductible, coinsurance, Money.Zero, Money.Zero, left),
            Money.Min(left.IndividualOutOfPocket, left.FamilyOutOfPocket), left);
    }

    /// <summary>A share of which the member owes at most so much; what is taken off is the plan's.</summary>
    /// <param name="allowed">The plan's price of the line.</param>
    /// <param name="share">The share without that limit.</param>
    /// <param name="most">What the member owes at most, 0.00 or more.</param>
    /// <param name="left">What is left of the limits before it.</param>
    public static LineShare Limited(Money allowed, LineShare share, Money most, Accumulators left)
    {
        var relief = Money.Max(Money.Zero, share.Patient - most);
        var (keptCoinsurance, afterCoinsurance) = TakeOff(share.Coinsurance, relief);
        var (keptDeductible, afterDeductible) = TakeOff(share.Deductible, afterCoinsurance);
        var (keptCopay, _) = TakeOff(share.Copay, afterDeductible);

        var kept = keptCopay + keptDeductible + keptCoinsurance;
        return new(keptCopay, keptDeductible, keptCoinsurance, allowed - kept, relief, new(
            // Where only the family's deductible counts, more may be kept than the person's own.
            Money.Max(Money.Zero, left.IndividualDeductible - keptDeductible),
            left.FamilyDeductible - keptDeductible,
            left.IndividualOutOfPocket - kept,
            left.FamilyOutOfPocket - kept));
    }

    private static Money DeductibleLeft(LineTerms terms, Accumulators left) =>
        terms.IsEmbedded ? Money.Min(left.IndividualDeductible, left.FamilyDeductible) : left.FamilyDeductible;

    private static (Money Kept, Money Unused) TakeOff(Money amount, Money relief) =>
        Money.Min(amount, relief) is var taken ? (amount - taken, relief - taken) : default;
}
