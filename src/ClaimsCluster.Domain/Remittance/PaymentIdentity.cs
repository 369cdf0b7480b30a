using System.Security.Cryptography;
using System.Text;
using Orleans;

namespace ClaimsCluster.Domain.Remittance;

/// <summary>
/// What makes a payment the same payment, however often and in whatever envelope its 835 comes (D§7.5, G51).
/// </summary>
/// <param name="PayerTaxId">TRN03: 1 and the payer's tax id, 10 characters.</param>
/// <param name="Trace">TRN02: the check or EFT number.</param>
/// <param name="PaidOn">BPR16.</param>
/// <param name="Amount">BPR02.</param>
[GenerateSerializer, Immutable, Alias("payment-identity")]
public readonly record struct PaymentIdentity(
    [property: Id(0)] string PayerTaxId,
    [property: Id(1)] string Trace,
    [property: Id(2)] DateOnly PaidOn,
    [property: Id(3)] Money Amount)
{
    /// <summary>One text without PHI; the trace stands last because it alone may hold any character.</summary>
    public string Key => $"{PayerTaxId}:{PaidOn:yyyyMMdd}:{Amount}:{Trace}";

    /// <inheritdoc/>
    public override string ToString() => Key;
}

/// <summary>What makes a claim of a payment the same claim of the same payment (D§7.5): posted once for ever.</summary>
/// <param name="Payment">The payment.</param>
/// <param name="Ordinal">The CLP's place in it, from 1.</param>
/// <param name="PatientControlNumber">CLP01.</param>
/// <param name="Icn">CLP07; null: not told.</param>
/// <param name="Status">CLP02.</param>
public readonly record struct PostingIdentity(
    PaymentIdentity Payment, int Ordinal, string PatientControlNumber, string? Icn, string Status)
{
    /// <summary>One text without PHI: a sender's claim number is in it as a hash only.</summary>
    public string Key => $"remit:{Payment.Key}:{Ordinal}:{Hash()}";

    /// <inheritdoc/>
    public override string ToString() => Key;

    private string Hash() => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{PatientControlNumber}\n{Icn}\n{Status}")), 0, 8);
}
