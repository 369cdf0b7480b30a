using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Validation;

/// <summary>Dollars of an element as whole cents: sums of them are exact and quick.</summary>
internal static class Cents
{
    private static ReadOnlySpan<byte> CentsOfUnit => [100, 10, 1]; // By decimals.

    private const int MaxDigits = 12; // More is a fault, and not counted: sums of a file stay within a long.

    /// <summary>The cents of X12 types R and N; 0 where it is no amount, which another fault tells.</summary>
    public static long Of(ReadOnlySpan<byte> value)
    {
        if (ElementValue.TryShort(value, out var few, out var decimals) && decimals < CentsOfUnit.Length) return few * (long)CentsOfUnit[decimals];

        long dollars = 0;
        var length = 0;
        for (; length < value.Length && (uint)(value[length] - '0') <= 9; length++) dollars = dollars * 10 + (value[length] - '0');
        if (length == value.Length && length <= MaxDigits) return dollars * 100;
        if (length + 3 == value.Length && length is > 0 and < MaxDigits - 2 && value[length] == '.')
        {
            uint tens = (uint)(value[length + 1] - '0'), ones = (uint)(value[length + 2] - '0');
            if (tens <= 9 && ones <= 9) return dollars * 100 + tens * 10 + ones;
        }

        return OfAny(value);
    }

    private static long OfAny(ReadOnlySpan<byte> value)
    {
        long cents = 0;
        int decimals = -1, digits = 0;
        var isNegative = !value.IsEmpty && value[0] == '-';
        foreach (var letter in isNegative ? value[1..] : value)
        {
            if (letter == '.' && decimals < 0)
            {
                decimals = 0;
                continue;
            }

            if (letter is < (byte)'0' or > (byte)'9' || decimals == 2 || ++digits > MaxDigits) return 0;
            cents = cents * 10 + (letter - '0');
            if (decimals >= 0) decimals++;
        }

        cents *= decimals switch { 2 => 1, 1 => 10, _ => 100 };
        return isNegative ? -cents : cents;
    }

    /// <summary>12345 as 123.45.</summary>
    public static string Text(long cents) =>
        (cents / 100m).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
}
