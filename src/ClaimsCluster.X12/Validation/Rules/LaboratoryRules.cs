using ClaimsCluster.X12.Reading;
using static ClaimsCluster.X12.Validation.Rules.ClaimWords;

namespace ClaimsCluster.X12.Validation.Rules;

/// <summary>The CLIA number of a laboratory (SNIP 4).</summary>
internal static class LaboratoryRules
{
    public static IReadOnlyList<ClaimRule> All { get; } =
    [
        new("P4-024", 4, Professional, "2400", SegmentId.SV1, LaboratoryIsCertified) { CodeStart = '8' },
        new("P4-024", 4, Professional, "2300", SegmentId.REF, NumberHasItsForm) { Qualifier = "X4" },
        new("P4-024", 4, Professional, "2400", SegmentId.REF, NumberHasItsForm) { Qualifier = "X4" },
    ];

    private static void LaboratoryIsCertified(in ClaimView claim, int index)
    {
        if (!IsLaboratory(claim, index) || IsCertified(claim, index)) return;

        for (var line = -1; claim.TryNext("2400", SegmentId.SV1, ref line) && line < index;)
        {
            if (IsLaboratory(claim, line) && !IsCertified(claim, line)) return; // Told there.
        }

        Tell(claim, index, 1, 2);
    }

    /// <summary>A laboratory's service that the biller did himself: a purchased one stands with its seller.</summary>
    private static bool IsLaboratory(in ClaimView claim, int index) =>
        Hcpcs(claim[index]).IsBetween("80047"u8, "89398"u8) && !claim.HasInLine(index, "2400", SegmentId.PS1);

    private static bool IsCertified(in ClaimView claim, int index) =>
        claim.HasInClaim(SegmentId.REF, "X4"u8) || claim.HasInLine(index, "2400", SegmentId.REF, "X4"u8);

    private static void NumberHasItsForm(in ClaimView claim, int index)
    {
        var number = claim[index][2];
        if (number.Length == 10 && number[2] == 'D' && IsDigits(number[..2]) && IsDigits(number[3..])) return;

        Tell(claim, index, 2, 0);
    }

    private static bool IsDigits(ReadOnlySpan<byte> value) => !value.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static void Tell(in ClaimView claim, int index, int element, int component) => claim.Tell(
        new RuleFault(
            "CLM-23", 4, "a laboratory has no CLIA number, or one of the wrong form",
            "REF*X4 in claim or line: 2 digits, D, 7 digits")
        {
            ClaimStatus = "A6:544",
            IsWarning = true,
        },
        index, element, component);
}
