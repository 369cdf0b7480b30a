namespace ClaimsCluster.X12.Validation;

/// <summary>The check digit of a national provider identifier: Luhn over 80840 and all ten digits (CMS; D§5.2).</summary>
public static class Npi
{
    private const int Prefix = 24; // What 80840 before it adds.
    private const int Length = 10;

    /// <summary>Whether it has ten digits, the first 1 or 2, and the last its check digit.</summary>
    public static bool IsRight(ReadOnlySpan<byte> npi) =>
        npi.Length == Length && !npi.ContainsAnyExceptInRange((byte)'0', (byte)'9') && npi[0] is (byte)'1' or (byte)'2'
        && CheckDigit(npi[..^1]) == npi[^1] - '0';

    /// <summary>The tenth digit that belongs to nine.</summary>
    public static int CheckDigit(ReadOnlySpan<byte> nine)
    {
        var sum = Prefix;
        for (var i = 0; i < nine.Length; i++)
        {
            var digit = nine[i] - '0';
            if ((nine.Length - 1 - i) % 2 == 0) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }

        return (10 - sum % 10) % 10;
    }
}
