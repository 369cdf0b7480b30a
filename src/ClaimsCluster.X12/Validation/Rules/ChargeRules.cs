using ClaimsCluster.X12.Reading;
using static ClaimsCluster.X12.Validation.Rules.ClaimWords;

namespace ClaimsCluster.X12.Validation.Rules;

/// <summary>The charge of a claim and of its lines (SNIP 3).</summary>
internal static class ChargeRules
{
    private const int ShownLines = 4;

    public static IReadOnlyList<ClaimRule> All { get; } =
    [
        new("C3-001", 3, Both, "2300", SegmentId.CLM, TotalIsTheSumOfTheLines) { IsOfSums = true },
        new("C3-005", 3, Both, "2300", SegmentId.CLM, TotalIsNotNegative) { IsOfSums = true },
        new("C3-006", 3, Professional, "2400", SegmentId.SV1, LineChargeIsNotNegative) { IsOfSums = true },
        new("C3-006", 3, Institutional, "2400", SegmentId.SV2, LineChargeIsNotNegative) { IsOfSums = true },
        new("P3-001", 3, Professional, "2300", SegmentId.AMT, PatientPaidIsWithinTheTotal) { IsOfSums = true },
        new("P3-002", 3, Professional, "2400", SegmentId.PS1, PurchaseIsWithinTheCharge) { IsOfSums = true },
        new("I3-001", 3, Institutional, "2400", SegmentId.SV2, NonCoveredIsWithinTheCharge) { IsOfSums = true },
        new("I3-003", 3, Institutional, "2300", SegmentId.AMT, EstimateIsWithinTheTotal) { IsOfSums = true },
    ];

    /// <summary>The element that holds the charge: SV102, SV203.</summary>
    public static int ChargeElement(uint segmentId) => segmentId == SegmentId.SV1 ? 2 : 3;

    private static void TotalIsTheSumOfTheLines(in ClaimView claim, int index)
    {
        var service = claim.ServiceId();
        var total = Cents.Of(claim[index][2]);
        long sum = 0;
        var lines = 0;
        for (var line = -1; claim.TryNext("2400", service, ref line); lines++)
            sum += Charge(claim[line]);
        if (sum == total || total < 0 || lines == 0) return; // Without lines their absence is the fault.

        claim.Tell(
            new RuleFault(
                "CLM-03", 3, "the claim's charge is not the sum of its lines",
                $"{Cents.Text(sum)} = {Addends(claim, service, lines)}")
            {
                ClaimStatus = "A8:400",
            },
            index, 2);
    }

    private static string Addends(in ClaimView claim, uint service, int lines)
    {
        var shown = new List<string>();
        for (var line = -1; claim.TryNext("2400", service, ref line) && shown.Count < ShownLines;)
        {
            var amount = Cents.Text(Charge(claim[line]));
            shown.Add(lines > ShownLines ? amount : $"{amount} (line {shown.Count + 1})");
        }

        return string.Join(" + ", shown) + (lines > ShownLines ? $" + {lines - ShownLines} more lines" : "");
    }

    private static void TotalIsNotNegative(in ClaimView claim, int index)
    {
        if (claim[index][2] is not [(byte)'-', ..] || Cents.Of(claim[index][2]) >= 0) return;

        claim.Tell(
            new RuleFault(
                "C3-005", 3, "the claim's charge is negative",
                "0 or more; what was billed too much is taken back with CLM05-3 7 or 8")
            {
                ClaimStatus = "A7:178",
            },
            index, 2);
    }

    private static void LineChargeIsNotNegative(in ClaimView claim, int index)
    {
        var service = claim[index];
        if (service[ChargeElement(service.Id)] is not [(byte)'-', ..] || Charge(service) >= 0) return;

        claim.Tell(
            new RuleFault("CLM-04", 3, "the line's charge is negative", "0 or more") { ClaimStatus = "A7:583" },
            index, ChargeElement(service.Id));
    }

    private static void PatientPaidIsWithinTheTotal(in ClaimView claim, int index)
    {
        if (IsWithinTotal(claim, index)) return;

        claim.Tell(
            new RuleFault("CLM-05", 3, "the patient paid less than nothing or more than the charge", UpToTotal(claim))
            {
                ClaimStatus = "A7:183:QC",
            },
            index, 2);
    }

    private static void EstimateIsWithinTheTotal(in ClaimView claim, int index)
    {
        if (IsWithinTotal(claim, index)) return;

        claim.Tell(
            new RuleFault(
                "I3-003", 3, "the patient's share is less than nothing or more than the charge",
                UpToTotal(claim))
            {
                ClaimStatus = "A7:565",
            },
            index, 2);
    }

    private static bool IsWithinTotal(in ClaimView claim, int index)
    {
        long total = Cents.Of(claim[claim.Start][2]), amount = Cents.Of(claim[index][2]);
        return total < 0 || (amount >= 0 && amount <= total); // A negative total is the fault then.
    }

    private static string UpToTotal(in ClaimView claim) =>
        $"0.00 to {Cents.Text(Cents.Of(claim[claim.Start][2]))}, the charge of the claim";

    private static void PurchaseIsWithinTheCharge(in ClaimView claim, int index)
    {
        if (claim.FindInLine(index, "2400", SegmentId.SV1) is not (>= 0 and var service)) return;

        var charge = Charge(claim[service]);
        if (Cents.Of(claim[index][2]) <= charge) return;

        claim.Tell(
            new RuleFault(
                "P3-002", 3, "the purchased service costs more than the line charges",
                $"at most {Cents.Text(charge)}, SV102 of the line")
            {
                ClaimStatus = "A8:469",
            },
            index, 2);
    }

    private static void NonCoveredIsWithinTheCharge(in ClaimView claim, int index)
    {
        var service = claim[index];
        if (service[7].IsEmpty || Cents.Of(service[7]) <= Charge(service) || Charge(service) < 0) return;

        claim.Tell(
            new RuleFault(
                "CLM-06", 3, "more is not covered than the line charges",
                $"at most {Cents.Text(Charge(service))}, SV203 of the line")
            {
                ClaimStatus = "A8:585",
            },
            index, 7);
    }
}
