using ClaimsCluster.X12.Reading;
using static ClaimsCluster.X12.Validation.Rules.ClaimWords;

namespace ClaimsCluster.X12.Validation.Rules;

/// <summary>Addresses: what a country needs, and what a payer takes for a place (SNIP 4).</summary>
internal static class AddressRules
{
    private const int ZipDigits = 9;
    private const int MaxStreet = 55; // Element 166.

    public static IReadOnlyList<ClaimRule> All { get; } =
    [
        new("C4-006", 4, Both, null, SegmentId.N4, StateIsThere),
        new("C4-007", 4, Both, null, SegmentId.N4, ZipIsThere),
        new("C4-008", 4, Both, "2010AA", SegmentId.N4, BillingZipIsWhole),
        new("C4-009", 4, Professional, "2310C", SegmentId.N4, FacilityZipIsWhole),
        new("C4-009", 4, Professional, "2420C", SegmentId.N4, FacilityZipIsWhole),
        new("C4-009", 4, Institutional, "2310E", SegmentId.N4, FacilityZipIsWhole),
        new("C4-010", 4, Both, "2010AA", SegmentId.N3, BillingAddressIsAStreet),
    ];

    private static void StateIsThere(in ClaimView claim, int index)
    {
        var city = claim[index];
        if (!city[2].IsEmpty || !IsNorthern(city)) return;

        claim.Tell(
            new RuleFault(
                "C4-006", 4, "the state is missing",
                "a state or province of two letters, or another country in N404")
            {
                ClaimStatus = $"A6:501{EntityOf(claim, index)}",
            },
            index, 2);
    }

    private static void ZipIsThere(in ClaimView claim, int index)
    {
        var city = claim[index];
        if (!city[3].IsEmpty || !IsNorthern(city)) return;

        claim.Tell(
            new RuleFault("C4-007", 4, "the ZIP code is missing", "a ZIP or postal code, or another country in N404")
            {
                ClaimStatus = $"A6:500{EntityOf(claim, index)}",
            },
            index, 3);
    }

    private static void BillingZipIsWhole(in ClaimView claim, int index)
    {
        if (HasWholeZip(claim[index])) return;

        claim.Tell(
            new RuleFault(
                "PRV-06", 4, "the billing provider's ZIP code is not whole",
                "nine digits, the last four not 0000")
            {
                ClaimStatus = "A7:500:85",
                IsWarning = true,
            },
            index, 3);
    }

    private static void FacilityZipIsWhole(in ClaimView claim, int index)
    {
        if (HasWholeZip(claim[index])) return;

        claim.Tell(
            new RuleFault(
                "PRV-06", 4, "the service facility's ZIP code is not whole",
                "nine digits, the last four not 0000")
            {
                ClaimStatus = "A7:500:77",
                IsWarning = true,
            },
            index, 3);
    }

    private static void BillingAddressIsAStreet(in ClaimView claim, int index)
    {
        var street = claim[index];
        var element = IsBox(street[1]) ? 1 : IsBox(street[2]) ? 2 : 0;
        if (element == 0) return;

        claim.Tell(
            new RuleFault(
                "PRV-05", 4, "the billing provider's address is a post office box",
                "a street; the box may stand in 2010AB, where payment goes")
            {
                ClaimStatus = "A7:503:85",
                IsWarning = true, // A published example has one.
            },
            index, element);
    }

    /// <summary>Whether the address is of the United States or Canada.</summary>
    private static bool IsNorthern(in Segment city) =>
        city[4].IsEmpty || city.Is(4, "US"u8) || city.Is(4, "CA"u8);

    /// <summary>The role of the loop's party behind a colon, as a 277CA names it.</summary>
    private static string EntityOf(in ClaimView claim, int index)
    {
        var name = claim[claim.OpenerOf(index)];
        return name.Is(1, "PE"u8) ? ":PR" : $":{name.GetString(1)}";
    }

    private static bool HasWholeZip(in Segment city)
    {
        var zip = city[3];
        if (zip.IsEmpty || !(city[4].IsEmpty || city.Is(4, "US"u8))) return true;

        return zip.Length == ZipDigits && !zip.EndsWith("0000"u8) && !zip.ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }

    /// <summary>PO BOX, P.O. BOX, POST OFFICE BOX, LOCK BOX and the like; not BOXWOOD LANE.</summary>
    private static bool IsBox(ReadOnlySpan<byte> street)
    {
        if (street.Length > MaxStreet || street.IndexOfAny((byte)'X', (byte)'x') < 0) return false; // Nearly all.

        Span<byte> letters = stackalloc byte[street.Length];
        var count = 0;
        foreach (var letter in street)
        {
            if (letter == '.') continue;
            letters[count++] = letter is >= (byte)'a' and <= (byte)'z' ? (byte)(letter & ~0x20) : letter;
        }

        var upper = (ReadOnlySpan<byte>)letters[..count];
        for (var box = upper.IndexOf("BOX"u8); box >= 0;)
        {
            var before = upper[..box].TrimEnd((byte)' ');
            var end = box + 3;
            if ((end == count || !IsLetter(upper[end])) && EndsWithOffice(before)) return true;

            var next = upper[end..].IndexOf("BOX"u8);
            box = next < 0 ? -1 : end + next;
        }

        return false;
    }

    private static bool EndsWithOffice(ReadOnlySpan<byte> text) =>
        EndsWithWord(text, "PO"u8) || EndsWithWord(text, "P O"u8)
        || EndsWithWord(text, "POST OFFICE"u8) || EndsWithWord(text, "LOCK"u8);

    private static bool EndsWithWord(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) =>
        text.EndsWith(word) && (text.Length == word.Length || !IsLetter(text[^(word.Length + 1)]));

    private static bool IsLetter(byte letter) => letter is >= (byte)'A' and <= (byte)'Z';
}
