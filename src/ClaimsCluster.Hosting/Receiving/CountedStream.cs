namespace ClaimsCluster.Hosting.Receiving;

/// <summary>Counts what is read. The stream below it is its owner's: it stays open.</summary>
internal sealed class CountedStream(Stream bytes) : Stream
{
    public long Count { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("It is counted while it is read.");

    public override long Position
    {
        get => Count;
        set => throw new NotSupportedException("It is read forward.");
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = bytes.Read(buffer, offset, count);
        Count += read;
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await bytes.ReadAsync(buffer, cancellationToken);
        Count += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("It is read forward.");

    public override void SetLength(long value) => throw new NotSupportedException("It is read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("It is read.");
}
