using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ClaimsCluster.Domain.Adjudication;

/// <summary>Four numbers from content: the only chance there is in a simulated payer (FAULTS I26).</summary>
/// <param name="First">Of 0 to 2^64 - 1, as all.</param>
/// <param name="Second">Independent of the first.</param>
/// <param name="Third">Independent of both.</param>
/// <param name="Fourth">Independent of all.</param>
public readonly record struct Draw(ulong First, ulong Second, ulong Third, ulong Fourth)
{
    /// <summary>The numbers of these parts: SHA-256 over them, one a line.</summary>
    public static Draw Of(params ReadOnlySpan<string> parts)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)), hash);
        return new(
            BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash[8..]),
            BinaryPrimitives.ReadUInt64BigEndian(hash[16..]), BinaryPrimitives.ReadUInt64BigEndian(hash[24..]));
    }
}

/// <summary>The payer's claim number.</summary>
public static class Icn
{
    /// <summary>17 digits: year and day of receipt (YYDDD), then 12 of the content.</summary>
    /// <param name="payerId">The payer's id.</param>
    /// <param name="claimNumber">CLM01 as the payer was sent.</param>
    /// <param name="receivedOn">The day of receipt.</param>
    /// <remarks>With nine digits, two of 45,000 claims that a payer gets on one day would likely be named alike.</remarks>
    public static string From(string payerId, string claimNumber, DateOnly receivedOn)
    {
        var serial = Draw.Of(payerId, claimNumber, $"{receivedOn:yyyyMMdd}").First % 1_000_000_000_000;
        return $"{receivedOn:yy}{receivedOn.DayOfYear:000}{serial:000000000000}";
    }
}

/// <summary>The days on which a payer decides.</summary>
public static class PayerCycle
{
    private static readonly DateOnly Origin = new(2000, 1, 1);

    /// <summary>
    /// The first cycle day after a date: days since 2000-01-01 that <paramref name="cycleDays"/> divides.
    /// </summary>
    /// <param name="date">The day of receipt; itself never the answer.</param>
    /// <param name="cycleDays">Days from cycle to cycle, 1 or more.</param>
    public static DateOnly Next(DateOnly date, int cycleDays)
    {
        var past = date.DayNumber - Origin.DayNumber;
        var sinceCycle = ((past % cycleDays) + cycleDays) % cycleDays; // Of days before the origin too.
        return date.AddDays(cycleDays - sinceCycle);
    }

    /// <summary>When a payer decides on a cycle day: 22:00 UTC (ARCHITECTURE: time).</summary>
    public static DateTimeOffset InstantOf(DateOnly day) => new(day, new(22, 0), TimeSpan.Zero);
}
