using Orleans;

namespace ClaimsCluster.Domain.Ledger;

/// <summary>
/// What a claim's account tells the claim after a posting that started at the account: sums of the claim from the
/// journal, absolute, so that a repeat changes nothing.
/// </summary>
/// <param name="Count">Postings of the claim so far; a claim that knows a newer count ignores an older one.</param>
/// <param name="PatientPaid">Patient cash applied.</param>
/// <param name="WrittenOff">4120 to 4150 and 5000.</param>
/// <param name="InsuranceOpen">1100.</param>
/// <param name="PatientOpen">1200.</param>
/// <param name="Credit">2100 and 2200: what we owe; 0.00 or more.</param>
[GenerateSerializer, Immutable, Alias("claim-share")]
public sealed record ClaimShare(
    [property: Id(0)] int Count, [property: Id(1)] Money PatientPaid, [property: Id(2)] Money WrittenOff,
    [property: Id(3)] Money InsuranceOpen, [property: Id(4)] Money PatientOpen, [property: Id(5)] Money Credit);
