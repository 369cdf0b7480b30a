using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ClaimsCluster.X12.Schemas;

/// <summary>The codes an element may have, packed so that a look-up compares numbers.</summary>
internal sealed class CodeList
{
    private const int LinearLimit = 64;
    private const int ShownLimit = 12;

    private readonly ulong _letters; // Codes of one byte, from '0' on: bit n is '0' + n.
    private readonly ulong[] _sorted; // Filled up to whole vectors with what is no code.
    private readonly string[] _codes;

    public CodeList(IReadOnlyList<string> codes)
    {
        _codes = [.. codes];
        foreach (var code in codes)
        {
            if (code.Length == 1) _letters |= 1ul << (code[0] - '0');
        }

        var packed = codes.Select(code => Pack(System.Text.Encoding.ASCII.GetBytes(code))).Order();
        var filling = -codes.Count & (Vector512<ulong>.Count - 1);
        _sorted = [.. new ulong[filling], .. packed];
    }

    public IReadOnlyList<string> Codes => _codes;

    public bool Contains(ReadOnlySpan<byte> code) => code.Length <= sizeof(ulong) && Contains(Pack(code));

    public bool Contains(ulong packed)
    {
        if (packed <= byte.MaxValue) return packed - '0' < 64 && (_letters >> (int)(packed - '0') & 1) != 0;

        return _sorted.Length > LinearLimit ? Array.BinarySearch(_sorted, packed) >= 0 : IsOneOf(packed);
    }

    /// <summary>Looks at all of them: where it would stop nobody can foretell.</summary>
    private bool IsOneOf(ulong packed)
    {
        var wanted = Vector512.Create(packed);
        var found = Vector512<ulong>.Zero;
        for (var at = 0; at < _sorted.Length; at += Vector512<ulong>.Count)
            found |= Vector512.Equals(Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_sorted), (nuint)at), wanted);
        return found != Vector512<ulong>.Zero;
    }

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
