using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>What a guide asks of a set while its segments pass by. The seam for whole schemas.</summary>
internal interface ISetScan
{
    /// <summary>Claims with a fault of their own, so far.</summary>
    int FaultyClaimCount { get; }

    /// <summary>Whether the set lacks something that no claim can do without. Known after <see cref="End"/>.</summary>
    bool IsRefused { get; }

    /// <summary>A segment between ST and SE.</summary>
    void Take(in Segment segment);

    /// <summary>SE has come.</summary>
    void End();
}
