namespace ClaimsCluster.X12.Schemas;

/// <summary>The codes an element may have, packed so that a look-up compares numbers.</summary>
internal sealed class CodeList
{
    private const int LinearLimit = 12;
    private const int ShownLimit = 12;

    private readonly ulong[] _sorted;
    private readonly string[] _codes;

    public CodeList(IReadOnlyList<string> codes)
    {
        _codes = [.. codes];
        _sorted = [.. codes.Select(code => Pack(System.Text.Encoding.ASCII.GetBytes(code))).Order()];
    }

    public IReadOnlyList<string> Codes => _codes;

    public bool Contains(ReadOnlySpan<byte> code) => code.Length <= 8 && Contains(Pack(code));

    public bool Contains(ulong packed)
    {
        var sorted = _sorted;
        if (sorted.Length > LinearLimit) return Array.BinarySearch(sorted, packed) >= 0;

        foreach (var one in sorted)
        {
            if (one == packed) return true;
        }

        return false;
    }

    /// <summary>Up to eight bytes as a number.</summary>
    public static ulong Pack(ReadOnlySpan<byte> code)
    {
        ulong packed = 0;
        foreach (var letter in code) packed = (packed << 8) | letter;
        return packed;
    }

    /// <summary>The codes for a message: A, B or C.</summary>
    public override string ToString() => _codes.Length switch
    {
        1 => _codes[0],
        <= ShownLimit => $"{string.Join(", ", _codes[..^1])} or {_codes[^1]}",
        _ => $"{string.Join(", ", _codes[..ShownLimit])} or one of {_codes.Length - ShownLimit} more",
    };
}
