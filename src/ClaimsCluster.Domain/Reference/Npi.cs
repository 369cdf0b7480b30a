using System.Text;

namespace ClaimsCluster.Domain.Reference;

/// <summary>The National Provider Identifier: nine digits and a check digit.</summary>
public static class Npi
{
    private const int Length = 10;

    /// <summary>
    /// True of 10 digits that begin with 1 or 2 and whose Luhn sum over 80840 + NPI ends in 0 (D§5.2, G37).
    /// </summary>
    public static bool IsValid(ReadOnlySpan<char> npi)
    {
        Span<byte> bytes = stackalloc byte[Length];
        return npi.Length == Length && Ascii.IsValid(npi) && Encoding.ASCII.GetBytes(npi, bytes) == Length
            && X12.Validation.Npi.IsRight(bytes);
    }
}
