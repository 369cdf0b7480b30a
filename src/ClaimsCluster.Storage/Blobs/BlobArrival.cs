using System.Buffers;
using System.Security.Cryptography;
using ClaimsCluster.Storage.Committing;

namespace ClaimsCluster.Storage.Blobs;

/// <summary>
/// Takes bytes in, one chunk in memory: small ones in one commit; larger ones chunk by chunk under a temporary id,
/// named when the hash is known.
/// </summary>
internal sealed class BlobArrival(BatchQueue<BatchWork> writes, string tenant)
{
    /// <summary>Bytes a chunk. It shares its commit with rows: a larger one would hold them up.</summary>
    public const int ChunkBytes = 256 * 1024;

    /// <summary>Takes the stream to its end.</summary>
    /// <returns>The hash in lower-case hex.</returns>
    public async Task<string> Take(Stream bytes, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            var first = await Next(bytes, buffer, cancel);
            return first.Length < ChunkBytes ? await TakeWhole(first) : await TakeLarge(first, bytes, buffer, cancel);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> Next(Stream bytes, byte[] buffer, CancellationToken cancel)
    {
        var chunk = buffer.AsMemory(0, ChunkBytes);
        return chunk[..await bytes.ReadAtLeastAsync(chunk, ChunkBytes, throwOnEndOfStream: false, cancel)];
    }

    private async Task<string> TakeWhole(ReadOnlyMemory<byte> whole)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(whole.Span));
        await writes.Do(new KeepBlob(tenant, sha256, whole));
        return sha256;
    }

    private async Task<string> TakeLarge(ReadOnlyMemory<byte> first, Stream bytes, byte[] buffer, CancellationToken cancel)
    {
        var blob = await writes.Do(new BeginBlob(tenant));
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var length = 0L;
            var number = 0;
            for (var chunk = first; !chunk.IsEmpty; chunk = await Next(bytes, buffer, cancel))
            {
                hash.AppendData(chunk.Span);
                length += chunk.Length;
                await writes.Do(new AddChunk(blob, number++, chunk)); // Until it is written the buffer is the writer's.
            }

            var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            await writes.Do(new NameBlob(blob, tenant, sha256, length));
            return sha256;
        }
        catch
        {
            await TryDrop(blob);
            throw;
        }
    }

    private async Task TryDrop(long blob)
    {
        try
        {
            await writes.Do(new DropBlob(blob));
        }
        catch (Exception error) when (error is StoreWriteException or CommitUnknownException or ObjectDisposedException)
        {
            // The next start removes it; the caller hears of the first error, not of this one.
        }
    }
}
