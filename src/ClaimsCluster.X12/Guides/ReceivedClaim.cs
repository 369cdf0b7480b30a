using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>One claim of a file, as it came.</summary>
/// <param name="InterchangeOrdinal">In the file, from 1.</param>
/// <param name="GroupOrdinal">In its interchange, from 1.</param>
/// <param name="SetOrdinal">In its group, from 1.</param>
/// <param name="SetControl">ST02.</param>
/// <param name="ClaimOrdinal">Among the claims that the reader hands out, from 1: the cursor of <c>Skip</c>.</param>
/// <param name="Parts">Its segments.</param>
/// <param name="Offset">Bytes from the start of the file to its CLM.</param>
/// <param name="Length">Bytes from CLM to the end of its last segment, without the terminator.</param>
/// <param name="Faults">Its own faults; when there are any the claim is not to be taken.</param>
public sealed record ReceivedClaim(
    int InterchangeOrdinal, int GroupOrdinal, int SetOrdinal, string SetControl, int ClaimOrdinal,
    ClaimParts Parts, long Offset, int Length, IReadOnlyList<SyntaxFault> Faults);

/// <summary>Which claims of a file are read.</summary>
public enum ClaimSelection
{
    /// <summary>Those of accepted 837P sets.</summary>
    Accepted,

    /// <summary>Those of refused 837 sets of any guide, so that each can be listed as refused.</summary>
    Refused,
}
