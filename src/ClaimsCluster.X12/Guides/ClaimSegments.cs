using System.Collections.Frozen;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Which segments an 837P may hold in which zone (D§4.3). Order is left to the whole schema.</summary>
internal static class ClaimSegments
{
    private static readonly FrozenSet<uint> Provider = Set("PRV CUR NM1 N3 N4 REF PER");
    private static readonly FrozenSet<uint> Member = Set("SBR PAT NM1 N3 N4 DMG REF PER");
    private static readonly FrozenSet<uint> Claim = Set(
        "CLM DTP PWK CN1 AMT REF K3 NTE CR1 CR2 CRC HI HCP NM1 PRV N3 N4 PER SBR CAS OI MOA");
    private static readonly FrozenSet<uint> Line = Set(
        "LX SV1 SV5 PWK CR1 CR3 CRC DTP QTY MEA CN1 REF AMT K3 NTE PS1 HCP LIN CTP NM1 PRV N3 N4 PER SVD CAS LQ FRM");

    /// <summary>IK304: 1 unknown to the guide, 2 unexpected here, null when it may stand here.</summary>
    public static string? Fault(uint id, ClaimZone zone)
    {
        var isAllowed = zone switch
        {
            ClaimZone.Header => true, // BHT, submitter and receiver are asked for, not policed, at this level.
            ClaimZone.BillingProvider => Provider.Contains(id),
            ClaimZone.Subscriber or ClaimZone.Patient => Member.Contains(id),
            ClaimZone.Claim => Claim.Contains(id),
            _ => Line.Contains(id),
        };
        return isAllowed ? null : IsKnown(id) ? "2" : "1";
    }

    private static bool IsKnown(uint id) =>
        id is SegmentId.BHT or SegmentId.HL
        || Provider.Contains(id) || Member.Contains(id) || Claim.Contains(id) || Line.Contains(id);

    private static FrozenSet<uint> Set(string ids) =>
        ids.Split(' ').Select(id => SegmentId.Pack(System.Text.Encoding.ASCII.GetBytes(id))).ToFrozenSet();
}
