using ClaimsCluster.X12.Reading;
using static ClaimsCluster.X12.Validation.Rules.ClaimWords;

namespace ClaimsCluster.X12.Validation.Rules;

/// <summary>An accident as the cause of the claim: CLM11 (SNIP 4).</summary>
internal static class AccidentRules
{
    private const int Causes = 11; // CLM11: up to two causes, state, country.

    public static IReadOnlyList<ClaimRule> All { get; } =
    [
        new("P4-001", 4, Professional, "2300", SegmentId.CLM, CarAccidentHasAState),
        new("P4-002", 4, Professional, "2300", SegmentId.CLM, AccidentHasADay),
        new("P4-003", 4, Professional, "2300", SegmentId.CLM, WorkInjuryHasADay),
    ];

    private static void CarAccidentHasAState(in ClaimView claim, int index)
    {
        var clm = claim[index];
        if (clm[Causes].IsEmpty || CauseAt(clm, "AA"u8) is not (> 0 and var cause)) return;
        if (!clm.Component(Causes, 4).IsEmpty || !clm.Component(Causes, 5).IsEmpty) return;

        claim.Tell(
            new RuleFault(
                "CLM-19", 4, "the state of the car accident is missing",
                "CLM11-4, the state, or CLM11-5, the country")
            {
                ClaimStatus = "A6:248",
            },
            index, Causes, cause);
    }

    private static void AccidentHasADay(in ClaimView claim, int index)
    {
        var clm = claim[index];
        if (clm[Causes].IsEmpty) return;

        var cause = Math.Max(CauseAt(clm, "AA"u8), CauseAt(clm, "OA"u8));
        if (cause == 0 || claim.HasInClaim(SegmentId.DTP, "439"u8)) return;

        claim.Tell(
            new RuleFault("CLM-19", 4, "the day of the accident is missing", "DTP*439, the day of the accident")
            {
                ClaimStatus = "A6:727",
            },
            index, Causes, cause);
    }

    private static void WorkInjuryHasADay(in ClaimView claim, int index)
    {
        var clm = claim[index];
        if (clm[Causes].IsEmpty || CauseAt(clm, "EM"u8) is not (> 0 and var cause)) return;
        if (CauseAt(clm, "AA"u8) > 0 || CauseAt(clm, "OA"u8) > 0 || claim.HasInClaim(SegmentId.DTP, "439"u8)) return;

        claim.Tell(
            new RuleFault("P4-003", 4, "the claim comes from work and names no day", "DTP*439, when it was an accident")
            {
                ClaimStatus = "A6:727",
                IsWarning = true,
            },
            index, Causes, cause);
    }

    /// <summary>The component that holds a cause; 0 when none does.</summary>
    private static int CauseAt(in Segment clm, ReadOnlySpan<byte> cause) =>
        clm.Component(Causes, 1).SequenceEqual(cause) ? 1 : clm.Component(Causes, 2).SequenceEqual(cause) ? 2 : 0;
}
