namespace ClaimsCluster.Storage.Blobs;

/// <summary>Kept bytes, forward, one chunk in memory.</summary>
/// <param name="chunk">A chunk by its number from 0, read on the caller's thread; null after the last.</param>
/// <param name="chunkAsync">The same, read beside the caller.</param>
/// <param name="length">Of all chunks, in bytes.</param>
internal sealed class BlobStream(Func<int, byte[]?> chunk, Func<int, Task<byte[]?>> chunkAsync, long length) : Stream
{
    private ReadOnlyMemory<byte> _chunk;
    private int _nextChunk;
    private long _position;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException("Kept bytes are read forward.");
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_position == length || buffer.IsEmpty) return 0;
        if (_chunk.IsEmpty) _chunk = Next(chunk(_nextChunk));
        var count = Math.Min(buffer.Length, _chunk.Length);
        _chunk.Span[..count].CopyTo(buffer);
        _chunk = _chunk[count..];
        _position += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position != length && _chunk.IsEmpty && !buffer.IsEmpty)
            _chunk = Next(await chunkAsync(_nextChunk));
        return Read(buffer.Span);
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) =>
        throw new NotSupportedException("Kept bytes are read forward.");

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException("Kept bytes are never changed.");

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Kept bytes are never changed.");

    private byte[] Next(byte[]? read)
    {
        if (read is null or [])
            throw new InvalidDataException($"Chunk {_nextChunk} of {length} kept bytes is not there.");
        _nextChunk++;
        return read;
    }
}
