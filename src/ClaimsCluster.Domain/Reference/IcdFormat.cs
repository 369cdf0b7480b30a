namespace ClaimsCluster.Domain.Reference;

/// <summary>The form of an ICD-10-CM code as claims carry it; whether there is such a code is a second question (G48).</summary>
public static class IcdFormat
{
    private const int Shortest = 3, Longest = 7;

    /// <summary>A letter, a digit, then one to five letters or digits; capitals, without the point.</summary>
    public static bool IsValid(string code) =>
        code.Length is >= Shortest and <= Longest
        && char.IsAsciiLetterUpper(code[0]) && char.IsAsciiDigit(code[1])
        && code.Skip(2).All(IsLetterOrDigit);

    private static bool IsLetterOrDigit(char one) => char.IsAsciiLetterUpper(one) || char.IsAsciiDigit(one);
}
