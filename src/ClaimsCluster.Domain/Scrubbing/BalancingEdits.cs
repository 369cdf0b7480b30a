using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Scrubbing;

/// <summary>Edits on the number and the money of a claim (D§5.3).</summary>
internal static class BalancingEdits
{
    private const int ClaimNumberLimit = 20; // Characters that every payer gives back.

    /// <summary>In the order of the catalogue.</summary>
    public static IReadOnlyList<Edit> All { get; } =
    [
        new("CLM-01", ClaimNumberIsPresentAndShort),
        new("CLM-02", TotalChargeIsMoneyAboveZero),
        new("CLM-03", TotalChargeIsTheSumOfItsLines),
        new("CLM-04", LineChargeIsMoney),
    ];

    private static IEnumerable<Finding> ClaimNumberIsPresentAndShort(ProfessionalClaim claim, ScrubContext _)
    {
        if (claim.ClaimNumber.Length == 0) yield return new("2300 CLM01", "", "a claim number");
        else if (claim.ClaimNumber.Length > ClaimNumberLimit)
        {
            yield return new("2300 CLM01", $"{claim.ClaimNumber.Length} characters", $"at most {ClaimNumberLimit}")
            {
                Severity = EditSeverity.Warn,
            };
        }
    }

    private static IEnumerable<Finding> TotalChargeIsMoneyAboveZero(ProfessionalClaim claim, ScrubContext _)
    {
        if (claim.Charge is not { } charge || charge <= 0m || !Money.IsExact(charge))
            yield return new("2300 CLM02", $"{claim.Charge}", "an amount above 0 with two decimals");
    }

    private static IEnumerable<Finding> TotalChargeIsTheSumOfItsLines(ProfessionalClaim claim, ScrubContext _)
    {
        var sum = claim.Lines.Sum(line => line.Charge ?? 0m);
        if (claim.Charge is { } charge && charge != sum)
            yield return new("2300 CLM02", $"{charge}", $"{sum}, the sum of SV102");
    }

    private static IEnumerable<Finding> LineChargeIsMoney(ProfessionalClaim claim, ScrubContext _) =>
        from line in claim.Numbered()
        where line.Line.Charge is not { } charge || charge < 0m || !Money.IsExact(charge)
            || (charge == 0m && !IsReportedWithoutCharge(line.Line))
        select new Finding("2400 SV102", $"{line.Line.Charge}", "an amount above 0 with two decimals", line.Place);

    // Category II codes report quality and carry no charge of their own.
    private static bool IsReportedWithoutCharge(ServiceLine line) => line.Code is { Length: 5 } code && code[4] == 'F';
}
