namespace ClaimsCluster.X12.Tests.Scanning;

/// <summary>A beginning, and then the same block until a length is reached. Nothing of it is kept.</summary>
internal sealed class RepeatingStream(byte[] beginning, byte[] block, long length) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        ReadOnlySpan<byte> next = Position < beginning.Length
            ? beginning.AsSpan((int)Position)
            : block.AsSpan((int)((Position - beginning.Length) % block.Length));
        var read = (int)Math.Min(Math.Min(count, next.Length), length - Position);
        next[..read].CopyTo(buffer.AsSpan(offset));
        Position += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
