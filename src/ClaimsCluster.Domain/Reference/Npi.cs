namespace ClaimsCluster.Domain.Reference;

/// <summary>The National Provider Identifier: nine digits and a check digit.</summary>
public static class Npi
{
    // The digits 80840 in front of every NPI add 24 to the Luhn sum (CMS, "Requirements for NPI Check Digit").
    private const int SumOfPrefix = 24;

    /// <summary>
    /// True of 10 digits that begin with 1 or 2 and whose Luhn sum over 80840 + NPI ends in 0 (D§5.2, G37).
    /// </summary>
    public static bool IsValid(ReadOnlySpan<char> npi)
    {
        if (npi.Length != 10 || npi[0] is not ('1' or '2')) return false;

        var sum = SumOfPrefix;
        for (var index = 0; index < npi.Length; index++)
        {
            if (!char.IsAsciiDigit(npi[index])) return false;
            var digit = npi[index] - '0';
            var isDoubled = index % 2 == 0; // Every second digit from the right, next to the check digit.
            sum += isDoubled ? (digit * 2 / 10) + (digit * 2 % 10) : digit;
        }

        return sum % 10 == 0;
    }
}
