using ClaimsCluster.X12.Reading;
using static ClaimsCluster.X12.Validation.Rules.ClaimWords;

namespace ClaimsCluster.X12.Validation.Rules;

/// <summary>An institutional claim's admission, discharge and patient status (SNIP 4).</summary>
internal static class InpatientRules
{
    public static IReadOnlyList<ClaimRule> All { get; } =
    [
        new("I4-001", 4, Institutional, "2300", SegmentId.CLM, AdmissionHasADay),
        new("I4-002", 4, Institutional, "2300", SegmentId.CL1, DischargeHasAnHour),
        new("I4-003", 4, Institutional, "2300", SegmentId.DTP, AdmissionIsWithinTheStatement) { Qualifier = "435" },
        new("I4-004", 4, Institutional, "2300", SegmentId.CL1, AdmissionHasASource),
        new("I4-005", 4, Institutional, "2300", SegmentId.CL1, NewbornHasASourceOfNewborns),
        new("I4-006", 4, Institutional, "2300", SegmentId.CL1, StatusFitsTheFrequency),
        new("I4-007", 4, Institutional, "2300", SegmentId.CL1, DeathHasADay),
        new("I4-008", 4, Institutional, "2300", SegmentId.CLM, AdmissionHasADiagnosis),
        new("I4-009", 4, Institutional, "2300", SegmentId.CL1, UrgentVisitHasAReason),
    ];

    private static bool IsStillPatient(in Segment cl1) => cl1.Is(3, "30"u8);

    private static void AdmissionHasADay(in ClaimView claim, int index)
    {
        if (!claim.IsInpatient() || claim.HasInClaim(SegmentId.DTP, "435"u8)) return;

        claim.Tell(
            new RuleFault("I4-001", 4, "the day of admission is missing", "DTP*435") { ClaimStatus = "A6:189" },
            index, 5, 1);
    }

    private static void DischargeHasAnHour(in ClaimView claim, int index)
    {
        if (!claim.IsInpatient() || IsStillPatient(claim[index])) return;
        if (claim.Frequency() is not [(byte)'1' or (byte)'4'] || claim.HasInClaim(SegmentId.DTP, "096"u8)) return;

        claim.Tell(
            new RuleFault(
                "I4-002", 4, "the hour of discharge is missing",
                "DTP*096*TM, the hour")
            {
                ClaimStatus = "A6:233",
            },
            index, 3);
    }

    private static void AdmissionIsWithinTheStatement(in ClaimView claim, int index)
    {
        if (claim[index][3] is not { Length: >= 8 } admission || !claim.TryStatement(out _, out var last)) return;
        if (!ElementValue.TryDate(admission[..8], out var day) || day <= last) return;

        claim.Tell(
            new RuleFault(
                "I4-003", 4, "the patient was admitted after the statement ends",
                "a day not after the last of DTP*434")
            {
                ClaimStatus = "A8:189",
            },
            index, 3);
    }

    private static void AdmissionHasASource(in ClaimView claim, int index)
    {
        if (!claim[index][2].IsEmpty || !claim.IsInpatient()) return;

        claim.Tell(
            new RuleFault(
                "I4-004", 4, "where the patient came from is missing",
                "CL102, the source of admission")
            {
                ClaimStatus = "A6:229",
            },
            index, 2);
    }

    private static void NewbornHasASourceOfNewborns(in ClaimView claim, int index)
    {
        var admission = claim[index];
        if (!admission.Is(1, "4"u8) || admission[2] is [] or [(byte)'5' or (byte)'6']) return;

        claim.Tell(
            new RuleFault(
                "I4-005", 4, "a newborn has a source of admission of others",
                "5 (born here) or 6 (born elsewhere)")
            {
                ClaimStatus = "A8:229",
            },
            index, 2);
    }

    private static void StatusFitsTheFrequency(in ClaimView claim, int index)
    {
        if (!claim.IsInpatient()) return;

        var isStillPatient = IsStillPatient(claim[index]);
        var goesOn = claim.Frequency() is [(byte)'2' or (byte)'3'];
        if (claim.Frequency() is not [>= (byte)'1' and <= (byte)'4'] || goesOn == isStillPatient) return;

        claim.Tell(
            new RuleFault(
                "I4-006", 4, "the patient's status does not fit the frequency of the claim",
                goesOn ? "30, still a patient: more claims follow" : "another than 30: this claim is the last")
            {
                ClaimStatus = "A8:234",
            },
            index, 3);
    }

    private static void DeathHasADay(in ClaimView claim, int index)
    {
        if (claim[index][3] is not ([(byte)'2', (byte)'0'] or [(byte)'4', >= (byte)'0' and <= (byte)'2'])) return;
        if (claim.HasCode("BH"u8, "55"u8)) return;

        claim.Tell(
            new RuleFault(
                "I4-007", 4, "the patient died and the day of death is missing",
                "HI*BH with occurrence code 55")
            {
                ClaimStatus = "A6:461",
            },
            index, 3);
    }

    private static void AdmissionHasADiagnosis(in ClaimView claim, int index)
    {
        if (!claim.IsInpatient()) return;
        if (claim.HasInClaim(SegmentId.HI, "ABJ"u8) || claim.HasInClaim(SegmentId.HI, "BJ"u8)) return;

        claim.Tell(
            new RuleFault("I4-008", 4, "the admitting diagnosis is missing", "HI*ABJ") { ClaimStatus = "A6:232" },
            index, 5, 1);
    }

    private static void UrgentVisitHasAReason(in ClaimView claim, int index)
    {
        if (claim[index][1] is not [(byte)'1' or (byte)'2' or (byte)'5']) return;
        if (claim[claim.Start].Component(5, 1) is not ([(byte)'1', (byte)'3'] or [(byte)'8', (byte)'5'])) return;
        if (claim.HasInClaim(SegmentId.HI, "APR"u8) || claim.HasInClaim(SegmentId.HI, "PR"u8)) return;

        for (var line = -1; claim.TryNext("2400", SegmentId.SV2, ref line);)
        {
            if (!IsUrgent(claim[line][1])) continue;

            claim.Tell(
                new RuleFault(
                    "I4-009", 4, "the patient's reason for the visit is missing",
                    "HI*APR, for an unplanned outpatient visit")
                {
                    ClaimStatus = "A6:673",
                },
                line, 1);
            return;
        }
    }

    /// <summary>Emergency room, urgent care, observation.</summary>
    private static bool IsUrgent(ReadOnlySpan<byte> revenueCode) =>
        revenueCode.StartsWith("045"u8) || revenueCode.SequenceEqual("0516"u8) || revenueCode.SequenceEqual("0762"u8);
}
