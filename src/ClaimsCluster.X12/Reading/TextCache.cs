using System.Buffers.Binary;
using System.Text;

namespace ClaimsCluster.X12.Reading;

/// <summary>
/// The texts of elements as strings. Codes, payers and cities come again and again in a file: of those one string is
/// kept, and handed out each time. A newer text takes the place of an older one, so that the memory has a bound.
/// </summary>
/// <remarks>Names of people are of too many kinds: looking for them costs more than making them anew.</remarks>
internal sealed class TextCache
{
    private const int Places = 8 * 1024;
    private const int LongestKept = 32; // Bytes.

    private readonly string?[] _codes = new string?[128 * 128]; // One or two letters: each has its place.
    private readonly string?[] _kept = new string?[Places];

    /// <summary>A text that may come again; null when it is empty.</summary>
    public string? OrNull(ReadOnlySpan<byte> value) => value.IsEmpty ? null : Text(value);

    /// <summary>A text that may come again.</summary>
    public string Text(ReadOnlySpan<byte> value)
    {
        if (value.Length is 0 or > LongestKept) return New(value);
        if (value.Length <= 2) return Code(value);

        ref var kept = ref _kept[Hash(value) % Places];
        return kept is not null && Ascii.Equals(value, kept) ? kept : Keep(value, ref kept);
    }

    private string Code(ReadOnlySpan<byte> value)
    {
        int first = value[0], second = value.Length == 2 ? value[1] : 0;
        if ((first | second) > 0x7F || second == 0 && value.Length == 2) return New(value);

        ref var kept = ref _codes[first << 7 | second];
        return kept ??= New(value);
    }

    private static string Keep(ReadOnlySpan<byte> value, ref string? kept)
    {
        var text = New(value);
        if (Ascii.IsValid(value)) kept = text;
        return text;
    }

    /// <summary>A text that will hardly come again, such as a number of a claim; null when it is empty.</summary>
    public static string? NewOrNull(ReadOnlySpan<byte> value) => value.IsEmpty ? null : New(value);

    /// <summary>A text that will hardly come again.</summary>
    public static string New(ReadOnlySpan<byte> value) =>
        Ascii.IsValid(value) ? Encoding.Latin1.GetString(value) : ElementValue.Text(value);

    /// <summary>Mixes the first and the last eight bytes with the length.</summary>
    private static uint Hash(ReadOnlySpan<byte> value)
    {
        ulong start = 0, end = 0;
        if (value.Length >= sizeof(ulong))
        {
            start = BinaryPrimitives.ReadUInt64LittleEndian(value);
            end = BinaryPrimitives.ReadUInt64LittleEndian(value[^sizeof(ulong)..]);
        }
        else if (value.Length >= sizeof(uint))
        {
            start = BinaryPrimitives.ReadUInt32LittleEndian(value);
            end = BinaryPrimitives.ReadUInt32LittleEndian(value[^sizeof(uint)..]);
        }
        else
        {
            foreach (var letter in value) start = (start << 8) | letter;
        }

        unchecked
        {
            var mixed = (start ^ (ulong)value.Length) * 0x9E3779B97F4A7C15; // Fibonacci hashing: the golden ratio.
            mixed = (mixed ^ (mixed >> 32) ^ end) * 0x9E3779B97F4A7C15;
            return (uint)(mixed >> 40);
        }
    }
}
