using Orleans;

namespace ClaimsCluster.Domain.PatientBilling;

/// <summary>Why an amount is the patient's, so that a bill can say it.</summary>
/// <param name="Deductible">PR-1.</param>
/// <param name="Coinsurance">PR-2.</param>
/// <param name="Copay">PR-3.</param>
/// <param name="Other">What was moved to the patient for another reason.</param>
[GenerateSerializer, Immutable, Alias("patient-share")]
public sealed record PatientShare(
    [property: Id(0)] Money Deductible, [property: Id(1)] Money Coinsurance,
    [property: Id(2)] Money Copay, [property: Id(3)] Money Other)
{
    /// <summary>Nothing.</summary>
    public static PatientShare None { get; } = new(Money.Zero, Money.Zero, Money.Zero, Money.Zero);

    /// <summary>With an amount more, or less in a reversal.</summary>
    public PatientShare Plus(string reason, Money amount) => reason switch
    {
        "PR-1" => this with { Deductible = Deductible + amount },
        "PR-2" => this with { Coinsurance = Coinsurance + amount },
        "PR-3" => this with { Copay = Copay + amount },
        _ => this with { Other = Other + amount },
    };
}
