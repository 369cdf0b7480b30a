namespace ClaimsCluster.X12.Validation.Rules;

/// <summary>The rules of SNIP 3 and 4 on one claim, listed for users in docs/x12-rules.md.</summary>
internal static class ClaimRuleBook
{
    public static IReadOnlyList<ClaimRule> All { get; } =
    [
        .. ChargeRules.All,
        .. OtherPayerRules.All,
        .. SubscriberRules.All,
        .. AddressRules.All,
        .. AccidentRules.All,
        .. ResubmissionRules.All,
        .. ProviderRules.All,
        .. AmbulanceRules.All,
        .. CertificateRules.All,
        .. StayRules.All,
        .. DiagnosisRules.All,
        .. LineRules.All,
        .. DrugRules.All,
        .. LaboratoryRules.All,
        .. InpatientRules.All,
        .. StatementRules.All,
        .. RemittanceRules.All,
        .. PatientShareRules.All,
    ];
}
