using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ClaimsCluster.Abstractions.Storing;

/// <summary>The audit chain of one stream (FAULTS I21).</summary>
public static class EventChain
{
    private const int NumberSize = sizeof(long);

    /// <summary>
    /// SHA-256 over the previous hash, then stream, seq, type, at (microseconds since 0001-01-01 UTC), actor and
    /// body, each with its length in front.
    /// </summary>
    public static byte[] Hash(
        ReadOnlySpan<byte> previous, string stream, long seq, string type, DateTimeOffset at, string actor, ReadOnlySpan<byte> body)
    {
        // Put together first: a call into the library costs more than the copy.
        var most = (7 * NumberSize) + previous.Length + body.Length
            + Encoding.UTF8.GetMaxByteCount(stream.Length + type.Length + actor.Length);
        var buffer = ArrayPool<byte>.Shared.Rent(most);
        var rest = buffer.AsSpan();
        Append(ref rest, previous);
        Append(ref rest, stream);
        Append(ref rest, seq);
        Append(ref rest, type);
        Append(ref rest, at.UtcTicks / TimeSpan.TicksPerMicrosecond);
        Append(ref rest, actor);
        Append(ref rest, body);
        var hash = SHA256.HashData(buffer.AsSpan(..^rest.Length));
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }

    private static void Append(ref Span<byte> rest, long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(rest, number);
        rest = rest[NumberSize..];
    }

    private static void Append(ref Span<byte> rest, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, rest[NumberSize..]);
        BinaryPrimitives.WriteInt64LittleEndian(rest, length);
        rest = rest[(NumberSize + length)..];
    }

    private static void Append(ref Span<byte> rest, ReadOnlySpan<byte> bytes)
    {
        Append(ref rest, (long)bytes.Length);
        bytes.CopyTo(rest);
        rest = rest[bytes.Length..];
    }
}
