using ClaimsCluster.X12.Reading;
using static ClaimsCluster.X12.Validation.Rules.ClaimWords;

namespace ClaimsCluster.X12.Validation.Rules;

/// <summary>Which edition of ICD a claim is coded in, and which diagnoses a line points at (SNIP 4).</summary>
internal static class DiagnosisRules
{
    private const int MaxPointers = 4;

    public static IReadOnlyList<ClaimRule> All { get; } =
    [
        new("C4-025", 4, Both, "2300", SegmentId.HI, EditionsDoNotMix) { Qualifier = "ABK" },
        new("C4-026", 4, Professional, "2300", SegmentId.HI, EditionIsOfTheFirstDay) { Qualifier = "ABK" },
        new("C4-026", 4, Institutional, "2300", SegmentId.HI, EditionIsOfTheLastDay) { Qualifier = "ABK" },
        new("P4-009", 4, Professional, "2400", SegmentId.SV1, PointersLeadToDiagnoses) { IsOfService = true },
    ];

    private enum Edition
    {
        None,
        Icd9,
        Icd10,
    }

    private static ReadOnlySpan<byte> FirstDayOfIcd10 => "20151001"u8;

    private static void EditionsDoNotMix(in ClaimView claim, int index)
    {
        var principal = EditionOf(claim[index].Component(1, 1));
        for (var hi = index; hi >= 0; hi = claim.Find("2300", SegmentId.HI, default, hi + 1, claim.Count))
        {
            var codes = claim[hi];
            var count = codes.Count;
            for (var element = 1; element <= count; element++)
            {
                var edition = EditionOf(codes.Component(element, 1));
                if (edition == Edition.None || edition == principal) continue;

                claim.Tell(
                    new RuleFault(
                        "C4-025", 4, "codes of ICD-9 and of ICD-10 stand in one claim",
                        $"codes of {(principal == Edition.Icd10 ? "ICD-10" : "ICD-9")}, as the principal diagnosis")
                    {
                        ClaimStatus = "A7:255",
                    },
                    hi, element, 1);
                return;
            }

            if (hi + 1 >= claim.Count || !claim.IsSameLoop(index, hi + 1)) return;
        }
    }

    private static Edition EditionOf(ReadOnlySpan<byte> qualifier) => qualifier switch
    {
        [(byte)'A', (byte)'B', (byte)'K' or (byte)'F' or (byte)'J' or (byte)'N'] => Edition.Icd10,
        [(byte)'A', (byte)'P', (byte)'R'] or [(byte)'B', (byte)'B', (byte)'R' or (byte)'Q'] => Edition.Icd10,
        [(byte)'B', (byte)'K' or (byte)'F' or (byte)'J' or (byte)'N' or (byte)'R' or (byte)'Q'] => Edition.Icd9,
        [(byte)'P', (byte)'R'] => Edition.Icd9,
        _ => Edition.None,
    };

    private static void EditionIsOfTheFirstDay(in ClaimView claim, int index)
    {
        ReadOnlySpan<byte> first = default;
        for (var i = index; (i = claim.IndexOf(SegmentId.DTP, i + 1, claim.Count)) >= 0;)
        {
            if (!claim[i].Is(1, "472"u8) || claim[i][3] is not { Length: >= 8 } value) continue;
            if (first.IsEmpty || value[..8].SequenceCompareTo(first) < 0) first = value[..8];
        }

        TellWrongEdition(claim, index, first);
    }

    private static void EditionIsOfTheLastDay(in ClaimView claim, int index)
    {
        if (claim.FindInClaim(SegmentId.DTP, "434"u8) is not (>= 0 and var statement)) return;
        if (claim[statement][3] is { Length: 17 } days) TellWrongEdition(claim, index, days[9..]);
    }

    private static void TellWrongEdition(in ClaimView claim, int index, ReadOnlySpan<byte> day)
    {
        if (day.IsEmpty) return;

        var isOfIcd10 = day.SequenceCompareTo(FirstDayOfIcd10) >= 0;
        if (EditionOf(claim[index].Component(1, 1)) == (isOfIcd10 ? Edition.Icd10 : Edition.Icd9)) return;

        claim.Tell(
            new RuleFault(
                "C4-026", 4, "the diagnoses are of another edition of ICD than the day of service asks for",
                isOfIcd10 ? "ABK: ICD-10, from 2015-10-01" : "BK: ICD-9, up to 2015-09-30")
            {
                ClaimStatus = "A7:255",
            },
            index, 1, 1);
    }

    private static void PointersLeadToDiagnoses(in ClaimView claim, int index)
    {
        var pointers = claim[index][7];
        var bad = FirstBadPointer(claim, pointers, claim[index]);
        if (bad == 0) return;

        claim.Tell(
            new RuleFault(
                "PTR-02", 4, "a pointer leads to no diagnosis, or twice to one",
                $"each at most once, 1 to {DiagnosisCount(claim)}")
            {
                ClaimStatus = "A7:477",
                IsWarning = true, // Published files do so.
            },
            index, 7, bad);
    }

    /// <summary>The component of the first pointer that is at fault; 0 when none is.</summary>
    private static int FirstBadPointer(in ClaimView claim, ReadOnlySpan<byte> pointers, in Segment service)
    {
        if (pointers is [(byte)'1']) return 0; // The principal diagnosis: nearly all.

        int diagnoses = DiagnosisCount(claim), seen = 0;
        if (diagnoses == 0) return 0;
        for (var component = 1; component <= MaxPointers; component++)
        {
            var pointer = ElementValue.CountOrZero(service.Component(7, component));
            if (pointer == 0) continue;
            if (pointer > diagnoses || (seen & (1 << pointer)) != 0) return component;
            seen |= 1 << pointer;
        }

        return 0;
    }

    /// <summary>How many diagnoses stand in the HI of the principal one; pointers lead to these.</summary>
    public static int DiagnosisCount(in ClaimView claim)
    {
        var codes = claim.FindInClaim(SegmentId.HI);
        while (codes >= 0 && !IsPrincipal(claim[codes].Component(1, 1)))
            codes = claim.Find("2300", SegmentId.HI, default, codes + 1, claim.Count);
        return codes < 0 ? 0 : claim[codes].Count;
    }

    private static bool IsPrincipal(ReadOnlySpan<byte> qualifier) =>
        qualifier is [(byte)'A', (byte)'B', (byte)'K'] or [(byte)'B', (byte)'K'];
}
