using Orleans;

namespace ClaimsCluster.Domain.Remittance;

/// <summary>One reason and amount of a CAS segment.</summary>
/// <param name="Group">CAS01: CO the provider's loss, PR the patient's, OA neither, PI the payer's own.</param>
/// <param name="Carc">The claim adjustment reason code.</param>
/// <param name="Amount">Above 0 it lowers the payment.</param>
[GenerateSerializer, Immutable, Alias("adjustment")]
public sealed record Adjustment(
    [property: Id(0)] string Group, [property: Id(1)] string Carc, [property: Id(2)] Money Amount)
{
    /// <summary>Group and code: "CO-45".</summary>
    public string Reason => $"{Group}-{Carc}";
}
