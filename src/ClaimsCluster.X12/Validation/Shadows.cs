namespace ClaimsCluster.X12.Validation;

/// <summary>
/// What is missing only because a fault already told left its place empty: the segment stands elsewhere, or something
/// unknown stands in its place.
/// </summary>
internal sealed class Shadows
{
    private readonly List<uint> _elsewhere = [];
    private int[]? _ranks; // Of the open loops, when something unknown was passed over.

    /// <summary>A segment of this identifier was told to stand where it cannot.</summary>
    public void StandsElsewhere(uint segmentId) => _elsewhere.Add(segmentId);

    /// <summary>Something unknown was told; it may have been anything that could come then.</summary>
    public void SomethingUnknown(ReadOnlySpan<LoopFrame> open)
    {
        _ranks = new int[open.Length];
        for (var i = 0; i < open.Length; i++) _ranks[i] = open[i].Rank;
    }

    /// <summary>Whether what is missing is such a shadow; each is so once.</summary>
    public bool Covers(uint segmentId, int depth, int rank)
    {
        if (_elsewhere.Remove(segmentId)) return true;
        if (!IsUnknownAt(depth, rank)) return false;

        _ranks = null;
        return true;
    }

    /// <summary>Whether the unknown segment may have been one of this rank.</summary>
    public bool IsUnknownAt(int depth, int rank) => _ranks is not null && depth < _ranks.Length && rank >= _ranks[depth];

    public void Clear()
    {
        if (_elsewhere.Count > 0) _elsewhere.Clear();
        _ranks = null;
    }
}
