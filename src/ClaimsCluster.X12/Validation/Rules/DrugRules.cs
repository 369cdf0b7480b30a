using ClaimsCluster.X12.Reading;
using static ClaimsCluster.X12.Validation.Rules.ClaimWords;

namespace ClaimsCluster.X12.Validation.Rules;

/// <summary>Drugs and laboratory services of a line (SNIP 4).</summary>
internal static class DrugRules
{
    private const int NdcDigits = 11;

    public static IReadOnlyList<ClaimRule> All { get; } =
    [
        new("C4-030", 4, Both, "2410", SegmentId.LIN, NdcIsWhole),
        new("C4-031", 4, Both, "2410", SegmentId.CTP, QuantityIsPositive),
        new("P4-025", 4, Professional, "2400", SegmentId.SV1, DrugHasAnNdc) { CodeStart = 'J' },
    ];

    private static void NdcIsWhole(in ClaimView claim, int index)
    {
        var drug = claim[index];
        if (!drug.Is(2, "N4"u8)) return;

        var ndc = drug[3];
        if (ndc.Length == NdcDigits && !ndc.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return;

        claim.Tell(
            new RuleFault(
                "CLM-22", 4, "the drug code is not an NDC of 11 digits",
                "11 digits, 5-4-2 without dashes")
            {
                ClaimStatus = "A7:218",
            },
            index, 3);
    }

    private static void QuantityIsPositive(in ClaimView claim, int index)
    {
        if (claim[index][4].IsPositive()) return;

        claim.Tell(
            new RuleFault(
                "CLM-22", 4, "the quantity of the drug is not more than 0",
                "more than 0")
            {
                ClaimStatus = "A7:476",
            },
            index, 4);
    }

    private static void DrugHasAnNdc(in ClaimView claim, int index)
    {
        var code = Hcpcs(claim[index]);
        if (code is not [(byte)'J', ..] || claim.HasInLine(index, "2410", SegmentId.LIN, default)) return;

        claim.Tell(
            new RuleFault("CLM-22", 4, "a drug is billed without its NDC", "2410 with LIN**N4 and the NDC")
            {
                ClaimStatus = "A6:218",
                IsWarning = true,
            },
            index, 1, 2);
    }
}
