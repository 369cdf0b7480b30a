using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ClaimsCluster.Domain.Claims;

/// <summary>Changes a claim's segments by the paths that a biller uses, and recomputes the total charge.</summary>
public static partial class ClaimAmendment
{
    /// <summary>The paths there are, as help and errors list them; n counts from 1.</summary>
    public static ImmutableArray<string> Paths { get; } =
    [
        "authorization", "referral", "memberId", "groupNumber", "payer.id", "payer.name", "delayReason", "placeOfService",
        "patient.lastName", "patient.firstName", "patient.birthDate", "patient.sex",
        "billing.npi", "billing.taxId", "billing.taxonomy", "billing.zip", "rendering.npi",
        "otherPayers[n].paid", "otherPayers[n].adjusted", "diagnoses[n]", "lines[n].code", "lines[n].modifiers", "lines[n].charge", "lines[n].units",
        "lines[n].diagnosisPointers", "lines[n].date", "lines[n].placeOfService",
    ];

    /// <summary>The changed segments; null with a reason when a path or a value does not fit the claim.</summary>
    public static (ClaimRecord? Record, string Reason) Apply(ClaimRecord record, IEnumerable<Amendment> changes)
    {
        var claim = new AmendedClaim(record);
        foreach (var change in changes)
        {
            if (change.Value.Any(character => character is '*' or '~' or ':' or '^' || character < ' '))
                return (null, $"{change.Path}: a value holds no *, ~, :, ^ or control character.");
            if (Apply(claim, change) is { } reason) return (null, $"{change.Path}: {reason}");
        }

        claim.SumCharges();
        return (claim.Record(), "");
    }

    private static string? Apply(AmendedClaim claim, Amendment change)
    {
        if (LinePath().Match(change.Path) is { Success: true } line)
            return Line(claim, int.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture), line.Groups[2].Value, change.Value);
        if (DiagnosisPath().Match(change.Path) is { Success: true } diagnosis)
            return claim.SetDiagnosis(int.Parse(diagnosis.Groups[1].Value, CultureInfo.InvariantCulture), Code(change.Value));

        if (OtherPayerPath().Match(change.Path) is { Success: true } other)
        {
            return !IsAmount(change.Value) && change.Value is not ("0" or "0.00")
                ? "an amount is like 120.00."
                : claim.SetOtherPayer(int.Parse(other.Groups[1].Value, CultureInfo.InvariantCulture), other.Groups[2].Value, change.Value);
        }

        return change.Path switch
        {
            "authorization" => claim.SetReference("G1", change.Value),
            "referral" => claim.SetReference("9F", change.Value),
            "memberId" => AmendedClaim.Set(claim.Subscriber, "NM1", "IL", 9, change.Value),
            "groupNumber" => AmendedClaim.Set(claim.Subscriber, "SBR", null, 3, change.Value),
            "payer.id" => AmendedClaim.Set(claim.Subscriber, "NM1", "PR", 9, change.Value),
            "payer.name" => AmendedClaim.Set(claim.Subscriber, "NM1", "PR", 3, change.Value),
            "delayReason" => AmendedClaim.Set(claim.Claim, "CLM", null, 20, change.Value),
            "placeOfService" => AmendedClaim.SetComponent(claim.Claim, "CLM", 5, 1, change.Value),
            "patient.lastName" => claim.SetPatient("NM1", 3, change.Value),
            "patient.firstName" => claim.SetPatient("NM1", 4, change.Value),
            "patient.birthDate" => Day(change.Value) is { } day ? claim.SetPatient("DMG", 2, day) : "a date is YYYY-MM-DD.",
            "patient.sex" => change.Value is "F" or "M" or "U" ? claim.SetPatient("DMG", 3, change.Value) : "F, M or U.",
            "billing.npi" => AmendedClaim.Set(claim.BillingProvider, "NM1", "85", 9, change.Value),
            "billing.taxId" => AmendedClaim.Set(claim.BillingProvider, "REF", "EI", 2, change.Value),
            "billing.taxonomy" => AmendedClaim.Set(claim.BillingProvider, "PRV", "BI", 3, change.Value),
            "billing.zip" => AmendedClaim.Set(claim.BillingProvider, "N4", null, 3, change.Value),
            "rendering.npi" => AmendedClaim.Set(claim.Claim, "NM1", "82", 9, change.Value),
            _ => $"there is no such path. Paths: {string.Join(", ", Paths)}.",
        };
    }

    private static string? Line(AmendedClaim claim, int number, string field, string value) => field switch
    {
        "code" => claim.SetLine(number, service => service.SetComponent(1, 2, value.ToUpperInvariant())),
        "modifiers" => claim.SetLine(number, service => service.SetComponents(1, 3, 4, value.ToUpperInvariant().Split(','))),
        "charge" => IsAmount(value) ? claim.SetLine(number, service => service.Put(2, value)) : "an amount is like 120.00.",
        "units" => IsAmount(value) ? claim.SetLine(number, service => service.Put(4, value)) : "units are a number above 0.",
        "diagnosisPointers" => value.Split(',').All(pointer => int.TryParse(pointer, out var place) && claim.HasDiagnosis(place))
            ? claim.SetLine(number, service => service.SetComponents(7, 1, 4, value.Split(',')))
            : "pointers are numbers of the claim's diagnoses, like 2 or 1,3.",
        "placeOfService" => claim.SetLine(number, service => service.Put(5, value)),
        "date" => Day(value) is { } day ? claim.SetLineDate(number, day) : "a date is YYYY-MM-DD.",
        _ => $"a line has no such field. Paths: {string.Join(", ", Paths)}.",
    };

    private static string Code(string value) => value.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant();

    private static bool IsAmount(string value) =>
        decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount > 0m;

    private static string? Day(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? $"{day:yyyyMMdd}" : null;

    [GeneratedRegex(@"^lines\[(\d{1,2})\]\.(\w+)$")]
    private static partial Regex LinePath();

    [GeneratedRegex(@"^otherPayers\[(\d)\]\.(paid|adjusted)$")]
    private static partial Regex OtherPayerPath();

    [GeneratedRegex(@"^diagnoses\[(\d{1,2})\]$")]
    private static partial Regex DiagnosisPath();
}
