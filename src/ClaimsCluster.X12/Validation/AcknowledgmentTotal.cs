using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Schemas;

namespace ClaimsCluster.X12.Validation;

/// <summary>The counts of a 277CA: claims taken and refused are those it answers, and so are their charges.</summary>
/// <remarks>Told as advice: a payer may list only what he refused.</remarks>
internal sealed class AcknowledgmentTotal : SetTotal
{
    private int _claims;
    private long _charged;

    public override void Add(in ClaimView unit)
    {
        _claims++;
        if (unit.Find("2200D", SegmentId.STC) is >= 0 and var status) _charged += Cents.Of(unit[status][4]);
    }

    public override void Check(LoopRule loop, ClaimWindow window, IClaimFaults faults)
    {
        if (loop.Id != "2000B" || _claims == 0) return; // A file refused as a whole lists no claims.

        var count = Sum(window, SegmentId.QTY, "90"u8, "AA"u8, out var first);
        if (first >= 0 && count != 100L * _claims)
        {
            faults.Tell(
                Fault("ACK-01", "claims taken and refused are not the claims answered", $"{_claims} with the other QTY"),
                window, first, 2, 0);
        }

        var charged = Sum(window, SegmentId.AMT, "YU"u8, "YY"u8, out first);
        if (first >= 0 && charged != _charged)
        {
            faults.Tell(
                Fault(
                    "ACK-02", "charges taken and refused are not those of the claims answered",
                    $"{Cents.Text(_charged)} with the other AMT: STC04 of 2200D"),
                window, first, 2, 0);
        }
    }

    private static RuleFault Fault(string rule, string title, string expected) =>
        new(rule, 3, title, expected) { IsWarning = true };

    /// <summary>The sum in hundredths of both uses of a segment in 2200B; the first stands at -1 when none does.</summary>
    private static long Sum(
        ClaimWindow window, uint segmentId, ReadOnlySpan<byte> taken, ReadOnlySpan<byte> refused, out int first)
    {
        long sum = 0;
        first = -1;
        for (var i = 0; i < window.Count; i++)
        {
            if (window.Segments[i].Id != segmentId || window.Instance(window.Segments[i].Instance).Loop.Id != "2200B") continue;

            var segment = window[i];
            if (!segment.Is(1, taken) && !segment.Is(1, refused)) continue;
            if (first < 0) first = i;
            sum += Cents.Of(segment[2]);
        }

        return sum;
    }
}
