using System.Globalization;

namespace ClaimsCluster.Simulation.Generating;

/// <summary>Numbers that look drawn and never repeat: ordinals are scattered over the whole range of numbers.</summary>
internal static class Numbering
{
    private const ulong Step = 618_033_988_751; // Prime to 2, 3 and 5, so to every range below: no two ordinals meet.
    private const string MbiLetters = "ACDEFGHJKMNPQRTUVWXY"; // Without S, L, O, I, B and Z (D§5.3 SUB-03).
    private const string Digits = "0123456789";

    /// <summary>So many digits, the first may be 0.</summary>
    /// <param name="ordinal">From 0; below 10 to the power of <paramref name="length"/>.</param>
    /// <param name="length">1 to 18.</param>
    /// <param name="start">Where the range begins: another start, other numbers.</param>
    public static string OfDigits(long ordinal, int length, ulong start)
    {
        var range = 1UL;
        for (var digit = 0; digit < length; digit++) range *= 10;
        return Scattered(ordinal, range, start).ToString(CultureInfo.InvariantCulture).PadLeft(length, '0');
    }

    /// <summary>A Medicare Beneficiary Identifier: C A AN N A AN N A A N N.</summary>
    public static string Mbi(long ordinal, ulong start)
    {
        string[] alphabets =
        [
            "123456789", MbiLetters, Digits + MbiLetters, Digits, MbiLetters, Digits + MbiLetters, Digits, MbiLetters,
            MbiLetters, Digits, Digits,
        ];
        var range = alphabets.Aggregate(1UL, (product, alphabet) => product * (ulong)alphabet.Length);
        var rest = Scattered(ordinal, range, start);
        return string.Concat(alphabets.Select(alphabet =>
        {
            var (quotient, place) = Math.DivRem(rest, (ulong)alphabet.Length);
            rest = quotient;
            return alphabet[(int)place];
        }));
    }

    /// <summary>An NPI of nine digits and their check digit (D§5.2): Luhn over 80840 and all ten.</summary>
    public static string Npi(string nineDigits) =>
        nineDigits + X12.Validation.Npi.CheckDigit(System.Text.Encoding.ASCII.GetBytes(nineDigits)).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static ulong Scattered(long ordinal, ulong range, ulong start) =>
        (ulong)((((UInt128)(ulong)ordinal * Step) + start) % range);
}
