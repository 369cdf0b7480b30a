using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Validation.Rules;

namespace ClaimsCluster.X12.Validation;

/// <summary>Tells in one pass over a claim that its sums are right, as nearly all are: then no rule of sums is asked.</summary>
/// <remarks>It finds no fault: where it cannot say yes, the rules that are <see cref="ClaimRule.IsOfSums"/> judge.</remarks>
internal static class QuickSums
{
    /// <summary>True when no rule of sums has anything to tell.</summary>
    public static bool AreRight(in ClaimView claim) => claim.Guide switch
    {
        "837P" or "837I" => ClaimSums.AreRight(claim),
        "835" => IsRightPayment(claim),
        _ => false,
    };

    /// <summary>BAL-01 to BAL-03 and BAL-05: a payment, its lines, and the patient's share.</summary>
    private static bool IsRightPayment(in ClaimView claim)
    {
        var segments = claim.Segments;
        if (claim.Start >= segments.Length || segments[claim.Start].Id != SegmentId.CLP) return false; // It is missing.

        long charged = 0, adjusted = 0, share = 0, due = 0; // What is due of a line is what its payment should be.
        var line = -1;
        for (var i = claim.Start + 1; i < segments.Length; i++)
        {
            if (segments[i].Id == SegmentId.SVC)
            {
                if (due != 0) return false;
                var svc = claim[i];
                var charge = Cents.Of(svc[2]);
                charged += charge;
                due = charge - Cents.Of(svc[3]);
                line = i;
            }
            else if (segments[i].Id == SegmentId.CAS)
            {
                var cas = claim[i];
                var sum = RemittanceRules.Sum(cas);
                adjusted += sum;
                if (cas.Is(1, "PR"u8)) share += sum;
                if (!claim.IsSameLoop(i, line < 0 ? claim.Start : line)) return false;
                if (line >= 0) due -= sum;
            }
        }

        var payment = claim[claim.Start];
        var total = Cents.Of(payment[3]);
        return due == 0 && total - adjusted == Cents.Of(payment[4]) && (line < 0 || charged == total)
            && (share == Cents.Of(payment[5]) || payment.Is(2, "22"u8));
    }
}
