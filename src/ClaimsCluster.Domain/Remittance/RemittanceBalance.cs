using Orleans;

namespace ClaimsCluster.Domain.Remittance;

/// <summary>Which equation of D§7.2 does not hold.</summary>
[GenerateSerializer, Alias("balance-equation")]
public enum BalanceEquation
{
    /// <summary>SVC02 less CAS of the line is SVC03.</summary>
    Line,

    /// <summary>CLP03 less all CAS is CLP04.</summary>
    Claim,

    /// <summary>CLP03 is the sum of SVC02.</summary>
    ClaimLines,

    /// <summary>CLP05 is the sum of CAS PR.</summary>
    PatientResponsibility,

    /// <summary>The sum of CLP04 less PLB is BPR02.</summary>
    Transaction,
}

/// <summary>The smallest unit of an 835 that does not balance, with its three sums.</summary>
/// <param name="Equation">The equation that fails.</param>
/// <param name="ClaimOrdinal">The CLP from 1; 0 of the transaction.</param>
/// <param name="LineOrdinal">The SVC of its claim from 1; 0 where no line is meant.</param>
/// <param name="Whole">The amount to explain: charge, CLP05, or the sum of the payments.</param>
/// <param name="Explained">What is taken off: adjustments, lines, PLB.</param>
/// <param name="Rest">What the 835 says is left: paid, 0.00, or BPR02.</param>
[GenerateSerializer, Immutable, Alias("imbalance")]
public sealed record Imbalance(
    [property: Id(0)] BalanceEquation Equation,
    [property: Id(1)] int ClaimOrdinal,
    [property: Id(2)] int LineOrdinal,
    [property: Id(3)] Money Whole,
    [property: Id(4)] Money Explained,
    [property: Id(5)] Money Rest)
{
    /// <summary>By how much it is out; never 0.00.</summary>
    public Money Gap => Whole - Explained - Rest;

    /// <inheritdoc/>
    public override string ToString() => (Equation, LineOrdinal) switch
    {
        (BalanceEquation.Transaction, _) =>
            $"The 835 does not balance: claims {Whole} less PLB {Explained} is not BPR02 {Rest}.",
        (BalanceEquation.PatientResponsibility, _) =>
            $"Claim {ClaimOrdinal}: CLP05 {Whole} is not the sum of its PR adjustments {Explained}.",
        (BalanceEquation.ClaimLines, _) =>
            $"Claim {ClaimOrdinal}: CLP03 {Whole} is not the sum of its lines {Explained}.",
        (_, 0) => $"Claim {ClaimOrdinal}: charge {Whole} less adjustments {Explained} is not paid {Rest}.",
        _ =>
            $"Claim {ClaimOrdinal}, line {LineOrdinal}: "
            + $"charge {Whole} less adjustments {Explained} is not paid {Rest}.",
    };
}

/// <summary>The equations of an 835 (D§7.2): what does not hold one is set aside in its smallest unit.</summary>
public static class RemittanceBalance
{
    /// <summary>What of a claim does not balance, the smallest unit first; null when all does.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="ordinal">Its CLP from 1, for the message.</param>
    public static Imbalance? OfClaim(ClaimAdvice claim, int ordinal = 1) =>
        claim.Lines.Select((line, index) => OfLine(line, ordinal, index + 1)).FirstOrDefault(gap => gap is not null)
        ?? Check(BalanceEquation.ClaimLines, ordinal, claim.Charge, Lines(claim), Money.Zero)
        ?? Check(BalanceEquation.Claim, ordinal, claim.Charge, All(claim).Sum(cas => cas.Amount), claim.Paid)
        ?? (claim.IsReversal ? null : Check(BalanceEquation.PatientResponsibility, ordinal,
            claim.PatientResponsibility ?? Money.Zero,
            All(claim).Where(cas => cas.Group == "PR").Sum(cas => cas.Amount),
            Money.Zero));

    /// <summary>
    /// Whether the payment is what its claims say, whatever is wrong inside one of them: then those alone are set aside.
    /// </summary>
    /// <param name="bpr02">The payment.</param>
    /// <param name="claims">All CLP, in their order.</param>
    /// <param name="provider">All PLB triplets.</param>
    public static Imbalance? OfPayment(
        Money bpr02, IReadOnlyList<ClaimAdvice> claims, IReadOnlyList<ProviderAdjustment> provider) =>
        Check(BalanceEquation.Transaction, 0, claims.Sum(claim => claim.Paid), provider.Sum(plb => plb.Amount), bpr02);

    /// <summary>What BPR02 must be: the payments less the provider's adjustments.</summary>
    public static Money Payment(IReadOnlyList<ClaimAdvice> claims, IReadOnlyList<ProviderAdjustment> provider) =>
        claims.Sum(claim => claim.Paid) - provider.Sum(plb => plb.Amount);

    private static Imbalance? OfLine(LineAdvice line, int claim, int ordinal) =>
        Check(BalanceEquation.Line, claim, line.Charge, line.Adjustments.Sum(cas => cas.Amount), line.Paid) is { } gap
            ? gap with { LineOrdinal = ordinal }
            : null;

    private static Imbalance? Check(BalanceEquation equation, int claim, Money whole, Money explained, Money rest) =>
        whole == explained + rest ? null : new(equation, claim, 0, whole, explained, rest);

    // An 835 may tell a claim without its lines.
    private static Money Lines(ClaimAdvice claim) =>
        claim.Lines.IsEmpty ? claim.Charge : claim.Lines.Sum(line => line.Charge);

    private static IEnumerable<Adjustment> All(ClaimAdvice claim) =>
        claim.Adjustments.Concat(claim.Lines.SelectMany(line => line.Adjustments));
}
