using ClaimsCluster.X12.Reading;
using static ClaimsCluster.X12.Validation.Rules.ClaimWords;

namespace ClaimsCluster.X12.Validation.Rules;

/// <summary>Who is insured, who the patient is, and in which order payers stand (SNIP 4).</summary>
internal static class SubscriberRules
{
    public static IReadOnlyList<ClaimRule> All { get; } =
    [
        new("C4-001", 4, Both, "2000B", SegmentId.SBR, SelfHasNoPatientLevel),
        new("C4-002", 4, Both, "2000B", SegmentId.SBR, OwnClaimIsOfSelf),
        new("C4-003", 4, Both, "2010BA", SegmentId.NM1, PatientHasAnAddress),
        new("C4-004", 4, Both, "2010BA", SegmentId.NM1, PatientHasABirthDate),
        new("C4-005", 4, Both, "2010BA", SegmentId.NM1, PersonHasAMemberId),
        new("C4-013", 4, Both, "", SegmentId.BHT, PlanThatClaimsBackIsNamed),
        new("C4-013", 4, Both, "2010AC", SegmentId.NM1, PlanClaimsBack),
        new("C4-014", 4, Both, "2000B", SegmentId.SBR, FilingIndicatorIsThere),
        new("C4-015", 4, Both, "2320", SegmentId.SBR, OrderOfPayersIsUnique),
        new("C4-016", 4, Both, "2000B", SegmentId.SBR, EarlierPayerIsThere),
        new("P4-007", 4, Professional, "2000B", SegmentId.SBR, MedicareSaysWhyItIsNotFirst),
    ];

    private static void SelfHasNoPatientLevel(in ClaimView claim, int index)
    {
        if (claim.IsOfSubscriber() || !claim[index].Is(2, "18"u8)) return;

        claim.Tell(
            new RuleFault(
                "SUB-10", 4, "the subscriber is the patient, and yet a patient's level follows",
                "nothing, or the claim right under 2000B")
            {
                ClaimStatus = "A7:156",
            },
            index, 2);
    }

    private static void OwnClaimIsOfSelf(in ClaimView claim, int index)
    {
        if (!claim.IsOfSubscriber() || claim[index].Is(2, "18"u8)) return;

        claim.Tell(
            new RuleFault(
                "SUB-10", 4, "the claim has no patient's level, and the subscriber is not said to be the patient",
                "18, or a level 2000C for the patient")
            {
                ClaimStatus = "A6:156",
            },
            index, 2);
    }

    private static void PatientHasAnAddress(in ClaimView claim, int index)
    {
        if (!IsPatient(claim)) return;

        var hasStreet = claim.FindAbove("2010BA", SegmentId.N3) >= 0;
        var hasCity = claim.FindAbove("2010BA", SegmentId.N4) >= 0;
        if (hasStreet && hasCity) return;

        claim.Tell(
            new RuleFault(
                "SUB-05", 4, "the patient's address is missing",
                hasStreet ? "N4 behind N3" : hasCity ? "N3 before N4" : "N3 and N4")
            {
                ClaimStatus = "A6:126:IL",
            },
            index);
    }

    private static void PatientHasABirthDate(in ClaimView claim, int index)
    {
        if (!IsPatient(claim) || claim.FindAbove("2010BA", SegmentId.DMG) >= 0) return;

        claim.Tell(
            new RuleFault("SUB-05", 4, "the patient's date of birth and sex are missing", "DMG")
            {
                ClaimStatus = "A6:158:IL",
            },
            index);
    }

    private static void PersonHasAMemberId(in ClaimView claim, int index)
    {
        var name = claim[index];
        if (!name.Is(2, "1"u8) || !(name[8].IsEmpty || name[9].IsEmpty)) return;

        claim.Tell(
            new RuleFault(
                "SUB-01", 4, "the subscriber's member number is missing",
                "NM108 MI (or II) and NM109, the number on the card")
            {
                ClaimStatus = "A6:164:IL",
            },
            index, 9);
    }

    private static void PlanThatClaimsBackIsNamed(in ClaimView claim, int index)
    {
        if (!claim[index].Is(6, "31"u8) || claim.FindAbove("2010AC", SegmentId.NM1) >= 0) return;

        claim.Tell(
            new RuleFault("C4-013", 4, "a plan claims back, and none is named", "2010AC with NM1*PE, or BHT06 CH")
            {
                ClaimStatus = "A7:538",
            },
            index, 6);
    }

    private static void PlanClaimsBack(in ClaimView claim, int index)
    {
        if (claim.FindAbove("", SegmentId.BHT) is not (>= 0 and var header) || claim[header].Is(6, "31"u8)) return;

        claim.Tell(
            new RuleFault(
                "C4-013", 4, "a plan to pay stands in a set that is not one of plans that claim back",
                "nothing, or BHT06 31")
            {
                ClaimStatus = "A7:538",
            },
            index, 1);
    }

    private static void FilingIndicatorIsThere(in ClaimView claim, int index)
    {
        if (!claim[index][9].IsEmpty) return;

        claim.Tell(
            new RuleFault(
                "SUB-19", 4, "the kind of payer is missing",
                "SBR09, such as CI (commercial), MB (Medicare Part B) or MC (Medicaid)")
            {
                ClaimStatus = "A6:480:PR",
            },
            index, 9);
    }

    private static void OrderOfPayersIsUnique(in ClaimView claim, int index)
    {
        var order = claim[index][1];
        if (order.SequenceEqual("U"u8) || IsFirstOf(claim, index, order)) return;

        claim.Tell(
            new RuleFault(
                "C4-015", 4, "two payers of the claim have the same place",
                "each of P, S, T, A to H once among 2000B and 2320")
            {
                ClaimStatus = "A8:171",
            },
            index, 1);
    }

    private static bool IsFirstOf(in ClaimView claim, int index, ReadOnlySpan<byte> order)
    {
        if (claim.Coverage() is >= 0 and var own && claim[own].Is(1, order)) return false;

        for (var other = -1; claim.TryNext("2320", SegmentId.SBR, ref other) && other < index;)
        {
            if (claim[other].Is(1, order)) return false;
        }

        return true;
    }

    private static void EarlierPayerIsThere(in ClaimView claim, int index)
    {
        var place = Place(claim[index][1]);
        if (place <= 1) return;

        for (var other = -1; claim.TryNext("2320", SegmentId.SBR, ref other);)
        {
            if (Place(claim[other][1]) < place) return;
        }

        claim.Tell(
            new RuleFault(
                "COB-01", 4, "the payer is not the first, and no earlier payer is named",
                "P, or a 2320 for the payer before him")
            {
                ClaimStatus = "A6:286",
            },
            index, 1);
    }

    /// <summary>P is 1, S 2, T 3, A to H 4 to 11; U, whose place is unknown, is 0.</summary>
    private static int Place(ReadOnlySpan<byte> order) => order is not [var letter] ? 0 : letter switch
    {
        (byte)'P' => 1,
        (byte)'S' => 2,
        (byte)'T' => 3,
        >= (byte)'A' and <= (byte)'H' => letter - 'A' + 4,
        _ => 0,
    };

    private static void MedicareSaysWhyItIsNotFirst(in ClaimView claim, int index)
    {
        var coverage = claim[index];
        if (coverage.Is(1, "P"u8) || !coverage[5].IsEmpty) return;
        if (coverage[9] is not [(byte)'M', (byte)'A' or (byte)'B']) return;

        claim.Tell(
            new RuleFault(
                "COB-04", 4, "Medicare is not the first payer, and the reason is missing",
                "SBR05, such as 12 (working aged) or 47 (other liability)")
            {
                ClaimStatus = "A6:578",
            },
            index, 5);
    }

    private static bool IsPatient(in ClaimView claim) =>
        claim.IsOfSubscriber() && claim.Coverage() is >= 0 and var sbr && claim[sbr].Is(2, "18"u8);
}
