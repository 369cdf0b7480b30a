namespace ClaimsCluster.X12.Guides;

/// <summary>
/// The segments of one claim with what stands above it, with our delimiters, without line ends and without HL.
/// Equal when all bytes are equal. Nobody changes the arrays: claims of one provider share them.
/// </summary>
/// <param name="BillingProvider">Loop 2000A: PRV, CUR, 2010AA, 2010AB, 2010AC.</param>
/// <param name="Subscriber">Loop 2000B: SBR, 2010BA, 2010BB.</param>
/// <param name="Patient">Loop 2000C: PAT, 2010CA. Empty when the patient is the subscriber.</param>
/// <param name="Claim">Loop 2300: CLM and all below it.</param>
public sealed record ClaimParts(byte[] BillingProvider, byte[] Subscriber, byte[] Patient, byte[] Claim)
{
    /// <summary>Whether all bytes are equal.</summary>
    public bool Equals(ClaimParts? other) => other is not null
        && BillingProvider.AsSpan().SequenceEqual(other.BillingProvider)
        && Subscriber.AsSpan().SequenceEqual(other.Subscriber)
        && Patient.AsSpan().SequenceEqual(other.Patient)
        && Claim.AsSpan().SequenceEqual(other.Claim);

    /// <summary>Of the claim's own bytes.</summary>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Claim);
        return hash.ToHashCode();
    }
}
