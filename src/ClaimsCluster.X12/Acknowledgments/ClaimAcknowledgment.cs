using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Acknowledgments;

/// <summary>A 277CA (005010X214): the answer to the claims of one 837 set (D§10).</summary>
/// <param name="Reference">BHT03 of the 837 answered: TRN02 of the receiver's level.</param>
/// <param name="ReceivedDate">DTP*050: when the claims came.</param>
/// <param name="ProcessDate">DTP*009: when they were looked at.</param>
/// <param name="Source">2100A: who answers.</param>
/// <param name="Receiver">2100B: who is answered.</param>
/// <param name="Claims">Loops 2000D.</param>
public sealed record ClaimAcknowledgment(
    string Reference, DateOnly? ReceivedDate, DateOnly? ProcessDate, AcknowledgmentParty Source,
    AcknowledgmentParty Receiver, IReadOnlyList<AcknowledgedClaim> Claims)
{
    /// <summary>2100A NM101: PR a payer, AY a clearinghouse.</summary>
    public string SourceEntity { get; init; } = "PR";

    /// <summary>All answers of a 277CA file, one a set.</summary>
    public static IReadOnlyList<ClaimAcknowledgment> Read(Stream stream)
    {
        using var reader = new X12Reader(stream);
        return ClaimAcknowledgmentParser.ReadAll(reader);
    }

    /// <summary>All answers in bytes at hand.</summary>
    public static IReadOnlyList<ClaimAcknowledgment> Read(ReadOnlyMemory<byte> data)
    {
        using var reader = new X12Reader(data);
        return ClaimAcknowledgmentParser.ReadAll(reader);
    }
}

/// <summary>A party: NM103 and NM109.</summary>
/// <param name="Name">Last name, or the name of an organisation.</param>
/// <param name="Id">ETIN of a source or receiver; NPI (or tax id) of a provider.</param>
public sealed record AcknowledgmentParty(string Name, string Id);

/// <summary>Loop 2000D: the answer to one claim.</summary>
/// <param name="Provider">2100C: the billing provider above it.</param>
/// <param name="ClaimNumber">TRN02: CLM01.</param>
/// <param name="Category">STC01-1: A1 received, A2 accepted, A3, A6, A7, A8 refused, ...</param>
/// <param name="Status">STC01-2, such as 20.</param>
/// <param name="Entity">STC01-3, such as 85; null when not told.</param>
/// <param name="Date">STC02.</param>
/// <param name="Charge">STC04, dollars.</param>
/// <param name="Icn">REF*1K: the payer's number of the claim.</param>
/// <param name="PatientLastName">NM103.</param>
/// <param name="PatientFirstName">NM104.</param>
/// <param name="MemberId">NM109.</param>
/// <param name="ServiceFrom">DTP*472, or the begin of its period.</param>
/// <param name="ServiceTo">DTP*472, or the end of its period.</param>
public sealed record AcknowledgedClaim(
    AcknowledgmentParty Provider, string ClaimNumber, string Category, string Status, string? Entity, DateOnly? Date,
    decimal? Charge, string? Icn, string? PatientLastName, string? PatientFirstName, string? MemberId,
    DateOnly? ServiceFrom, DateOnly? ServiceTo)
{
    /// <summary>Whether the category lets the claim go on. STC03 is not asked (D§10).</summary>
    public bool IsAccepted => Category is "A0" or "A1" or "A2" or "A5";
}
