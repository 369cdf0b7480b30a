using ClaimsCluster.Domain.Remittance;

namespace ClaimsCluster.Domain.Tests.Remittance;

/// <summary>Short words for advices in tests.</summary>
internal static class Some
{
    public static Money Dollars(string amount) => Money.Parse(amount);

    public static Adjustment Cas(string reason, string amount) =>
        new(reason.Split('-')[0], reason.Split('-')[1], Money.Parse(amount));

    public static ClaimAdvice Claim(string status, string charge, string paid, string? patient, params Adjustment[] adjustments) => new()
    {
        PatientControlNumber = "A1001",
        Status = status,
        Charge = Money.Parse(charge),
        Paid = Money.Parse(paid),
        PatientResponsibility = patient is null ? null : Money.Parse(patient),
        Adjustments = [.. adjustments],
    };

    public static LineAdvice Line(string charge, string paid, params Adjustment[] adjustments) => new()
    {
        Procedure = "99213",
        Charge = Money.Parse(charge),
        Paid = Money.Parse(paid),
        Adjustments = [.. adjustments],
    };
}
