using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Validation;

/// <summary>A number of a hierarchy that does not fit (SYN-16).</summary>
internal sealed record LevelFault(int Element, int DataElement, string Expected)
{
    public string Found { get; init; } = "";

    /// <summary>The HL, when it is not the segment at hand.</summary>
    public SegmentSpot Spot { get; init; }

    /// <summary>Bytes from the start of the file to the element.</summary>
    public long Offset { get; init; }
}

/// <summary>HL01 counts from 1, HL02 names the level above, LX01 counts the lines of a claim.</summary>
/// <remarks>After a wrong number the count goes on from it or around it, so that one slip is one fault.</remarks>
internal sealed class LevelCheck
{
    private readonly OpenLevel[] _open = new OpenLevel[16]; // By depth.
    private int _count;      // HL seen.
    private int _last;       // HL01 of the last one, as written.
    private int _lines;
    private int _lastLine;

    private record struct OpenLevel(bool IsLevel, byte Written, bool HasChild, SegmentSpot Spot, int Position);

    public void Start()
    {
        (_count, _last) = (0, 0);
        StartUnit();
        Array.Clear(_open);
    }

    public LevelFault? Take(in Segment hl, LoopWalker walker, SegmentSpot spot)
    {
        var depth = walker.Depth;
        if (depth == 0) return null; // It ended the loop it stands in: that is told.

        ref var level = ref walker.Top;
        var parent = depth > 1 ? walker.Open[depth - 1].Level : 0;
        _open[depth] = new OpenLevel(true, hl[4] is [var written] ? written : (byte)0, false, spot, hl.Position(4));
        _count++;
        var number = Number(hl[1]);
        var isNext = number == _count || number == _last + 1;
        level.Level = number > 0 ? number : _count;
        level.IsLowest = hl[4] is [(byte)'0'];
        _last = isNext ? number : _count;
        if (!isNext && !hl[1].IsEmpty) return new LevelFault(1, 628, $"{_count}: levels count from 1 in steps of 1");
        if (hl[2].IsEmpty ? parent == 0 : Number(hl[2]) == parent) return null;

        return new LevelFault(2, 734, parent == 0 ? "nothing: this level is the highest" : $"{parent}, the level it stands under");
    }

    public void StartUnit() => (_lines, _lastLine) = (0, 0);

    public ElementFault? TakeLine(in Segment lx)
    {
        _lines++;
        var number = Number(lx[1]);
        var isNext = number == _lines || number == _lastLine + 1;
        _lastLine = isNext ? number : _lines;
        return isNext || lx[1].IsEmpty
            ? null
            : new ElementFault("SYN-17", "7", 2, $"{_lines}: lines count from 1 in order") { ClaimStatus = "A7:247" };
    }

    /// <summary>Counts a line that has the number it should have; false, and nothing is counted, when it has another.</summary>
    public bool TryTakeLine(ReadOnlySpan<byte> number)
    {
        if (Number(number) != _lines + 1) return false;

        _lastLine = ++_lines;
        return true;
    }

    /// <summary>A level opens; its HL may be missing.</summary>
    public void Open(int depth)
    {
        _open[depth] = default;
        _open[depth - 1].HasChild = true;
    }

    /// <summary>A level ends: HL04 said whether others stand below it.</summary>
    public LevelFault? Close(int depth)
    {
        ref readonly var level = ref _open[depth];
        if (!level.IsLevel || level.Written != (level.HasChild ? '0' : '1')) return null;

        return new LevelFault(4, 736, level.HasChild ? "1: a level stands below it" : "0: no level stands below it")
        {
            Found = level.HasChild ? "0" : "1",
            Spot = level.Spot,
            Offset = level.Spot.Offset + level.Position,
        };
    }

    private static int Number(ReadOnlySpan<byte> value) => ElementValue.CountOrZero(value);
}
