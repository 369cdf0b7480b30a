using System.Security.Cryptography;
using System.Text;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Storage.Tests;

/// <summary>Rows, events and stores of which only what the test says matters.</summary>
internal static class Some
{
    public const string Tenant = "north";

    public static readonly DateTimeOffset Day = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);

    public static readonly byte[] Body = Bytes(1, 2000);

    public static EntityId Id(int number) => Id($"c{number:0000}");

    public static EntityId Id(string key) => new("claim", Tenant, key);

    public static RowWrite Row(EntityId id, params StoredEvent[] events) =>
        new(id, new("clean"), Day, DueAt: null, OpenEffects: 0, events);

    public static StoredEvent Event(long seq, string? identity = null) =>
        new(seq, "Posted", identity, Day, "system", seq == 1 ? [] : Bytes((int)seq - 1, 32), Bytes((int)seq, 32), Bytes(7, 120));

    public static byte[] Bytes(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
