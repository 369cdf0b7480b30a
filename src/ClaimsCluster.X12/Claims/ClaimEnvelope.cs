namespace ClaimsCluster.X12.Claims;

/// <summary>The interchange that claims came in. All of them share it.</summary>
/// <param name="Ordinal">In the file, from 1.</param>
/// <param name="Control">ISA13.</param>
/// <param name="Delimiters">The separators of its bytes, and of its claims.</param>
/// <param name="LineEnd">What stands behind each terminator for people to read: nothing, CR, LF or both.</param>
/// <param name="Bytes">ISA, and TA1 where there is one.</param>
public sealed record ClaimInterchange(
    int Ordinal, string Control, Delimiters Delimiters, ReadOnlyMemory<byte> LineEnd, ReadOnlyMemory<byte> Bytes);

/// <summary>The functional group that claims came in.</summary>
/// <param name="Interchange">Where it stands.</param>
/// <param name="Ordinal">In its interchange, from 1.</param>
/// <param name="Control">GS06.</param>
/// <param name="Version">GS08, such as 005010X222A1.</param>
/// <param name="Bytes">GS.</param>
public sealed record ClaimGroup(
    ClaimInterchange Interchange, int Ordinal, string Control, string Version, ReadOnlyMemory<byte> Bytes);

/// <summary>The transaction set that claims came in.</summary>
/// <param name="Group">Where it stands.</param>
/// <param name="Ordinal">In its group, from 1.</param>
/// <param name="Control">ST02.</param>
/// <param name="Bytes">From ST to the last segment before the first HL: BHT, submitter and receiver.</param>
public sealed record ClaimSet(ClaimGroup Group, int Ordinal, string Control, ReadOnlyMemory<byte> Bytes);
