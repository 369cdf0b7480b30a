using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Schemas;

namespace ClaimsCluster.X12.Validation;

/// <summary>The equation of a whole 835: its claims less its provider adjustments are the payment (SNIP 3, D§7.2).</summary>
internal sealed class PaymentTotal : SetTotal
{
    private const int AdjustmentCount = 6; // A PLB holds six reasons with amounts, at 04, 06 ... 14.

    private long _paid;
    private int _claims;

    public override void Add(in ClaimView unit)
    {
        _paid += Cents.Of(unit[unit.Start][4]);
        _claims++;
    }

    /// <summary>Tells at BPR02 when the sum is another.</summary>
    public override void Check(LoopRule loop, ClaimWindow window, IClaimFaults faults)
    {
        if (loop.Depth > 0) return;

        long adjusted = 0;
        var payment = -1;
        for (var i = 0; i < window.Count; i++)
        {
            var segment = window[i];
            if (segment.Id == SegmentId.BPR) payment = i;
            if (segment.Id != SegmentId.PLB) continue;
            for (var one = 0; one < AdjustmentCount; one++) adjusted += Cents.Of(segment[4 + 2 * one]);
        }

        if (payment < 0 || Cents.Of(window[payment][2]) == _paid - adjusted) return;

        var claims = $"CLP04 of {_claims} claim{(_claims == 1 ? "" : "s")} {Cents.Text(_paid)}";
        faults.Tell(
            new RuleFault(
                "BAL-04", 3, "the payment is not the sum of its claims less its provider adjustments",
                $"{Cents.Text(_paid - adjusted)} = {claims} less PLB {Cents.Text(adjusted)}"),
            window, payment, 2, 0);
    }
}
