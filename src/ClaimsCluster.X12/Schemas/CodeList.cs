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

    public bool Contains(ReadOnlySpan<byte> code) => code.Length <= sizeof(ulong) && Contains(Pack(code));

    public bool Contains(ulong packed) =>
        _sorted.Length > LinearLimit ? Array.BinarySearch(_sorted, packed) >= 0 : _sorted.AsSpan().Contains(packed);

    /// <summary>One to eight bytes as a number, the first byte lowest.</summary>
    public static ulong Pack(ReadOnlySpan<byte> code)
    {
        ulong packed = 0;
        for (var i = code.Length - 1; i >= 0; i--) packed = (packed << 8) | code[i];
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
