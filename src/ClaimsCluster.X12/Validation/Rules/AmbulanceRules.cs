using ClaimsCluster.X12.Reading;
using static ClaimsCluster.X12.Validation.Rules.ClaimWords;

namespace ClaimsCluster.X12.Validation.Rules;

/// <summary>A ride in an ambulance: why, from where and to where (SNIP 4), each in the claim or in the line.</summary>
internal static class AmbulanceRules
{
    public static IReadOnlyList<ClaimRule> All { get; } =
    [
        new("P4-012", 4, Professional, "2400", SegmentId.SV1, TransportIsTold) { CodeStart = 'A' },
        new("P4-013", 4, Professional, "2400", SegmentId.SV1, PickUpIsTold) { CodeStart = 'A' },
        new("P4-014", 4, Professional, "2400", SegmentId.SV1, DropOffIsTold) { CodeStart = 'A' },
    ];

    private static void TransportIsTold(in ClaimView claim, int index)
    {
        if (!IsAmbulance(claim[index]) || !IsFirstWithout(claim, index, "2300", "2400", SegmentId.CR1)) return;

        claim.Tell(
            new RuleFault(
                "PAY-06", 4, "an ambulance ride has no particulars",
                "CR1, the reason and the miles, in the claim or the line")
            {
                ClaimStatus = "A6:732",
            },
            index, 1, 2);
    }

    private static void PickUpIsTold(in ClaimView claim, int index)
    {
        if (!IsAmbulance(claim[index]) || !IsFirstWithout(claim, index, "2310E", "2420G", SegmentId.NM1)) return;

        claim.Tell(
            new RuleFault(
                "P4-013", 4, "where the ambulance picked up the patient is missing",
                "NM1*PW with N3 and N4, in 2310E or 2420G")
            {
                ClaimStatus = "A6:126:PW",
            },
            index, 1, 2);
    }

    private static void DropOffIsTold(in ClaimView claim, int index)
    {
        if (!IsAmbulance(claim[index]) || !IsFirstWithout(claim, index, "2310F", "2420H", SegmentId.NM1)) return;

        claim.Tell(
            new RuleFault(
                "P4-014", 4, "where the ambulance took the patient is missing",
                "NM1*45 with N3 and N4, in 2310F or 2420H")
            {
                ClaimStatus = "A6:126:45",
            },
            index, 1, 2);
    }

    private static bool IsAmbulance(in Segment service) => Hcpcs(service).IsBetween("A0021"u8, "A0999"u8);

    /// <summary>Whether claim and line lack a segment, and no ambulance line before it does: it is told once.</summary>
    private static bool IsFirstWithout(in ClaimView claim, int index, string claimLoop, string lineLoop, uint segmentId)
    {
        if (claim.Has(claimLoop, segmentId) || claim.HasInLine(index, lineLoop, segmentId)) return false;

        for (var line = -1; claim.TryNext("2400", SegmentId.SV1, ref line) && line < index;)
        {
            if (IsAmbulance(claim[line]) && !claim.HasInLine(line, lineLoop, segmentId)) return false;
        }

        return true;
    }
}
