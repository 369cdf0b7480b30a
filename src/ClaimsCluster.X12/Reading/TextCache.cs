using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace ClaimsCluster.X12.Reading;

/// <summary>
/// The texts of elements as strings. Codes, payers and cities come again and again in a file: of those one string is
/// kept, and handed out each time. A newer text takes the place of an older one, so that the memory has a bound.
/// </summary>
/// <remarks>
/// Names of people are of too many kinds: looking for them costs more than making them anew. What is longer than a code
/// is kept when it comes a second time: most of it never does, and to collect what has been kept for a while is dear.
/// </remarks>
internal sealed class TextCache
{
    private const int PlaceBits = 13;
    private const int LongestCode = 7, LongestOfKey = 15, LongestKept = 32; // Bytes.

    private readonly Kept[] _kept = new Kept[1 << PlaceBits];
    private readonly ulong[] _seen = new ulong[1 << PlaceBits]; // Hashes of what came once.

    /// <summary>A text that may come again; null when it is empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // Where an element is mostly empty, that is foretold there.
    public string? OrNull(ReadOnlySpan<byte> value) => value.IsEmpty ? null : Text(value);

    /// <summary>A text that may come again.</summary>
    public string Text(ReadOnlySpan<byte> value)
    {
        if (value.Length is 0 or > LongestKept) return New(value);

        var (start, last) = Key(value);
        ref var kept = ref _kept[Hash(start, last) >> (64 - PlaceBits)];
        var isKept = kept.Start == start && kept.Last == last && (value.Length <= LongestOfKey || Ascii.Equals(value, kept.Text));
        return isKept ? kept.Text! : Keep(value, start, last);
    }

    /// <summary>A text that will hardly come again, such as a number of a claim; null when it is empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static string? NewOrNull(ReadOnlySpan<byte> value) => value.IsEmpty ? null : New(value);

    /// <summary>A text that will hardly come again.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)] // It makes the methods around it long.
    public static string New(ReadOnlySpan<byte> value) =>
        Ascii.IsValid(value) ? Encoding.Latin1.GetString(value) : ElementValue.Text(value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private string Keep(ReadOnlySpan<byte> value, ulong start, ulong last)
    {
        var text = New(value);
        var hash = Hash(start, last);
        var place = hash >> (64 - PlaceBits);
        if (value.Length <= LongestCode || _seen[place] == hash) _kept[place] = new Kept { Start = start, Last = last, Text = text };
        _seen[place] = hash;
        return text;
    }

    /// <summary>The length, and all bytes of up to fifteen; of more, the first and the last of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (ulong Start, ulong Last) Key(ReadOnlySpan<byte> value)
    {
        var length = (ulong)value.Length << 56;
        if (value.Length >= sizeof(ulong)) // The eighth byte from behind is one of the first eight, where the key must tell all.
            return (BinaryPrimitives.ReadUInt64LittleEndian(value), BinaryPrimitives.ReadUInt64LittleEndian(value[^sizeof(ulong)..]) >> 8 | length);
        if (value.Length >= sizeof(uint))
            return (BinaryPrimitives.ReadUInt32LittleEndian(value) | (ulong)BinaryPrimitives.ReadUInt32LittleEndian(value[^sizeof(uint)..]) << 32, length);
        return (value[0] | (uint)value[value.Length / 2] << 8 | (uint)value[^1] << 16, length);
    }

    /// <summary>Fibonacci hashing: by the golden ratio, and by another odd number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(ulong start, ulong last) =>
        unchecked(start * 0x9E3779B97F4A7C15 + last * 0xC2B2AE3D27D4EB4F);

    /// <summary>A text by its key. There is none of length 0.</summary>
    private struct Kept
    {
        public ulong Start, Last;
        public string? Text;
    }
}
