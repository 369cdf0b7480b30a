using ClaimsCluster.X12.Reading;
using static ClaimsCluster.X12.Validation.Rules.ClaimWords;

namespace ClaimsCluster.X12.Validation.Rules;

/// <summary>CLM05-3: a claim that is new, or that replaces or voids one that the payer has (SNIP 4).</summary>
internal static class ResubmissionRules
{
    public static IReadOnlyList<ClaimRule> All { get; } =
    [
        new("C4-023", 4, Both, "2300", SegmentId.CLM, CorrectionNamesTheClaim),
        new("P4-008", 4, Professional, "2300", SegmentId.CLM, FrequencyIsOfProfessionals),
        new("I4-021", 4, Institutional, "2300", SegmentId.CLM, MedicareIsToldWhy),
    ];

    private static void CorrectionNamesTheClaim(in ClaimView claim, int index)
    {
        if (!claim.IsCorrection() || claim.HasInClaim(SegmentId.REF, "F8"u8)) return;

        claim.Tell(
            new RuleFault("CLM-12", 4, "the claim to replace is not named", "REF*F8, the payer's number of that claim")
            {
                ClaimStatus = "A6:464",
            },
            index, 5, 3);
    }

    private static void FrequencyIsOfProfessionals(in ClaimView claim, int index)
    {
        if (claim.Frequency() is [(byte)'1' or (byte)'7' or (byte)'8'] or []) return;

        claim.Tell(
            new RuleFault(
                "CLM-11", 4, "a professional claim has no such frequency",
                "1 (original), 7 (replacement) or 8 (void)")
            {
                ClaimStatus = "A7:535",
            },
            index, 5, 3);
    }

    private static void MedicareIsToldWhy(in ClaimView claim, int index)
    {
        if (!claim.IsCorrection() || !claim.FilingIndicator().SequenceEqual("MA"u8) || HasReason(claim)) return;

        claim.Tell(
            new RuleFault(
                "I4-021", 4, "Medicare is not told why the claim is corrected",
                "HI*BG with one of D0 to D9 or E0")
            {
                ClaimStatus = "A6:460",
            },
            index, 5, 3);
    }

    private static bool HasReason(in ClaimView claim)
    {
        for (var hi = -1; claim.TryNext("2300", SegmentId.HI, ref hi, "BG"u8);)
        {
            var conditions = claim[hi];
            for (var element = conditions.Count; element > 0; element--)
            {
                var condition = conditions.Component(element, 2);
                if (condition is [(byte)'D', >= (byte)'0' and <= (byte)'9'] or [(byte)'E', (byte)'0']) return true;
            }
        }

        return false;
    }
}
