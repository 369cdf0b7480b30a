namespace ClaimsCluster.X12.Reading;

/// <summary>The first place of each kind of leniency in an interchange. One array a reader, and only when there is one.</summary>
internal sealed class LeniencyLog
{
    private static readonly int KindCount = Enum.GetValues<LeniencyKind>().Length;

    private Leniency[] _found = [];
    private int _count;
    private uint _kinds;

    /// <summary>A copy, in file order, that later reading does not change.</summary>
    public IReadOnlyList<Leniency> Found => _count == 0 ? [] : _found[.._count];

    public bool Has(LeniencyKind kind) => (_kinds & (1u << (int)kind)) != 0;

    /// <summary>A new interchange.</summary>
    public void Clear() => (_count, _kinds) = (0, 0);

    public void Add(LeniencyKind kind, int segmentInFile, long offset, int length)
    {
        if (Has(kind)) return;
        _kinds |= 1u << (int)kind;
        if (_found.Length == 0) _found = new Leniency[KindCount];
        _found[_count++] = new Leniency(kind, segmentInFile, offset, length);
    }
}
