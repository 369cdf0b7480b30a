using ClaimsCluster.X12.Reading;
using static ClaimsCluster.X12.Validation.Rules.ClaimWords;

namespace ClaimsCluster.X12.Validation.Rules;

/// <summary>Days of a professional claim: of a stay in hospital, and of disability (SNIP 4).</summary>
internal static class StayRules
{
    public static IReadOnlyList<ClaimRule> All { get; } =
    [
        new("P4-004", 4, Professional, "2300", SegmentId.CLM, HospitalClaimHasAnAdmission),
        new("P4-004", 4, Professional, "2400", SegmentId.SV1, HospitalLineHasAnAdmission) { IsOfService = true },
        new("P4-005", 4, Professional, "2300", SegmentId.DTP, DischargeFollowsAdmission) { Qualifier = "096" },
        new("P4-006", 4, Professional, "2300", SegmentId.DTP, DisabilityHasItsForm) { Qualifier = "314" },
    ];

    private static void HospitalClaimHasAnAdmission(in ClaimView claim, int index)
    {
        if (!IsHospital(claim[index].Component(5, 1)) || claim.HasInClaim(SegmentId.DTP, "435"u8)) return;

        TellAdmissionIsMissing(claim, index, 5, 1);
    }

    private static void HospitalLineHasAnAdmission(in ClaimView claim, int index)
    {
        if (!IsHospital(claim[index][5]) || IsHospital(claim[claim.Start].Component(5, 1))) return;
        if (claim.HasInClaim(SegmentId.DTP, "435"u8)) return;

        for (var line = -1; claim.TryNext("2400", SegmentId.SV1, ref line) && line < index;)
        {
            if (IsHospital(claim[line][5])) return; // Told there.
        }

        TellAdmissionIsMissing(claim, index, 5, 0);
    }

    private static void TellAdmissionIsMissing(in ClaimView claim, int index, int element, int component) => claim.Tell(
        new RuleFault(
            "CLM-18", 4, "the day of admission is missing",
            "DTP*435, for services to an inpatient")
        {
            ClaimStatus = "A6:189",
        },
        index, element, component);

    private static bool IsHospital(ReadOnlySpan<byte> place) =>
        place is [(byte)'2' or (byte)'5' or (byte)'6', (byte)'1'];

    private static void DischargeFollowsAdmission(in ClaimView claim, int index)
    {
        if (claim.FindInClaim(SegmentId.DTP, "435"u8) is not (>= 0 and var admission)) return;
        if (claim[index][3].SequenceCompareTo(claim[admission][3]) >= 0) return; // CCYYMMDD.

        claim.Tell(
            new RuleFault(
                "P4-005", 4, "the patient left before he was admitted",
                "a day not before DTP*435")
            {
                ClaimStatus = "A7:190",
            },
            index, 3);
    }

    private static void DisabilityHasItsForm(in ClaimView claim, int index)
    {
        var disability = claim[index];
        var isPeriod = disability.Is(1, "314"u8);
        if (disability.Is(2, isPeriod ? "RD8"u8 : "D8"u8)) return;

        claim.Tell(
            new RuleFault(
                "P4-006", 4, "the date of disability has the wrong form",
                isPeriod ? "RD8: 314 is the whole period" : "D8: 360 is the first day, 361 the last")
            {
                ClaimStatus = "A7:195",
            },
            index, 2);
    }
}
