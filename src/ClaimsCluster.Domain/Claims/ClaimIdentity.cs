using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Claims;

/// <summary>Ids from content: the same claim gets the same id wherever and whenever it arrives (ARCHITECTURE: grains).</summary>
public static class ClaimIdentity
{
    // Crockford's digits: no I, L, O or U, so that an id read aloud is written right.
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 16;

    /// <summary>The tenant's id key of a host with a virtual clock: it derives from the seed.</summary>
    public static byte[] KeyOf(string tenant, long seed) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"claims id key\n{tenant}\n{seed}"));

    /// <summary>Submitter, billing NPI, CLM01, patient name, birth date and first service: what corrections leave alone.</summary>
    public static string ClaimId(byte[] key, string submitter, ProfessionalClaim claim, string salt = "") => Id(
        key, "claim", submitter, claim.BillingProvider.Npi, claim.ClaimNumber, claim.PatientLastName, claim.PatientFirstName,
        $"{claim.PatientBirthDate:yyyyMMdd}", $"{claim.FirstServiceDate:yyyyMMdd}", salt);

    /// <summary>Billing tax id and MRN; without an MRN name, birth date and sex.</summary>
    public static string AccountId(byte[] key, ProfessionalClaim claim) => claim.MedicalRecordNumber is { Length: > 0 } mrn
        ? Id(key, "account", claim.BillingProvider.TaxId, mrn)
        : Id(
            key, "account", claim.BillingProvider.TaxId, "", claim.PatientLastName, claim.PatientFirstName,
            $"{claim.PatientBirthDate:yyyyMMdd}", claim.PatientSex);

    /// <summary>Of a patient by billing tax id and MRN: the account that his claims give too.</summary>
    public static string AccountId(byte[] key, string taxId, string mrn) => Id(key, "account", taxId, mrn);

    /// <summary>Of a visit: billing tax id and the practice's number of it.</summary>
    public static string VisitId(byte[] key, string taxId, string encounter) => Id(key, "visit", taxId, encounter);

    /// <summary>Of the second, third, ... claim of one visit.</summary>
    public static string Further(string claimId, int ordinal) => Id([], "further", claimId, $"{ordinal}");

    /// <summary>Of a visit's claim: what the 837 of a practice that sends claims itself would give.</summary>
    public static string ClaimId(byte[] key, string npi, string encounter, string last, string first, DateOnly? birthDate, DateOnly day) =>
        Id(key, "claim", "visits", npi, encounter, last, first, $"{birthDate:yyyyMMdd}", $"{day:yyyyMMdd}", "");

    /// <summary>Of a person in one practice: the same under whatever record number.</summary>
    public static string PersonKey(byte[] key, string taxId, string last, string first, DateOnly? birthDate, string sex) =>
        Id(key, "person", taxId, last, first, $"{birthDate:yyyyMMdd}", sex);

    /// <summary>SHA-256 over all its segments, in lower-case hex.</summary>
    public static string ContentHash(ClaimParts parts)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in new[] { parts.BillingProvider, parts.Subscriber, parts.Patient, parts.Claim })
        {
            sha.AppendData(part);
            sha.AppendData([0]);
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    /// <summary>Our CLM01 of a filing: claim id, check character, sequence letter, issue number (D§4.6); at most 20 characters.</summary>
    public static string Clm01(string claimId, string sequence, int issue) => $"{claimId}{Check(claimId)}{sequence}{issue}";

    /// <summary>The claim that a CLM01 of ours names; null when it is not one of ours.</summary>
    public static string? ClaimOf(string clm01) =>
        clm01.Length is > Length + 1 and <= 20 && clm01[Length] == Check(clm01[..Length]) ? clm01[..Length] : null;

    private static char Check(string claimId)
    {
        // Weighted by place, so that two characters changed with each other show.
        var sum = 0;
        for (var place = 0; place < claimId.Length; place++)
            sum += (place + 1) * Math.Max(0, Digits.IndexOf(claimId[place], StringComparison.Ordinal));
        return Digits[sum % 31];
    }

    private static string Id(byte[] key, params ReadOnlySpan<string?> parts)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            var utf8 = Encoding.UTF8.GetBytes((part ?? "").Trim().ToUpperInvariant());
            BinaryPrimitives.WriteInt32LittleEndian(length, utf8.Length);
            hmac.AppendData(length);
            hmac.AppendData(utf8);
        }

        var hash = hmac.GetHashAndReset();
        return string.Create(Length, hash, (id, bytes) =>
        {
            // 80 bits, five at a time.
            for (var place = 0; place < Length; place++)
            {
                var bit = place * 5;
                var two = (bytes[bit / 8] << 8) | bytes[(bit / 8) + 1];
                id[place] = Digits[(two >> (11 - (bit % 8))) & 31];
            }
        });
    }
}
