using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Validation.Rules;

/// <summary>What an 835 leaves to the patient, and what it cuts without a reason (D§7.2).</summary>
internal static class PatientShareRules
{
    private const int TripletCount = 6; // A CAS holds six reasons with amount and quantity.

    private static readonly string[] s_guides = ["835"];

    public static IReadOnlyList<ClaimRule> All { get; } =
    [
        new("BAL-05", 3, s_guides, "2100", SegmentId.CLP, PatientShareIsTheSumOfItsReasons) { IsOfSums = true },
        new("BAL-06", 4, s_guides, "2100", SegmentId.CAS, FeeCutIsNotTheWholeCharge),
        new("BAL-06", 4, s_guides, "2110", SegmentId.CAS, FeeCutIsNotTheWholeCharge),
    ];

    private static void PatientShareIsTheSumOfItsReasons(in ClaimView claim, int index)
    {
        var payment = claim[index];
        if (payment.Is(2, "22"u8)) return; // A reversal says nothing in CLP05.

        var sum = Sum(claim, "2100") + Sum(claim, "2110");
        if (sum == Cents.Of(payment[5])) return;
        if (!RemittanceRules.Balances(claim, index)) return; // The imbalance is the fault.

        claim.Tell(
            new RuleFault(
                "BAL-05", 3, "the patient's share is not the sum of its adjustments",
                $"{Cents.Text(sum)}, the sum of CAS*PR")
            {
                IsWarning = true,
            },
            index, 5);
    }

    private static long Sum(in ClaimView claim, string loop)
    {
        long sum = 0;
        for (var cas = -1; claim.TryNext(loop, SegmentId.CAS, ref cas, "PR"u8);) sum += RemittanceRules.Sum(claim[cas]);

        return sum;
    }

    private static void FeeCutIsNotTheWholeCharge(in ClaimView claim, int index)
    {
        var adjustment = claim[index];
        for (var triplet = 0; triplet < TripletCount; triplet++)
        {
            var element = 2 + 3 * triplet;
            if (!adjustment.Is(element, "45"u8)) continue;

            var charge = claim[claim.OpenerOf(index)]; // CLP or SVC.
            var charged = Cents.Of(charge[charge.Id == SegmentId.SVC ? 2 : 3]);
            if (charged == 0 || Cents.Of(adjustment[element + 1]) != charged) continue;

            claim.Tell(
                new RuleFault(
                    "BAL-06", 4, "the whole charge is cut as above the fee",
                    "a reason for not paying, such as 96, 97 or 50")
                {
                    IsWarning = true,
                },
                index, element);
            return;
        }
    }
}
