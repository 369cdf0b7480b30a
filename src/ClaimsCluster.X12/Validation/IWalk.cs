using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Schemas;

namespace ClaimsCluster.X12.Validation;

/// <summary>What a walk through the loops of a set is told of.</summary>
internal interface IWalk
{
    /// <summary>The place of the segment that comes now.</summary>
    SegmentSpot Here { get; }

    /// <summary>A loop has opened; it is the innermost.</summary>
    void Opened(LoopRule loop);

    /// <summary>The innermost loop ends; its missing parts have been told.</summary>
    void Closing(LoopRule loop);

    /// <summary>A segment is missing: it should stand where the spot is.</summary>
    /// <param name="loop">The loop that lacks it, or the loop that it would open.</param>
    /// <param name="depth">How deep the open loop lies that lacks it.</param>
    /// <param name="segment">What is missing.</param>
    /// <param name="spot">Where it should stand.</param>
    void Missing(LoopRule loop, int depth, SegmentRule segment, SegmentSpot spot);

    /// <summary>A segment stands where it cannot: IK304 1, 2, 4, 5 or 7.</summary>
    void Misplaced(uint segmentId, SegmentSpot spot, string ik3, string loopId, string expected);

    /// <summary>The element that tells what a segment is holds none of the codes possible here.</summary>
    void Unqualified(in Segment segment, SegmentRule rule, string expected);
}
