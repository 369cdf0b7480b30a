using ClaimsCluster.Domain.Adjudication;

namespace ClaimsCluster.Domain.Registration;

/// <summary>What kind of payer a coverage is of (D§2.2): as it was told, else by the payer's claim filing indicator.</summary>
internal static class CoverageKind
{
    public const string Commercial = "commercial", Group = "group", Medicare = "medicare", Medicaid = "medicaid", Tricare = "tricare";
    public const string WorkersCompensation = "workersCompensation", Auto = "auto", Liability = "liability", Va = "va", BlackLung = "blackLung";

    /// <summary>The kind of a coverage; one of a company of which an employer is told is a group's.</summary>
    public static string Of(Coverage coverage, PayerDirectory payers)
    {
        var kind = coverage.Kind.Length > 0 ? coverage.Kind : OfIndicator(payers.For(coverage.PayerId, coverage.PayerName).FilingIndicator);
        return kind == Commercial && (coverage.Employment.Length > 0 || coverage.EmployerSize is not null) ? Group : kind;
    }

    /// <summary>SBR09; 16 is Medicare by another company.</summary>
    private static string OfIndicator(string indicator) => indicator switch
    {
        "MA" or "MB" or "16" => Medicare,
        "MC" => Medicaid,
        "CH" => Tricare,
        "WC" => WorkersCompensation,
        "AM" => Auto,
        "LM" => Liability,
        "VA" => Va,
        _ => Commercial,
    };
}
