using System.Buffers;
using ClaimsCluster.X12.Schemas;

namespace ClaimsCluster.X12.Validation;

/// <summary>Judges codes by their form, and those of short official lists by the list. What has the right form is taken to exist.</summary>
public sealed class FormCodeSets : ICodeSets
{
    // CMS, place of service codes for professional claims.
    private static readonly CodeList s_places = new(
        "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 31 32 33 34 41 42 49 50 51 52 53 54 55 56 57 58 60 61 62 65 66 71 72 81 99"
            .Split(' '));

    // USPS and Canada Post: states, districts, territories, freely associated states, military, provinces.
    private static readonly CodeList s_states = new(
        ("AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY "
            + "AS GU MP PR VI FM MH PW AA AE AP AB BC MB NB NL NS NT NU ON PE QC SK YT").Split(' '));

    private static readonly SearchValues<byte> s_digits = SearchValues.Create("0123456789"u8);

    private static readonly SearchValues<byte> s_codeLetters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);

    /// <summary>The one there needs to be.</summary>
    public static FormCodeSets Instance { get; } = new();

    /// <inheritdoc/>
    public bool Contains(CodeSet set, ReadOnlySpan<byte> code) => set switch
    {
        CodeSet.Icd10Cm => code.Length is >= 3 and <= 7 && IsLetter(code[0]) && IsDigit(code[1]) && AreCodeLetters(code[2..]),
        CodeSet.Icd10Pcs => code.Length == 7 && AreCodeLetters(code) && !code.ContainsAny((byte)'I', (byte)'O'),
        CodeSet.Procedure => IsProcedure(code),
        CodeSet.Modifier => code.Length == 2 && AreCodeLetters(code),
        CodeSet.PlaceOfService => s_places.Contains(code),
        CodeSet.Revenue => code.Length is 3 or 4 && AreDigits(code), // Published examples leave the leading zero out.
        CodeSet.Taxonomy => code.Length == 10 && AreCodeLetters(code) && code[9] == 'X',
        CodeSet.State => s_states.Contains(code),
        CodeSet.Ndc => code.Length == 11 && AreDigits(code),
        CodeSet.AdjustmentReason => IsAdjustmentReason(code),
        CodeSet.Remark => IsRemark(code),
        CodeSet.StatusCategory => code.Length is 2 or 3 && IsLetter(code[0]) && AreCodeLetters(code),
        CodeSet.Status => code.Length is >= 1 and <= 3 && AreDigits(code),
        _ => true,
    };

    /// <summary>CPT: five digits, or four and F, M, T or U (categories II, III, administrative, laboratory). HCPCS II: a letter and four digits.</summary>
    private static bool IsProcedure(ReadOnlySpan<byte> code)
    {
        if (code.Length != 5) return false;
        return IsDigit(code[0])
            ? AreDigits(code[..4]) && (IsDigit(code[4]) || code[4] is (byte)'A' or (byte)'F' or (byte)'M' or (byte)'T' or (byte)'U')
            : code[0] is >= (byte)'A' and <= (byte)'V' && AreDigits(code[1..]);
    }

    /// <summary>1 to 3 digits, or a letter and 1 or 2 digits, such as A1, B15, P5, W1.</summary>
    private static bool IsAdjustmentReason(ReadOnlySpan<byte> code) => code.Length switch
    {
        0 or > 3 => false,
        _ when AreDigits(code) => code[0] != '0',
        _ => code[0] is (byte)'A' or (byte)'B' or (byte)'D' or (byte)'P' or (byte)'W' or (byte)'Y' && code.Length > 1 && AreDigits(code[1..]),
    };

    /// <summary>M, MA or N and 1 to 3 digits.</summary>
    private static bool IsRemark(ReadOnlySpan<byte> code)
    {
        var letters = code.StartsWith("MA"u8) ? 2 : 1;
        return code.Length > letters && code.Length <= letters + 3 && code[0] is (byte)'M' or (byte)'N' && AreDigits(code[letters..]);
    }

    private static bool IsLetter(byte one) => one is >= (byte)'A' and <= (byte)'Z';

    private static bool IsDigit(byte one) => one is >= (byte)'0' and <= (byte)'9';

    private static bool AreDigits(ReadOnlySpan<byte> code) => !code.ContainsAnyExcept(s_digits);

    private static bool AreCodeLetters(ReadOnlySpan<byte> code) => !code.ContainsAnyExcept(s_codeLetters);
}
