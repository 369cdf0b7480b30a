using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ClaimsCluster.Abstractions.Storing;

/// <summary>The audit chain of one stream (FAULTS I21).</summary>
public static class EventChain
{
    /// <summary>
    /// SHA-256 over the previous hash, then stream, seq, type, at (microseconds since 0001-01-01 UTC), actor and
    /// body, each with its length in front.
    /// </summary>
    public static byte[] Hash(
        ReadOnlySpan<byte> previous, string stream, long seq, string type, DateTimeOffset at, string actor, ReadOnlySpan<byte> body)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(sha, previous);
        Append(sha, stream);
        Append(sha, seq);
        Append(sha, type);
        Append(sha, at.UtcTicks / TimeSpan.TicksPerMicrosecond);
        Append(sha, actor);
        Append(sha, body);
        return sha.GetHashAndReset();
    }

    private static void Append(IncrementalHash sha, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        sha.AppendData(bytes);
    }

    private static void Append(IncrementalHash sha, string text)
    {
        Span<byte> utf8 = stackalloc byte[512];
        if (Encoding.UTF8.TryGetBytes(text, utf8, out var written)) Append(sha, utf8[..written]);
        else Append(sha, Encoding.UTF8.GetBytes(text).AsSpan());
    }

    private static void Append(IncrementalHash sha, ReadOnlySpan<byte> bytes)
    {
        Append(sha, (long)bytes.Length);
        sha.AppendData(bytes);
    }
}
