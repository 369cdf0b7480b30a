using ClaimsCluster.X12.Schemas;

namespace ClaimsCluster.X12.Validation;

/// <summary>What a set says of all its units together.</summary>
internal abstract class SetTotal
{
    /// <summary>What a guide's sets say; null when they say nothing.</summary>
    public static SetTotal? Of(GuideSchema guide) => guide.Name switch
    {
        "835" => new PaymentTotal(),
        "277CA" => new AcknowledgmentTotal(),
        _ => null,
    };

    /// <summary>A unit has ended.</summary>
    public abstract void Add(in ClaimView unit);

    /// <summary>A loop around units, or the set, ends: segments that stand outside of units are left in the window.</summary>
    public abstract void Check(LoopRule loop, ClaimWindow window, IClaimFaults faults);
}
